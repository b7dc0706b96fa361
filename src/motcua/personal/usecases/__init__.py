"""What is done with a request about personal data: asked, answered."""
