"""Our way to the database: Django's own backend for PostgreSQL, with a cheaper look at a connection before its use."""
