"""The portrait of an author, with its credit."""

import datetime as dt

from django.utils.safestring import SafeString

from articles.masthead.author import Author
from articles.reading.figure import Figure, shown


def portrait(author: Author, at: dt.datetime) -> Figure | None:
    """None where there is none, or readers may not see it any more."""
    image = author.picture
    if image is None or not shown(image, at):
        return None
    return Figure(image, SafeString(""), image.alt or author.name, size="portrait")
