"""The rows of copy as they came, and which of them begin a list item."""

from dataclasses import dataclass

from articles.wire.marks import bullet, dashed, ends_sentence


@dataclass(frozen=True)
class Row:
    """One row as it came, `indent` columns from the left."""

    text: str
    indent: int


def full(above: Row, row: Row, width: int) -> bool:
    """Whether the first word of `row`, with its dash, would not have fitted above it."""
    words = row.text.split(" ", 2)
    first = " ".join(words[:2]) if bullet(row.text) else words[0]
    return len(above.text) + 1 + len(first) > width


def list_items(group: list[Row], width: int) -> set[int]:
    """The places of the rows that begin a list item.

    In copy wrapped at `width` a dash may also begin a row in the middle of a sentence,
    unless another row of the group has a dash that can only be a list's.
    """
    marked = [place for place, row in enumerate(group) if bullet(row.text)]
    if not marked or not width or marked[0] == 0:
        return set(marked)
    inside = {place for place in marked if _mid_sentence(group, place, width)}
    if len(marked) == 1 and _aside(group, marked[0], width):
        return set()
    items = set(marked) - inside
    if not all(_led_in(group[place - 1]) for place in items):
        return set(marked)
    return {place for place in marked if place >= min(items, default=len(group))}


def _mid_sentence(group: list[Row], place: int, width: int) -> bool:
    """Whether the row above was full when its sentence was not."""
    above, row, *below = group[place - 1 : place + 2]
    if not (_unfinished(above, row) and full(above, row, width)):
        return False
    if not below:
        return True
    hanging = below[0].indent >= row.indent + 2
    next_item = bullet(below[0].text) and not full(row, below[0], width)
    return not (hanging or next_item)


def _aside(group: list[Row], place: int, width: int) -> bool:
    """Whether a lone dash goes on with the row above, though that had room to spare.

    That row is no headline when it is long, or goes on itself with what stands above.
    """
    above, row = group[place - 1 : place + 1]
    long = len(above.text) * 2 > width
    text = long or (place > 1 and not ends_sentence(group[place - 2].text))
    return text and bullet(row.text)[0].islower() and _unfinished(above, row)


def _unfinished(above: Row, row: Row) -> bool:
    stops = ends_sentence(above.text) or above.text.endswith((":", ";"))
    return dashed(row.text) and not stops


def _led_in(above: Row) -> bool:
    """Whether a list may begin below this row."""
    return ends_sentence(above.text) or above.text.endswith(":")
