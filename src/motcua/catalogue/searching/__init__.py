"""Finding a procedure by the words people use: in PostgreSQL, without extensions."""
