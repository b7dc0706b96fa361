"""Publishing figures safely: approved cubes, small cells hidden in all their tables together, and an exact audit."""
