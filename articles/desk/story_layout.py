"""Where the fields of a story stand in its form: in the writing column, or beside it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.copydesk.limits import BODY_WORDS, LIMITS

WRITING = ("token", "kicker", "headline", "intro", "body")
WORK = ("assignee", "deadline", "embargo")
PLACE = ("section", "genre", "form")
LEAD = ("lead_image", "lead_preview", "lead_caption", "lead_alt", "lead_decorative")
DETAILS = ("place", "sources", "dated", "language", "slug", "corrections_place")
SEARCH = ("search_title", "search_description")
SOCIAL = ("social_title", "social_description")

# The authors stand after what is of class “before-authors”.
FIELDSETS: Any = (
    (None, {"classes": ("writing",), "fields": WRITING}),
    (_("Work"), {"classes": ("side",), "fields": WORK}),
    (_("Place in the paper"), {"classes": ("side", "before-authors"), "fields": PLACE}),
    (_("Tags"), {"classes": ("side", "tags-box"), "fields": ("tags",)}),
    (_("Lead picture"), {"classes": ("side",), "fields": LEAD}),
    (_("Details"), {"classes": ("side", "collapse"), "fields": DETAILS}),
    (
        _("Search and social"),
        {"classes": ("side", "collapse", "cards-box"), "fields": SEARCH + SOCIAL},
    ),
)


def tell_limits(fields) -> None:
    """Say in the form itself what the limits are, for the counts beside the fields."""
    # In characters, and a body in words.
    for name, limit in (LIMITS | {"body": BODY_WORDS}).items():
        if name in fields:
            fields[name].widget.attrs["data-limit"] = limit
