"""Revision: one saved state of an article, whole."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.drafts.article import Article
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
    return story_values(article) | {
        "authors": list(article.bylines.values_list("author_id", flat=True)),
        "tags": sorted(article.tags.values_list("name", flat=True)),
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
