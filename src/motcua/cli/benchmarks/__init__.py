"""Speed beside the physical limit measured in the same run; never a test."""
