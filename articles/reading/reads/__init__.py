"""How often stories are read: hours and numbers, and nothing about who reads."""
