"""Remark: what a check would have somebody look at, and where it stands."""

import hashlib
from dataclasses import dataclass

# As long as Dismissal.warning.
LONGEST_KEY = 200


@dataclass(frozen=True)
class Remark:
    """A warning: publishing goes on, and an editor may set it aside for this story.

    `words` are those it is about, `before` and `after` what stands around them, so that
    they are found again in a text that has changed meanwhile.
    """

    code: str
    message: str
    field: str
    words: str = ""
    before: str = ""
    after: str = ""
    # A word that the house may learn; with `beside`, two names that it may tell apart.
    learn: str = ""
    beside: str = ""

    @property
    def key(self) -> str:
        """The check and its words: what a Dismissal remembers."""
        key = f"{self.code}:{self.words}"
        if len(key) <= LONGEST_KEY:
            return key
        digest = hashlib.sha256(key.encode()).hexdigest()
        return f"{self.code}:{digest}"
