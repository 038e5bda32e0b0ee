"""Refused: why a file is not taken, or cannot be made into renditions."""

UNREADABLE = "unreadable"
BROKEN = "broken"
PIXELS = "pixels"
MEMORY = "memory"
TIME = "time"
CRASHED = "crashed"
BUSY = "busy"
GONE = "gone"
UNWRITTEN = "unwritten"


class Refused(Exception):
    """A file that is no picture for us; `reason` is one of the words above."""

    def __init__(self, reason: str, size: str = ""):
        super().__init__(f"{reason} {size}".strip())
        self.reason = reason
        self.size = size
