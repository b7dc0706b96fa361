"""Running an installation: the embedded database, the processes, and the check that explains what is wrong."""
