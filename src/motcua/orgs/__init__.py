"""Units of every tier with the period in which they exist, their succession, and their working hours."""
