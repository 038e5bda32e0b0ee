"""Two versions of a text side by side, in words that everybody reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body.differences import (
    ADDED,
    CHANGED,
    MOVED,
    REMOVED,
    SAME,
    Row,
    Run,
    Said,
    differences,
    two_sides,
    word_differences,
)
from articles.body.one_text import one_text as one_text_of
from articles.images.image import Image
from articles.images.renditions import renditions

register = template.Library()
DIFFERENCES = "admin/articles/_differences.html"
# So many unchanged blocks stand beside a change, to show where it is.
AROUND = 1


@dataclass(frozen=True)
class Stretch:
    """Rows to show, or rows without a change that are folded away."""

    rows: list[Row]
    folded: bool

    @property
    def words(self) -> str:
        count = len(self.rows)
        return ngettext(
            "%(count)d block unchanged", "%(count)d blocks unchanged", count
        ) % {"count": count}


@register.inclusion_tag(DIFFERENCES)
def show_differences(
    old_html: str, new_html: str, old_title: str = "", new_title: str = ""
) -> dict:
    """Two stored bodies, aligned: `{% show_differences old.body new.body %}`."""
    return shown(differences(old_html, new_html), old_title, new_title)


@register.inclusion_tag(DIFFERENCES)
def show_rows(
    rows: list[Row],
    old_title: str = "",
    new_title: str = "",
    pictures: dict[int, Image] | None = None,
    apart: bool = False,
) -> dict:
    """As `show_differences`, of rows, and pictures, that were found before.

    `apart`: two texts to choose from, of which neither is the older one.
    """
    return shown(rows, old_title, new_title, pictures) | {"apart": apart}


@register.inclusion_tag("admin/articles/_runs.html")
def show_word_differences(old_text: str, new_text: str) -> dict:
    """Two plain texts as one line: what went, and what came in its place."""
    return {"runs": word_differences(old_text or "", new_text or "")}


@register.inclusion_tag("admin/articles/_runs.html")
def show_runs(runs: Iterable[Run], apart: bool = False) -> dict:
    return {"runs": runs, "apart": apart}


@register.filter
def beside(old_text: str, new_text: str) -> tuple:
    """Two plain texts side by side: the runs of each."""
    return two_sides(old_text or "", new_text or "")


def shown(
    rows: list[Row],
    old_title: str = "",
    new_title: str = "",
    pictures: dict[int, Image] | None = None,
) -> dict:
    """What the template needs."""
    return {
        "stretches": folded(rows),
        "pictures": pictures_of(rows) if pictures is None else pictures,
        "old_title": old_title or _("Was"),
        "new_title": new_title or _("Is"),
    }


def pictures_of(rows: Iterable[Row]) -> dict[int, Image]:
    """The pictures that rows show, by key: one query, however many."""
    ids = {said.image_id for row in rows for said in (*row.old, *row.new)} - {0}
    return Image.objects.in_bulk(ids) if ids else {}


def folded(rows: list[Row]) -> list[Stretch]:
    """Long stretches without a change in one line, with a neighbour on either side."""
    near = {
        place + step
        for place, row in enumerate(rows)
        if row.kind != SAME
        for step in range(-AROUND, AROUND + 1)
    }
    stretches: list[Stretch] = []
    for place, row in enumerate(rows):
        fold = place not in near
        if stretches and stretches[-1].folded == fold:
            stretches[-1].rows.append(row)
        else:
            stretches.append(Stretch([row], fold))
    return stretches


@register.filter
def stretches(rows: Iterable[Row]) -> list[Stretch]:
    """Rows of a text, with what stayed folded away."""
    return folded(list(rows))


@register.filter
def one_text(row: Row) -> tuple[Said, ...]:
    """The lines of a block, with what went before what came in its place."""
    return one_text_of(row)


@register.filter
def row_words(row: Row) -> str:
    """What happened to a block: “Paragraph changed”."""
    block = block_words(row.name)
    if row.kind == MOVED:
        words = _("%(block)s, moved to here") if row.new else _("%(block)s, moved away")
    else:
        words = {
            SAME: _("%(block)s, unchanged"),
            ADDED: _("%(block)s, added"),
            REMOVED: _("%(block)s, removed"),
            CHANGED: _("%(block)s, changed"),
        }[row.kind]
    if row.kind == CHANGED and row.old_name != row.new_name:
        block = f"{block_words(row.old_name)} → {block}"
    return words % {"block": block}


@register.filter
def block_words(name: str) -> str:
    """The desk's word for a kind of block."""
    return {
        "paragraph": _("Paragraph"),
        "crosshead": _("Crosshead"),
        "picture": _("Picture"),
        "gallery": _("Gallery"),
        "quotation": _("Quotation"),
        "pullquote": _("Pull quote"),
        "list": _("List"),
        "factbox": _("Fact box"),
        "embed": _("Embed"),
        "table": _("Table"),
    }.get(name, name)


@register.filter
def label_words(label: str) -> str:
    """What a line of a block is; running text needs no name."""
    return {
        "title": _("Title"),
        "crosshead": _("Crosshead"),
        "caption": _("Caption"),
        "alt": _("Alt text"),
        "size": _("Size"),
        "address": _("Address"),
    }.get(label, "")


@register.filter
def setting_words(text: str) -> str:
    """A setting of a picture or list as the toolbar calls it."""
    return {
        "wide": _("Wide"),
        "half": _("Half"),
        "decorative": _("Decorative"),
        "ordered": _("Numbered list"),
    }.get(text, text)


@register.filter
def picture(pictures: dict[int, Image], image_id: int) -> Image | None:
    return pictures.get(image_id)


@register.filter
def smallest(image: Image) -> str:
    """The address of a picture's smallest rendition, "" where there is none yet."""
    made = [file for file in renditions(image) if file.format == "JPEG"]
    return made[0].url if made else ""
