"""Article: the working copy that the desk writes in. Readers never get one."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.body.pictures import image_ids
from articles.drafts.article_words import keep_words
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.tag import Tag
from articles.story import Story


# taggit's through tables carry an untyped manager.
class Article(Story):  # type: ignore[django-manager-missing]
    """One story at the desk."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")
        READY = "ready", _("Ready")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authors = models.ManyToManyField(
        Author,
        through="ArticleByline",
        related_name="+",
        blank=True,
        verbose_name=_("authors"),
    )
    tags = TaggableManager(
        through="articles.ArticleTag",
        blank=True,
        verbose_name=_("tags"),
        help_text=_("Parted by commas."),
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage.choices, default=Stage.DRAFT
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assignee"),
    )
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    embargo = models.DateTimeField(
        _("embargo"),
        null=True,
        blank=True,
        help_text=_("Nothing of this story goes out before this moment."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # An edition of it went out, or is planned: written by the acts that see to that.
    sent = models.BooleanField(default=False, db_default=False, editable=False)
    wire_key = models.CharField(
        max_length=64, unique=True, null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ("-changed_at", "-id")
        indexes = [
            models.Index(fields=["-changed_at", "-id"], name="article_changed"),
            models.Index(
                fields=["stage", "-changed_at", "-id"], name="article_at_stage"
            ),
            models.Index(
                fields=["section", "-changed_at", "-id"], name="article_in_section"
            ),
            models.Index(
                fields=["assignee", "-changed_at", "-id"], name="article_assigned"
            ),
            models.Index(
                fields=["language", "-changed_at", "-id"], name="article_in_language"
            ),
            # Few of many: nearly all that is called ready has gone out. SQLite knows a partial
            # index again only by a condition without a value in it.
            models.Index(
                fields=["stage", "-changed_at", "-id"],
                condition=models.Q(sent=False),
                name="article_unsent",
            ),
            models.Index(fields=["deadline", "id"], name="article_deadline"),
            models.Index(fields=["embargo"], name="article_embargo"),
        ]
        permissions = [
            ("publish_article", _("Can publish and withdraw articles")),
            ("change_any_article", _("Can change everybody’s articles")),
            ("ready_article", _("Can call articles ready")),
        ]

    def save(self, *args, **kwargs):
        if not self.slug and self.headline:
            # A headline without one Latin letter still needs an address.
            self.slug = slugify(self.headline)[:80].strip("-") or "story"
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
        super().save(*args, **kwargs)
        self._keep_pictures()
        self.keep_words()

    def _keep_pictures(self) -> None:
        """Which pictures the story shows, as rows: a body is not searched for them."""
        shown = {*image_ids(self.body), self.lead_image_id or 0}
        there = set(self.pictures.values_list("image_id", flat=True))
        self.pictures.filter(image_id__in=there - shown).delete()
        # A body may name a picture that has gone.
        new = Image.objects.filter(pk__in=shown - there).values_list("pk", flat=True)
        ArticlePicture.objects.bulk_create(
            (ArticlePicture(article=self, image_id=key) for key in new),
            ignore_conflicts=True,
        )

    def keep_words(self) -> None:
        """What search finds it by: once more when its authors and tags are saved too."""
        keep_words([(self, self.names())])

    def names(self) -> list[str]:
        """Those of its authors, then of its tags."""
        authors = self.bylines.values_list("author__name", flat=True)
        tags = self.tag_items.values_list("tag__name", flat=True)
        return [*authors, *tags]


class ArticleByline(models.Model):
    """One author of an article, in order."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="bylines"
    )
    author = models.ForeignKey(
        Author, on_delete=models.PROTECT, related_name="+", verbose_name=_("author")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"], name="author_once_on_article"
            )
        ]

    def __str__(self):
        return str(self.author)


class ArticlePicture(models.Model):
    """One picture that an article shows, lead or in the text."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="pictures"
    )
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "image"], name="picture_once_in_article"
            )
        ]

    def __str__(self):
        return str(self.image)


class ArticleTag(ItemBase):
    """One tag of an article."""

    content_object = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="tag_items"
    )
    tag = models.ForeignKey(
        Tag, on_delete=models.CASCADE, related_name="%(class)s_items"
    )

    objects: models.Manager = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="tag_once_on_article"
            )
        ]
