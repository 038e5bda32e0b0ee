"""What readers had before: the versions of a story, and what each changed."""

import datetime as dt
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from articles.body.differences import ADDED, Row, Run, differences, word_differences
from articles.editions.edition import Edition
from articles.images.image import Image
from articles.reading.figure import shown

A_PAGE = 10


@dataclass(frozen=True)
class FieldChange:
    """One line of a story that was changed: its name, and the words of both."""

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Version:
    """One edition, and how it differs from what readers had before it."""

    edition: Edition
    first: bool = False
    fields: tuple[FieldChange, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def same(self) -> bool:
        """Whether readers see no difference: a text for search, an address."""
        return not (self.first or self.fields or self.rows or self.edition.withdrawn)


@dataclass(frozen=True)
class Versions:
    """A page of them, newest first; `before` is where the next page starts."""

    versions: list[Version]
    pictures: dict[int, Image]
    newest: bool
    before: int | None


def versions(article_id: int, at: dt.datetime, before: int | None = None) -> Versions:
    """What went out of a story by `at`: five queries, however many there are.

    What was withdrawn stays gone: a text that readers lost is no version to look up.
    """
    sent = Edition.objects.due(at).filter(article_id=article_id)
    withdrawn = sent.filter(kind=Edition.Kind.WITHDRAWAL).order_by("-number")
    last = withdrawn.values_list("number", flat=True).first() or 0
    sent = sent.filter(number__gte=last).with_everything()
    if before:
        sent = sent.filter(number__lt=before)
    # One more than the page shows: what its last one is compared with.
    some = list(sent.order_by("-number")[: A_PAGE + 1])
    pairs = zip_longest(some[:A_PAGE], some[1 : A_PAGE + 1])
    shown_here = [_version(edition, earlier) for edition, earlier in pairs]
    more = some[A_PAGE - 1].number if len(some) > A_PAGE else None
    pictures = _pictures(row for version in shown_here for row in version.rows)
    return Versions(shown_here, pictures, before is None, more)


def _version(edition: Edition, earlier: Edition | None) -> Version:
    if edition.withdrawn:
        return Version(edition)
    if earlier is None or earlier.withdrawn:
        return Version(edition, first=True)
    rows: tuple[Row, ...] = ()
    if edition.body != earlier.body:
        rows = tuple(differences(earlier.body, edition.body))
    return Version(edition, fields=_fields(earlier, edition), rows=rows)


def _fields(old: Edition, new: Edition) -> tuple[FieldChange, ...]:
    changes = [
        FieldChange(name, tuple(word_differences(was, said)))
        for name, was, said in zip(_names(), _said(old), _said(new), strict=True)
        if was != said
    ]
    if (
        _picture_said(old) == _picture_said(new)
        and old.lead_image_id != new.lead_image_id
    ):
        another = Run(_("another picture"), ADDED)
        changes.append(FieldChange(_("Opening picture"), (another,)))
    return tuple(changes)


def _names() -> tuple[str, ...]:
    return (
        _("Kicker"),
        _("Headline"),
        _("Intro"),
        _("Section"),
        _("Authors"),
        _("Sources"),
        _("Place"),
        _("Genre"),
        _("Tags"),
        _("Opening picture"),
    )


def _said(edition: Edition) -> tuple[str, ...]:
    """All that a reader sees of a story beside its text, in the order of `_names`."""
    return (
        edition.kicker,
        edition.headline,
        edition.intro,
        edition.section.name,
        ", ".join(byline.author.name for byline in edition.bylines.all()),
        edition.sources,
        edition.place,
        edition.get_genre_display(),
        ", ".join(sorted(tag.name for tag in edition.tags.all())),
        _picture_said(edition),
    )


def _picture_said(edition: Edition) -> str:
    """Caption and credit, as they stand below it."""
    image = edition.lead_image
    if image is None:
        return ""
    return " ".join(filter(None, (edition.lead_caption, image.credit_line)))


def _pictures(rows) -> dict[int, Image]:
    """Those of the rows that readers may see now: one query."""
    ids = {said.image_id for row in rows for said in (*row.old, *row.new)} - {0}
    found = Image.objects.defer("metadata").in_bulk(ids) if ids else {}
    return {key: image for key, image in found.items() if shown(image)}
