"""The pages of citizens: find a procedure, apply or prepare, track."""
