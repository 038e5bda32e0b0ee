"""The demo paper's pictures, drawn and saved as an agency would deliver them."""
