"""What the first and the last characters of a line tell."""

import re

LONGEST_HEADLINE = 120
LONGEST_CROSSHEAD = 70
CLOSING = "’”'\"»«)] "
SENTENCE_ENDS = ".!?…"
ENDS = SENTENCE_ENDS + ":;,"
DASHES = "-–—"
LOOSE_BULLET = re.compile(r"[-–—•*·▪●◦‣][ \u00a0]+|[•·▪●◦‣]")
TIGHT_BULLET = re.compile(r"[-–—*](?=[^\W\d_]|[‘“'\"])")
WORD = re.compile(r"\w")


def ends_sentence(line: str) -> bool:
    return line.rstrip(CLOSING).endswith(tuple(SENTENCE_ENDS))


def headline_like(line: str) -> bool:
    """Whether `line` is short, says something and has no end punctuation."""
    return (
        len(line) <= LONGEST_HEADLINE
        and bool(WORD.search(line))
        and not line.rstrip(CLOSING).endswith(tuple(ENDS))
    )


def crosshead_like(line: str) -> bool:
    return len(line) <= LONGEST_CROSSHEAD and headline_like(line)


def bullet(line: str) -> str:
    """What stands behind the dash or bullet of a list line, "" for another line."""
    mark = LOOSE_BULLET.match(line) or TIGHT_BULLET.match(line)
    words = line[mark.end() :].strip() if mark else ""
    return words if WORD.search(words) else ""


def dashed(line: str) -> bool:
    """Whether its mark may be none of a list: a dash of speech or an aside."""
    return line.startswith(tuple(DASHES))


def starred(line: str) -> bool:
    """Whether its mark may be that of a note."""
    return line.startswith("*")


def bare(words: str) -> str:
    """Letters and digits only, to tell whether two lines say the same."""
    return "".join(filter(str.isalnum, words.casefold()))
