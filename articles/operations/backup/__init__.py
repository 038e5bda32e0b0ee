"""Backups: database and media together, whole or not at all, and restored only when equal."""
