"""What is done with a mandate: drawn up, confirmed, used, taken back."""
