"""A picture says what it shows, to somebody who cannot see it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.problem import NO_ALT, Problem
from articles.copydesk.use import Use, each_once


def alt_text(pictures: list[Use], at) -> Iterator[Problem]:
    """Alt text of the use or of the picture, unless this use is decorative."""
    return each_once(pictures, _missing, NO_ALT)


def _missing(use: Use) -> str:
    if use.decorative or use.alt.strip() or use.image.alt.strip():
        return ""
    return _(
        "The picture “%(picture)s” has no alt text: say what it shows, or mark it as "
        "decorative in the story."
    )
