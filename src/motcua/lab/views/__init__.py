"""What happens at each address of the lab."""
