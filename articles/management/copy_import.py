"""From a file of copy to an article, and out to readers where that is asked."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.copydesk.check import problems
from articles.copydesk.problem import NO_ALT
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.masthead.section import Section
from articles.wire.files import CopyFile, copy_key, read_copy
from articles.wire.plain import parse
from articles.wire.receive import AlreadyReceived, receive


@dataclass(frozen=True)
class Order:
    """What is to be done with each file."""

    headline: str
    section: Section | None
    sections: dict[str, Section]
    images: list[Path]
    publish: bool
    by: object
    spellings: dict[str, str]


def import_file(file: CopyFile, order: Order) -> tuple[Article, bool]:
    """One file becomes one draft, whole or not at all; whether it was there already."""
    text = read_copy(file.path)
    item = parse(text, order.spellings, headline=order.headline)
    section = order.section or _section_of(file, order.sections)
    try:
        article = receive(
            item,
            by=order.by,
            section=section,
            images=order.images,
            key=copy_key(text),
        )
    except AlreadyReceived as known:
        return known.article, True
    return article, False


def send(article: Article, order: Order) -> list[str]:
    """Publish what came in and has never been out, where that is asked.

    Agency files seldom bring alt text: it does not hold their copy up, and what is
    missing comes back as warnings. Raises ValidationError that says what to add; the draft stays.
    """
    if not order.publish or Edition.objects.filter(article_id=article.pk).exists():
        return []
    _complete(article, order)
    if not article.headline:
        raise ValidationError(
            _("No headline found, so it cannot be published: give one with --headline.")
        )
    if article.section is None:
        raise ValidationError(
            _("Without a section it cannot be published: give one with --section.")
        )
    publish(article, by=order.by, allow=(NO_ALT,))
    return [found.message for found in problems(article) if found.code == NO_ALT]


def _complete(article: Article, order: Order) -> None:
    """What an earlier import lacked and this one gives."""
    if order.headline and not article.headline:
        article.headline = order.headline
        article.save()
    if order.section and article.section is None:
        article.section = order.section
        article.save()


def address(article: Article) -> str:
    """Where readers find the article, or where the desk does while they have none."""
    edition = Edition.objects.live().filter(article_id=article.pk).first()
    if edition:
        return settings.SITE_URL + edition.get_absolute_url()
    return settings.SITE_URL + reverse(
        "admin:articles_article_change", args=[article.pk]
    )


def _section_of(file: CopyFile, sections: dict[str, Section]) -> Section | None:
    """The section after which a folder is named, else the paper's only one."""
    for folder in file.folders:
        if folder in sections:
            return sections[folder]
    return next(iter(sections.values())) if len(sections) == 1 else None
