"""What a person has filled in so far: kept sealed on the server until it is handed in, given up or too old."""
