"""Sections, authors, tags: what a paper has before its first story."""
