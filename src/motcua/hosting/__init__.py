"""Running an installation: the embedded database, the web and worker processes, and the check that explains what is wrong."""
