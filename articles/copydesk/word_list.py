"""Lists of words, written as a line that can be read."""


def word_list(words: str) -> tuple[str, ...]:
    """Words parted by spaces, in order."""
    return tuple(words.split())


def word_set(words: str) -> frozenset[str]:
    """The same, for looking words up."""
    return frozenset(words.split())
