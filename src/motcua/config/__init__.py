"""Settings, addresses and wiring of the whole house."""
