"""The portal in front of a real database."""
