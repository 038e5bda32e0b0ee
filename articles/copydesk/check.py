"""All checks on a draft."""

import datetime as dt

from django.utils import timezone

from articles.copydesk.alt_text import alt_text
from articles.copydesk.credit import credit
from articles.copydesk.instructions import instructions
from articles.copydesk.links import broken_links
from articles.copydesk.problem import Problem
from articles.copydesk.required import required
from articles.copydesk.rights import rights
from articles.copydesk.use import pictures_used
from articles.drafts.article import Article

CHECKS = (required, broken_links)
PICTURE_CHECKS = (credit, alt_text, rights, instructions)


def problems(article: Article, at: dt.datetime | None = None) -> list[Problem]:
    """What stands in the way of publishing at `at` (now); empty when nothing does."""
    at = at or timezone.now()
    pictures = pictures_used(article)
    return [
        *(problem for check in CHECKS for problem in check(article)),
        *(problem for check in PICTURE_CHECKS for problem in check(pictures, at)),
    ]
