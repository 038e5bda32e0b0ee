"""LivePostEdition: one post of a liveblog exactly as it went out. Written once."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.body.field import BodyField
from articles.editions.edition import Edition, EditionIsPermanent
from articles.editions.sight import hides_withdrawn
from articles.fields import PlainCharField, PlainTextField
from articles.images.image import Image
from articles.masthead.author import Author


class LivePostEditionQuerySet(models.QuerySet):
    def due(self, at=None):
        """Everything that has gone out by `at`, withdrawals and old texts included."""
        return self.filter(published_at__lte=at or timezone.now())

    def planned(self, at=None):
        """What is still to go out after `at`."""
        return self.filter(published_at__gt=at or timezone.now())

    def newest(self, article_id: int, at=None):
        """Of each post of a liveblog the newest text due by `at`, withdrawals included."""
        at = at or timezone.now()
        later = Q(published_at__gt=OuterRef("published_at")) | Q(
            published_at=OuterRef("published_at"), id__gt=OuterRef("id")
        )
        same_post = LivePostEdition.objects.filter(
            article_id=article_id, post=OuterRef("post")
        )
        newer = same_post.filter(later, published_at__lte=at)
        found = self.due(at).filter(~Exists(newer), article_id=article_id)
        if not hides_withdrawn():
            return found
        gone = same_post.filter(
            kind=LivePostEdition.Kind.WITHDRAWAL,
            published_at__gt=OuterRef("published_at"),
        )
        return found.filter(~Exists(gone.due()))

    def live(self, article_id: int, at=None):
        """The posts of a liveblog that readers see at `at`: the one definition of it."""
        return self.newest(article_id, at).exclude(kind=LivePostEdition.Kind.WITHDRAWAL)

    def newest_first(self):
        """As they stand on the page."""
        return self.order_by("-posted_at", "-post")

    def delete(self):
        """Cancel what is still to come: the post first, then its pictures.

        In that order the database can tell it from a change of what stays. Raises
        IntegrityError when one of them is out already.
        """
        ids = list(self.values_list("pk", flat=True))
        with transaction.atomic(using=self.db):
            models.QuerySet(LivePostEdition).filter(pk__in=ids)._raw_delete(self.db)
            LivePostPicture.objects.filter(edition__in=ids)._raw_delete(self.db)
        return len(ids), {LivePostEdition._meta.label: len(ids)}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class LivePostEdition(models.Model):
    """A post of a liveblog as readers get it from `published_at` on."""

    class Kind(models.TextChoices):
        FIRST = "first", _("First publication")
        UPDATE = "update", _("Update")
        WITHDRAWAL = "withdrawal", _("Withdrawal")

    # A plain number and no relation: nothing on a reader's page can follow it to a draft.
    article_id = models.PositiveBigIntegerField(_("article"))
    # Which post of its liveblog, from 1: its address.
    post = models.PositiveIntegerField(_("post"))
    # The same in every edition of a post; made where the post was written, so that what
    # is sent twice goes out once.
    uuid = models.UUIDField()
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    headline = PlainCharField(_("headline"), max_length=200, blank=True)
    body = BodyField(_("text"), blank=True)
    author = models.ForeignKey(
        Author,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    pinned = models.BooleanField(
        _("pinned"), default=False, help_text=_("Stands above the other posts.")
    )
    key_event = models.BooleanField(
        _("key event"),
        default=False,
        help_text=_("Named in the summary on top, by its headline."),
    )
    closes = models.BooleanField(_("ends the liveblog"), default=False)
    # The time that readers see beside it: not always that of the press.
    posted_at = models.DateTimeField(_("time"))
    changed_at = models.DateTimeField(_("changed at"), null=True, blank=True)
    reason = PlainTextField(_("reason of the withdrawal"), blank=True)
    published_at = models.DateTimeField(_("published at"))
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    # How many went out with it; the database takes no more than these.
    picture_count = models.PositiveSmallIntegerField(default=0)

    objects = LivePostEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("post of a liveblog")
        verbose_name_plural = _("posts of liveblogs")
        ordering = ("-published_at", "-id")
        indexes = [
            models.Index(
                fields=["article_id", "post", "-published_at", "-id"],
                name="live_post_of_liveblog",
            ),
            models.Index(
                fields=["article_id", "-posted_at", "-post"], name="live_post_by_time"
            ),
            models.Index(
                fields=["article_id", "-published_at", "-id"], name="live_post_due"
            ),
            # The page cache asks what is the last that has become due, of all liveblogs.
            models.Index(fields=["-published_at"], name="live_post_out"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article_id", "post", "number"], name="live_post_number_once"
            ),
            models.UniqueConstraint(
                fields=["uuid", "number"], name="live_post_uuid_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="withdrawal") | ~Q(body="") | Q(closes=True),
                name="live_post_says_something",
            ),
        ]

    def __str__(self):
        return self.headline or f"{self.post}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise EditionIsPermanent(f"Live post {self.pk} is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        return LivePostEdition.objects.filter(pk=self.pk).delete()

    def address_in(self, story: Edition) -> str:
        """Its own address; `story` is what readers have of its liveblog."""
        address = [story.section.slug, story.slug, self.article_id, self.post]
        return reverse("live_post", args=address)

    @property
    def anchor(self) -> str:
        return f"post-{self.post}"

    @property
    def withdrawn(self) -> bool:
        return self.kind == self.Kind.WITHDRAWAL


class LivePostPicture(models.Model):
    """One picture of a post: what is out is not thrown away."""

    edition = models.ForeignKey(
        LivePostEdition, on_delete=models.CASCADE, related_name="pictures"
    )
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "image"], name="picture_once_in_live_post"
            )
        ]

    def __str__(self):
        return str(self.image)
