"""Keeps an installation well: signs of life, retention, backups, and what the doctor finds."""
