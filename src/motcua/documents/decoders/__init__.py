"""Programs that open strangers' files: each runs alone, with little memory and time, and may fall without harm."""
