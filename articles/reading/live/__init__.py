"""Liveblogs as readers get them: the posts on a page, each by itself, and what is new."""
