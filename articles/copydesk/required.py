"""What a story needs before readers can have it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.body.pictures import image_ids
from articles.copydesk.problem import Problem
from articles.drafts.article import Article
from articles.images.image import Image


def required(article: Article) -> Iterator[Problem]:
    """Headline, section, text, and a credit for every picture that readers would see."""
    if not article.headline:
        yield Problem(_("The story has no headline yet."), "headline")
    if article.section_id is None:
        yield Problem(_("Choose a section."), "section")
    if not article.body:
        yield Problem(_("The story has no text yet."), "body")
    yield from _credits(article)


def _credits(article: Article) -> Iterator[Problem]:
    ids = set(image_ids(article.body))
    if article.lead_image_id:
        ids.add(article.lead_image_id)
    shown = Image.objects.filter(pk__in=ids, credit="").exclude(file="").order_by("pk")
    for image in shown:
        message = _("The picture “%(picture)s” has no credit.") % {"picture": image}
        yield Problem(message, "body", image.pk)
