"""What editors see: the admin. Decides nothing: it asks a form and calls an act."""
