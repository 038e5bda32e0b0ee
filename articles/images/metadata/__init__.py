"""What a picture file says about itself, read and written. Knows no table and no Django."""
