"""Tests of generated ledgers."""
