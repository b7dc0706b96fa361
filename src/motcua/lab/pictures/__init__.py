"""Pictures of a method's answer: what is drawn is decided without the drawing libraries."""
