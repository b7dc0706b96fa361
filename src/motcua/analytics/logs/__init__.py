"""What the log of one source shows as a whole: how many, how far, on how many different ways."""
