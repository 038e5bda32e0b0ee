"""Story: what an Article and an Edition have in common."""

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.body.field import BodyField
from articles.fields import PlainCharField, PlainTextField
from articles.images.image import Image
from articles.masthead.section import Section

ARCHIVE_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?\Z")
# Older than any newspaper, and far from where dates and time zones break.
FIRST_YEAR = 1600


def archive_moment(dated: str) -> dt.datetime:
    """When a day or month as in “2020-09-14” or “2020-09” begins here.

    Raises ValueError where there is no such date.
    """
    found = ARCHIVE_DATE.match(dated)
    if not found or int(found[1]) < FIRST_YEAR:
        raise ValueError(dated)
    year, month, day = found.groups(default="1")
    start = dt.datetime(int(year), int(month), int(day))
    return timezone.make_aware(start)


def valid_archive_date(dated: str) -> None:
    """Refuse what is no date, or none of the past."""
    try:
        moment = archive_moment(dated)
    except ValueError as error:
        raise ValidationError(_("Write a date as 2020-09-14 or 2020-09.")) from error
    if moment > timezone.now():
        raise ValidationError(_("An archive date lies in the past."))


class Story(models.Model):
    """The words and pictures of a story. Publishing copies every field of this class."""

    class Genre(models.TextChoices):
        NEWS = "news", _("News")
        REPORT = "report", _("Reportage")
        INTERVIEW = "interview", _("Interview")
        ANALYSIS = "analysis", _("Analysis")
        BACKGROUND = "background", _("Background")
        OPINION = "opinion", _("Opinion")
        REVIEW = "review", _("Review")
        PROFILE = "profile", _("Profile")

    class Form(models.TextChoices):
        ARTICLE = "article", _("Article")
        LIVEBLOG = "liveblog", _("Liveblog")

    class CorrectionsPlace(models.TextChoices):
        TOP = "top", _("Above the text")
        BOTTOM = "bottom", _("Below the text")

    class Language(models.TextChoices):
        NL = "nl", _("Dutch")
        EN = "en", _("English")

    kicker = PlainCharField(
        _("kicker"),
        max_length=60,
        blank=True,
        help_text=_("The word above the headline."),
    )
    headline = PlainCharField(_("headline"), max_length=200, blank=True)
    intro = PlainTextField(_("intro"), blank=True)
    body = BodyField(_("body"), blank=True)
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        blank=True,
        help_text=_(
            "The words in the address; made from the headline when left empty."
        ),
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    place = PlainCharField(_("place"), max_length=120, blank=True)
    genre = models.CharField(
        _("genre"), max_length=20, choices=Genre.choices, default=Genre.NEWS
    )
    sources = PlainCharField(
        _("sources"),
        max_length=200,
        blank=True,
        help_text=_("Agencies that the text came from, parted by commas."),
    )
    dated = models.CharField(
        _("archive date"),
        max_length=10,
        blank=True,
        validators=[valid_archive_date],
        help_text=_(
            "Only for a story that came out before, elsewhere or in print: 2020-09-14, "
            "or 2020-09 where the day is not known."
        ),
    )
    lead_image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_caption = PlainTextField(
        _("caption of the lead picture"),
        blank=True,
        help_text=_("For this story; the picture keeps its own."),
    )
    lead_alt = PlainTextField(
        _("alt text of the lead picture"),
        blank=True,
        help_text=_("Only where it should differ from the picture’s own."),
    )
    lead_decorative = models.BooleanField(
        _("the lead picture is decorative"),
        default=False,
        help_text=_("It says nothing that the text does not: no alt text is needed."),
    )
    search_title = PlainCharField(_("title for search"), max_length=120, blank=True)
    search_description = PlainTextField(_("text for search"), blank=True)
    social_title = PlainCharField(_("title for social"), max_length=120, blank=True)
    social_description = PlainTextField(_("text for social"), blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=Language.choices, default=Language.NL
    )
    corrections_place = models.CharField(
        _("place of corrections"),
        max_length=6,
        choices=CorrectionsPlace.choices,
        default=CorrectionsPlace.TOP,
        help_text=_("Above what was wrong; below only where it was a trifle."),
    )
    form = models.CharField(
        _("form"),
        max_length=10,
        choices=Form.choices,
        default=Form.ARTICLE,
        help_text=_("A liveblog gets its posts one by one, once readers have it."),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.headline or str(_("Untitled"))

    @property
    def source_list(self) -> list[str]:
        return [name.strip() for name in self.sources.split(",") if name.strip()]


def story_values(story: Story) -> dict[str, object]:
    """Every field of Story with this story's value, by column: what publishing copies."""
    return {
        field.attname: getattr(story, field.attname)
        for field in Story._meta.local_fields
    }
