"""What editors decide about the doubts in national records."""
