"""Where a form makes people stop: counters of the way through it, never what was answered, never by whom."""
