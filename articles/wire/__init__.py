"""Incoming copy becomes drafts, one format a file."""
