"""What the applicant and the office say to each other about a dossier."""
