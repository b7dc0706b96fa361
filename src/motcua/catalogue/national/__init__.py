"""Records of the national portal: read as they are, doubted aloud."""
