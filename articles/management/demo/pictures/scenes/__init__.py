"""What the pictures show, a scene or two a file."""
