"""Who looked at whose data, and proof that the book of what happened was not changed behind our back."""
