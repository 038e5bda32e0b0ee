"""Credits as the house prints them, and the lines of copy that hold one. Knows no table."""
