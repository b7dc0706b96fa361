"""The pages of the lab: who does not use the online door, why, and what changes that."""
