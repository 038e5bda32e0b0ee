"""Finding: what one look at an installation found."""

from dataclasses import asdict, dataclass

OK, WARNING, ERROR = "ok", "warning", "error"


@dataclass(frozen=True)
class Finding:
    """A sentence on how it is and, where it is not well, one on how to mend it."""

    name: str
    state: str
    words: str
    cure: str = ""

    def __iter__(self):
        return iter(asdict(self).items())


def well(name: str, words: str) -> Finding:
    return Finding(name, OK, words)


def doubtful(name: str, words: str, cure: str) -> Finding:
    return Finding(name, WARNING, words, cure)


def wrong(name: str, words: str, cure: str) -> Finding:
    return Finding(name, ERROR, words, cure)
