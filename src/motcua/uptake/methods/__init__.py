"""Estimators, one method a file: pure functions on arrays, each with its source and its convention of errors."""
