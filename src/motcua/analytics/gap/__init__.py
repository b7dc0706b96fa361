"""Why two shares of online dossiers differ: procedure mix, eligibility and use, adding up to the gap exactly."""
