"""What readers and subscribers get. Knows editions, and no draft."""
