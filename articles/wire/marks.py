"""What the first and the last characters of a line tell."""

import re

LONGEST_HEADLINE = 120
LONGEST_CROSSHEAD = 70
CLOSING = "’”'\"»«)] "
SENTENCE_ENDS = ".!?…"
ENDS = SENTENCE_ENDS + ":;,"
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


def tight(line: str) -> bool:
    """Whether its dash stands against the word, which a lone line may do by chance."""
    return bool(TIGHT_BULLET.match(line))


def bare(words: str) -> str:
    """Letters and digits only, to tell whether two lines say the same."""
    return "".join(filter(str.isalnum, words.casefold()))
