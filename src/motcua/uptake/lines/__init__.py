"""Each method as one line of words: columns and files in, answer out; for commands and for studies."""
