"""The newsroom's day, as the admin's first page shows it: some of each, and the way to all."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.copydesk.rights import SOON
from articles.desk.reading_curve import Curve, reading_curves
from articles.desk.state import moment_words
from articles.drafts.access import may_view, own
from articles.drafts.article import Article, ArticlePicture
from articles.editions.edition import Edition
from articles.images.image import Image

# So many of each kind; the list has the rest.
SOME = 8
# A story that was published and not touched since is nobody's work any more.
RECENT = dt.timedelta(days=30)


@dataclass(frozen=True)
class Line:
    """One story or picture: when, what, and the way there."""

    words: str
    url: str
    when: str = ""
    aside: str = ""
    curve: Curve | None = None


@dataclass(frozen=True)
class Box:
    """Lines of one kind under a title; `empty` says so in words."""

    name: str
    title: str
    lines: Sequence[Line]
    empty: str
    url: str = ""


def day(user, at: dt.datetime) -> list[Box]:
    """What somebody sees on the first page: a query or two for each box."""
    boxes = []
    if may_view(user):
        boxes += [
            _mine(user, at),
            _to_review(),
            _planned(at),
            _live(at),
            _corrected(at),
        ]
    if user.has_perm("articles.view_image"):
        boxes.append(_pictures(at))
    return boxes


def _mine(user, at: dt.datetime) -> Box:
    unfinished = ~Exists(_sent().filter(recorded_at__gte=OuterRef("changed_at")))
    articles = own(user).filter(unfinished, changed_at__gt=at - RECENT)
    ordered = articles.order_by("-changed_at", "-id")
    return Box(
        "mine",
        _("Mine"),
        [
            _article_line(article, moment_words(article.changed_at))
            for article in _few(ordered)
        ],
        _("Nothing of yours is unfinished."),
        _list("whose=mine"),
    )


def _to_review() -> Box:
    review = Article.objects.filter(stage=Article.Stage.REVIEW)
    lines = [
        _article_line(article, moment_words(article.changed_at))
        for article in _few(review.order_by("changed_at", "id"))
    ]
    return Box(
        "review",
        _("To read"),
        lines,
        _("Nobody is waiting for a reader."),
        _list("state=review"),
    )


def _planned(at: dt.datetime) -> Box:
    return Box(
        "planned",
        _("Planned"),
        _edition_lines(
            _some(Edition.objects.planned(at).order_by("published_at", "id"))
        ),
        _("Nothing is planned."),
        _list("state=planned"),
    )


def _live(at: dt.datetime) -> Box:
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    live = Edition.objects.live(at).filter(published_at__gte=midnight)
    return Box(
        "live",
        _("Out today"),
        _edition_lines(_some(live.order_by("-published_at", "-id")), read_until=at),
        _("Nothing has gone out today."),
    )


def _corrected(at: dt.datetime) -> Box:
    """Each kind by its own index: by moment alone all of a week's editions are read."""
    week = Edition.objects.due(at).filter(published_at__gt=at - dt.timedelta(days=7))
    newest = [
        edition
        for kind in (Edition.Kind.CORRECTION, Edition.Kind.WITHDRAWAL)
        for edition in _some(week.filter(kind=kind).order_by("-published_at", "-id"))
    ]
    newest.sort(key=lambda edition: (edition.published_at, edition.pk), reverse=True)
    return Box(
        "corrected",
        _("Corrected and withdrawn"),
        _edition_lines(newest[:SOME]),
        _("No corrections this week."),
    )


def _pictures(at: dt.datetime) -> Box:
    used = Exists(ArticlePicture.objects.filter(image=OuterRef("pk")))
    ending = Q(rights_end__gt=at, rights_end__lte=at + SOON)
    wrong = Image.objects.filter(used).filter(Q(credit="") | Q(alt="") | ending)
    lines = [
        Line(
            str(image),
            reverse("admin:articles_image_change", args=[image.pk]),
            moment_words(image.rights_end) if image.rights_end else "",
            _problem(image),
        )
        for image in wrong.defer("metadata").order_by("-pk")[:SOME]
    ]
    return Box(
        "pictures",
        _("Pictures with problems"),
        lines,
        _("Every picture in use has its credit and its alt text."),
        reverse("admin:articles_image_changelist"),
    )


def _problem(image: Image) -> str:
    if not image.credit:
        return _("no credit")
    return _("rights end") if image.alt else _("no alt text")


def _sent() -> QuerySet:
    return Edition.objects.filter(article_id=OuterRef("pk"))


def _few(articles: QuerySet) -> Iterable[Article]:
    shown = articles.select_related("assignee", "section")
    return shown.defer("body", "intro")[:SOME]


def _some(editions: QuerySet) -> list[Edition]:
    return list(editions.defer("body", "intro")[:SOME])


def _edition_lines(
    shown: Sequence[Edition], read_until: dt.datetime | None = None
) -> list[Line]:
    curves = {}
    if read_until:
        curves = reading_curves([edition.article_id for edition in shown], read_until)
    return [
        Line(
            str(edition),
            _change(edition.article_id),
            moment_words(edition.published_at),
            edition.get_kind_display(),
            curves.get(edition.article_id),
        )
        for edition in shown
    ]


def _article_line(article: Article, when: str) -> Line:
    return Line(str(article), _change(article.pk), when, article.get_stage_display())


def _change(article_id: int) -> str:
    return reverse("admin:articles_article_change", args=[article_id])


def _list(query: str) -> str:
    return f"{reverse('admin:articles_article_changelist')}?{query}"
