"""What a story's text may contain: grammar, clean, parse, render. Knows no table."""
