"""Proving a definition before it is published: its author's cases, what no answers reach, words hard to read."""
