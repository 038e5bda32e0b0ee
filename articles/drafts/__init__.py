"""The desk's truth: Article, Revision."""
