"""Asking the population register about somebody who agreed to it: for one draft, for one purpose, and written down."""
