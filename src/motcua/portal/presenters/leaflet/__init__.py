"""One procedure as a leaflet: the same shapes whether it can be submitted here or only be read about."""
