"""Refused: why a backup or a restore was not done, in words for whoever asked."""


class Refused(Exception):
    """Nothing was changed."""
