"""What a story needs before readers can have it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.problem import Problem
from articles.drafts.article import Article


def required(article: Article) -> Iterator[Problem]:
    """A headline, a section and a text; a liveblog gets its text in posts."""
    if not article.headline:
        yield Problem(_("The story has no headline yet."), "headline")
    if article.section_id is None:
        yield Problem(_("Choose a section."), "section")
    if not article.body and article.form != Article.Form.LIVEBLOG:
        yield Problem(_("The story has no text yet."), "body")
