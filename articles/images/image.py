"""Image: a picture in the library, with its credit."""

import uuid

from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField, PlainTextField
from articles.images.stored import discard

# What somebody has read who says that the paper may use a picture.
TERMS = ("instructions", "usage_terms")


def original_path(image, filename: str) -> str:
    """Where an original is kept: a name that nobody can guess."""
    ending = filename.rsplit(".", 1)[-1].lower() if "." in filename else "bin"
    return f"originals/{image.token.hex}.{ending}"


class Image(models.Model):
    """A picture: its file (which may still be to come), its credit, its rights."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("Picture")
        PHOTO = "photo", _("Photo")
        ILLUSTRATION = "illustration", _("Illustration")
        VIDEO = "video", _("Video")
        GRAPHIC = "graphic", _("Graphic")

    class State(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be prepared")

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(
        _("file"),
        upload_to=original_path,
        blank=True,
        help_text=_("JPEG, PNG, WebP, GIF, AVIF or TIFF. Empty: picture to come."),
    )
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    colour = models.CharField(max_length=7, blank=True, editable=False)
    renditions = models.JSONField(default=list, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.READY,
        editable=False,
        db_index=True,
    )
    problem = PlainTextField(_("problem"), blank=True, editable=False)
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.PICTURE
    )
    credit = PlainCharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_(
            "The name only, as in “EPA” or “Hollandse Hoogte / Peter Hilz”; the word "
            "before it follows from the kind."
        ),
    )
    caption = PlainTextField(
        _("caption"), blank=True, help_text=_("Proposed where the picture is used.")
    )
    alt = PlainTextField(
        _("alt text"),
        blank=True,
        help_text=_("What the picture shows, for somebody who cannot see it."),
    )
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5)
    description = PlainTextField(_("agency’s description"), blank=True, editable=False)
    photographer = PlainCharField(_("photographer"), max_length=200, blank=True)
    source = PlainCharField(_("source"), max_length=200, blank=True)
    copyright_notice = PlainCharField(_("copyright"), max_length=400, blank=True)
    usage_terms = PlainTextField(_("usage terms"), blank=True)
    instructions = PlainTextField(_("instructions"), blank=True)
    instructions_confirmed = models.BooleanField(
        _("the instructions allow this use"),
        default=False,
        help_text=_("Somebody has read them, and the paper may use the picture."),
    )
    rights_end = models.DateTimeField(_("rights end"), null=True, blank=True)
    city = PlainCharField(_("city"), max_length=120, blank=True)
    country = PlainCharField(_("country"), max_length=120, blank=True)
    date_taken = models.DateTimeField(_("taken at"), null=True, blank=True)
    keywords = PlainTextField(_("keywords"), blank=True, help_text=_("One a line."))
    digital_source_type = models.CharField(
        _("digital source type"), max_length=200, blank=True, editable=False
    )
    supplier_id = PlainCharField(max_length=200, blank=True, editable=False)
    metadata = models.JSONField(default=dict, editable=False)
    created_at = models.DateTimeField(_("added at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ("-id",)
        indexes = [
            # What the desk still has to fill in: few of many.
            models.Index(
                fields=["id"], condition=models.Q(credit=""), name="image_no_credit"
            ),
            models.Index(
                fields=["id"], condition=models.Q(alt=""), name="image_no_alt"
            ),
            models.Index(
                fields=["id"], condition=models.Q(file=""), name="image_to_come"
            ),
            models.Index(fields=["rights_end"], name="image_rights_end"),
        ]

    def __str__(self):
        words = self.caption or self.description or self.headline_from_file
        return words[:80] or _("Picture %(id)s") % {"id": self.pk}

    def save(self, *args, update_fields=None, **kwargs):
        """Other terms ask for another yes, unless it is given with them."""
        if self.pk and (
            update_fields is None or not {*TERMS}.isdisjoint(update_fields)
        ):
            stored = Image.objects.filter(pk=self.pk)
            known = stored.values(*TERMS, "instructions_confirmed").first()
            if known and known["instructions_confirmed"] and self._differs_from(known):
                self.instructions_confirmed = False
                if update_fields is not None:
                    update_fields = {*update_fields, "instructions_confirmed"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def headline_from_file(self) -> str:
        return self.metadata.get("headline", "")

    @property
    def file_names(self) -> list[str]:
        """Its files in storage, the original first."""
        return [self.file.name or "", *(made["name"] for made in self.renditions)]

    @property
    def to_come(self) -> bool:
        """Whether its file has yet to arrive."""
        return not self.file

    @property
    def credit_line(self) -> str:
        """The credit as readers see it: “Beeld EPA”. Empty without a credit."""
        return f"{self.get_kind_display()} {self.credit}" if self.credit else ""

    def _differs_from(self, known: dict) -> bool:
        return any(getattr(self, name) != known[name] for name in TERMS)


@receiver(post_delete, sender=Image)
def _files_go_with_it(instance: Image, **kwargs) -> None:
    discard(filter(None, instance.file_names))
