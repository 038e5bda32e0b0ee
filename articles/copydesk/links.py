"""A link leads somewhere: a broken one stops publishing, one to nothing is pointed at."""

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.body.parse import parse
from articles.copydesk.addresses import malformed, own_story
from articles.copydesk.copy import Copy
from articles.copydesk.passage import passages
from articles.copydesk.problem import Problem
from articles.copydesk.remark import Remark
from articles.drafts.article import Article

LONGEST = 60


def broken_links(article: Article) -> Iterator[Problem]:
    """Addresses that no browser can follow."""
    return broken_links_in(article.body)


def broken_links_in(body: str) -> Iterator[Problem]:
    """As `broken_links`, for a text that stands by itself."""
    if "<a " not in body:
        return
    for passage in passages("body", parse(body)):
        for link in passage.links:
            if not malformed(link.address):
                continue
            words = passage.text[link.start : link.end]
            message = _("The link on “%(words)s” leads nowhere: %(address)s")
            said = {"words": _short(words), "address": _short(link.address)}
            yield Problem(message % said, "body")


def links_to_withdrawn(copy: Copy) -> Iterator[Remark]:
    """Links to stories of ours that readers no longer have."""
    found = [
        (passage, link, own_story(link.address))
        for passage in copy.passages
        for link in passage.links
    ]
    asked = {number for _passage, _link, number in found if number}
    gone = copy.withdrawn(asked) if asked else set()
    for passage, link, number in found:
        if number in gone:
            message = _("This link leads to a story that readers no longer have.")
            yield passage.remark("withdrawn-link", link.start, link.end, message)


def _short(words: str) -> str:
    return Truncator(words).chars(LONGEST)
