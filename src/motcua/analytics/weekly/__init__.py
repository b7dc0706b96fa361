"""One sheet for the weekly meeting: what came in, by whose hand, what is late and where, and what was assigned."""
