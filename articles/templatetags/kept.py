"""`{% kept "teaser" %}…{% endkept %}`: a part that is written once for what it shows."""

from collections.abc import Callable, Hashable

from django import template
from django.conf import settings

from articles.reading.kept import here, kept, rows, values, whole
from articles.reading.machine.social_image import social_image

register = template.Library()
# What of the place where it stands a teaser is written by.
OF_A_TEASER = ("size", "level", "picture", "first", "by_clock")
OF_THE_PAPER = ("SITE_NAME", "SITE_TAGLINE", "SITE_URL", "SITE_ABOUT", "SITE_EMAIL")


class KeptNode(template.Node):
    def __init__(self, nodelist, kind: str):
        self.nodelist = nodelist
        self.key = KEYS[kind]
        self.kind = kind

    def render(self, context) -> str:
        key = self.key(context)
        if key is None:
            return self.nodelist.render(context)
        return kept((self.kind, *key), lambda: self.nodelist.render(context))


@register.tag("kept")
def kept_tag(parser, token) -> KeptNode:
    _name, kind = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, kind.strip('"'))


def _teaser(context) -> tuple | None:
    edition = context.get("edition")
    if edition is None:
        return None
    place = tuple([context.get(name) for name in OF_A_TEASER])
    return (place, *whole(edition, context.get("at") or None))


def _frame(context) -> tuple | None:
    """The masthead and the foot of the pages of now."""
    request = context.get("request")
    if request is None or hasattr(request, "look_back"):
        return None
    section, page = context.get("section"), context.get("page")
    edition = getattr(page, "edition", None)
    return (
        here(),
        bool(context.get("front")),
        getattr(section, "pk", None),
        getattr(edition, "section_id", None),
        rows(context.get("sections") or ()),
        tuple([getattr(settings, name) for name in OF_THE_PAPER]),
    )


def _story(context) -> tuple | None:
    """A story's own text; a liveblog is another each time."""
    page, request = context["page"], context.get("request")
    if context.get("live") or request is None or request.GET:
        return None
    edition = page.edition
    authors = [byline.author for byline in edition.bylines.all()]
    tags = [row for tag in edition.tags.all() for row in (tag, tag.lasting)]
    return (
        *whole(edition, None),
        rows(authors),
        rows(tags),
        page.body,
        page.summary,
        tuple([(*values(f.image), f.caption, f.alt, f.licence) for f in page.figures]),
        bool(context.get("further")),
        tuple([getattr(settings, name) for name in OF_THE_PAPER]),
        request.path,
    )


def _head(context) -> tuple | None:
    """What machines are told of a story; its card is drawn after it went out."""
    story = _story(context)
    return story and (*story, social_image(context["page"].edition))


KEYS: dict[str, Callable[..., tuple[Hashable, ...] | None]] = {
    "teaser": _teaser,
    "masthead": _frame,
    "foot": _frame,
    "story": _story,
    "head": _head,
}
