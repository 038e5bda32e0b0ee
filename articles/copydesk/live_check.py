"""All checks on a post of a liveblog."""

import datetime as dt

from articles.copydesk.check import PICTURE_CHECKS
from articles.copydesk.links import broken_links_in
from articles.copydesk.problem import Problem
from articles.copydesk.use import pictures_in


def post_problems(body: str, at: dt.datetime) -> list[Problem]:
    """What keeps a post's text from going out at `at`; empty when nothing does."""
    pictures = pictures_in(body)
    return [
        *broken_links_in(body),
        *(problem for check in PICTURE_CHECKS for problem in check(pictures, at)),
    ]
