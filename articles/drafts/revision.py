"""Revision: one saved state of an article, whole."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.drafts.article import Article, ArticleByline, ArticleTag
from articles.fields import PlainCharField
from articles.story import story_values


class Revision(models.Model):
    """A story as it was saved, with who, when and why. Only ever added."""

    class Why(models.TextChoices):
        SAVED = "saved", _("Saved")
        RECEIVED = "received", _("Received as copy")
        RESCUED = "rescued", _("Rescued")
        PUBLISHED = "published", _("Published")
        RESTORED = "restored", _("Restored")
        MERGED = "merged", _("Put together")
        UNCHOSEN = "unchosen", _("Not chosen")

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="revisions"
    )
    version = models.PositiveIntegerField(_("version"))
    story = models.JSONField(_("story"), encoder=DjangoJSONEncoder)
    why = models.CharField(_("why"), max_length=10, choices=Why.choices)
    note = PlainCharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("-id",)

    def __str__(self):
        return f"{self.get_why_display()} {self.version}"


def whole_story(article: Article) -> dict[str, object]:
    """All that the desk writes in an article, by column, with authors and tags."""
    authors = article.bylines.values_list("author_id", flat=True)
    return _story(article, authors, article.tags.values_list("name", flat=True))


def _story(
    article: Article, authors: Iterable[int], tags: Iterable[str]
) -> dict[str, object]:
    return story_values(article) | {
        "authors": list(authors),
        "tags": sorted(tags),
        "stage": str(article.stage),
        "assignee_id": article.assignee_id,
        "deadline": article.deadline,
        "embargo": article.embargo,
    }


def record(article: Article, *, by, why: str, note: str = "") -> Revision:
    """Keep an article's whole story as it is saved now, and let search find it by it."""
    article.keep_words()
    story = whole_story(article)
    return Revision.objects.create(
        article=article, version=article.version, story=story, why=why, note=note, by=by
    )


def record_all(articles: Sequence[Article], *, by, why: str) -> None:
    """As `record`, for stories whose words search knows already: a query for each table."""
    bylines, items = _parts(articles)
    Revision.objects.bulk_create(
        Revision(
            article=article,
            version=article.version,
            story=_story(
                article,
                [byline.author_id for byline in bylines.get(article.pk, ())],
                [item.tag.name for item in items.get(article.pk, ())],
            ),
            why=why,
            by=by,
        )
        for article in articles
    )


def names_of(articles: Sequence[Article]) -> list[list[str]]:
    """Of each article those of its authors, then of its tags."""
    bylines, items = _parts(articles)
    return [
        [
            *(byline.author.name for byline in bylines.get(article.pk, ())),
            *(item.tag.name for item in items.get(article.pk, ())),
        ]
        for article in articles
    ]


def _parts(articles: Sequence[Article]) -> tuple[dict, dict]:
    """The bylines and the tags of articles, by article."""
    bylines: dict[int, list[ArticleByline]] = {}
    items: dict[int, list[ArticleTag]] = {}
    of_them = ArticleByline.objects.filter(article__in=articles)
    for byline in of_them.select_related("author"):
        bylines.setdefault(byline.article_id, []).append(byline)
    tagged = ArticleTag.objects.filter(content_object__in=articles)
    for item in tagged.select_related("tag").order_by("tag__name"):
        items.setdefault(item.content_object_id, []).append(item)
    return bylines, items
