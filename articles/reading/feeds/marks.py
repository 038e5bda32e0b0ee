"""Marks: what else than its own rows a feed shows, each as a row of one shape.

A row of an edition never changes, so its number stands for it. Names, and what a picture
says, do change, and so does what readers may see of it: those are marks by themselves.
"""

import datetime as dt
from collections.abc import Iterable

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    F,
    Func,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import MD5, Cast, Coalesce

from articles.editions.edition import Edition, EditionByline, EditionPicture, EditionTag
from articles.editions.removal import Removal

# How long a feed says that a story was removed for good.
REMEMBERED = dt.timedelta(days=30)
NAMED, REMOVED, MARK = "named", "removed", "mark"
COLUMNS = ("what", "number", "key", "moment", "changed", "words")
# What the query in state.py knows by these names: so a mark is the same text for every
# request, and Django writes it once. NAME is that of a section, the number of a liveblog.
NUMBERS = RawSQL("SELECT number FROM newest", ())
NAME = RawSQL("SELECT name FROM asked", ())
AT = RawSQL("SELECT at FROM asked", ())
SINCE = RawSQL("SELECT since FROM asked", ())
PICTURE = (
    "alt",
    "caption",
    "copyright_notice",
    "credit",
    "file",
    "kind",
    "photographer",
    "renditions",
    "rights_end",
)


class Joined(Func):
    """Texts after each other. Django's own Concat nests them deeper than SQLite reads."""

    template, arg_joiner = "(%(expressions)s)", " || "
    output_field = TextField()


def said(
    what: str, rows: QuerySet, number: str, *words: str, changed: str = ""
) -> QuerySet:
    """Rows of any table in the columns that all have in common."""
    nothing = Cast(Value(None), DateTimeField())
    columns = {
        "what": Value(what, CharField()),
        "number": F(number),
        "key": Value(0, BigIntegerField()),
        "moment": nothing,
        "changed": F(changed) if changed else nothing,
        "words": _joined(words),
    }
    named = {f"said_{name}": columns[name] for name in COLUMNS}
    return rows.order_by().annotate(**named).values_list(*named)


def story_marks() -> list[QuerySet]:
    """What the items of a feed's editions show of other tables."""
    editions = Edition.objects.filter(pk__in=NUMBERS)
    authors = EditionByline.objects.filter(edition_id__in=NUMBERS)
    tags = EditionTag.objects.filter(content_object_id__in=NUMBERS)
    other = ("tag__merged_into__slug", "tag__merged_into__name")
    return [
        said(MARK, editions, "section_id", "section__slug", "section__name"),
        said(MARK, authors, "author_id", "author__slug", "author__name"),
        said(MARK, tags, "tag_id", "tag__slug", "tag__name", *other),
        picture_marks(EditionPicture.objects.filter(edition_id__in=NUMBERS)),
    ]


def picture_marks(uses: QuerySet) -> QuerySet:
    """The pictures of these uses, and since when readers no longer see them."""
    ended = Case(When(image__rights_end__lte=AT, then=F("image__rights_end")))
    words = MD5(_joined(f"image__{name}" for name in PICTURE))
    uses = uses.annotate(ended=ended, picture=words)
    return said(MARK, uses, "image_id", "picture", changed="ended")


def removal_marks() -> list[QuerySet]:
    """The last removal, which may have changed any row for good; and the ids of stories
    that were lately taken away whole."""
    last = Removal.objects.filter(
        pk__in=RawSQL("SELECT MAX(id) FROM articles_removal", ())
    )
    recent = Removal.objects.filter(removed_at__gt=SINCE, removed_at__lte=AT)
    uuid = Case(When(whole=True, then=Cast("article_uuid", TextField())))
    recent = recent.annotate(uuid=uuid)
    return [
        said(MARK, last, "id", changed="removed_at"),
        said(REMOVED, recent, "id", "uuid", changed="removed_at"),
    ]


def _joined(names: Iterable[str]):
    """Values as one text, a line each: no value of one line can pass for two."""
    pieces: list = [Value("", TextField())]
    for name in names:
        pieces += [Coalesce(Cast(F(name), TextField()), Value("")), Value("\n")]
    return Joined(*pieces)
