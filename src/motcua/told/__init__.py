"""What officer and applicant read alike: one presenter for both, so that nobody is told another story."""
