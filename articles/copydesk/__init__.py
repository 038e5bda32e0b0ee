"""Checks on a draft, one a file."""
