"""What the pages of the lab show, as plain values."""
