"""The whole catalogue as files that anybody may take, with a dictionary of what is in them."""
