"""The life of a dossier: intake through every door, handling, deadline, decision, return of the result."""
