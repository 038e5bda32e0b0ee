"""The demo paper: stories, the pictures drawn for them, and who wrote them."""
