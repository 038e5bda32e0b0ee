"""An article in the list: what it is, where it is, whose it is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.article_pictures import with_rights_end
from articles.desk.reading_curve import Curve
from articles.desk.state import moment_words, newest_words, with_state
from articles.desk.thumbnail import thumbnail
from articles.drafts.article import Article, ArticleByline
from articles.drafts.notes import with_open_notes
from articles.drafts.workflow import DRAFT, READY, REVIEW
from articles.editions.edition import Edition

# What the list does not show, and what is long.
LONG = (
    "body",
    "intro",
    "search_description",
    "social_description",
    "lead_caption",
    "lead_alt",
    "lead_image__metadata",
)


@dataclass(frozen=True)
class Said:
    """A line of a cell; `tone` is its class: public, grave, or plain."""

    words: str
    tone: str = ""


@dataclass(frozen=True)
class Row:
    """All that the list shows of one article: no query more."""

    article: Article
    url: str
    thumbnail: str
    authors: str
    state: list[Said]
    planned: list[Said]
    work: list[Said]
    changed: str
    changed_by: str
    curve: Curve | None


def with_all_shown(articles: QuerySet, at: dt.datetime) -> QuerySet:
    """Articles with what their rows say: one query, and one for the bylines."""
    bylines = Prefetch("bylines", ArticleByline.objects.select_related("author"))
    whole = with_open_notes(with_rights_end(with_state(articles, at), at))
    whole = whole.select_related("section", "lead_image", "assignee", "changed_by")
    return whole.defer(*LONG).prefetch_related(bylines)


def row(article, *, url: str, curve: Curve | None, at: dt.datetime) -> Row:
    """The row of an article that came through `with_all_shown`."""
    authors = [str(byline.author) for byline in article.bylines.all()]
    return Row(
        article=article,
        url=url,
        thumbnail=thumbnail(article.lead_image),
        authors=get_text_list(authors, _("and")),
        state=_state(article, at),
        planned=_planned(article),
        work=_work(article, at),
        changed=moment_words(article.changed_at),
        changed_by=_name(article.changed_by),
        curve=curve,
    )


def _state(article, at: dt.datetime) -> list[Said]:
    kind = article.newest_kind
    live = kind is not None and kind != Edition.Kind.WITHDRAWAL
    lines = []
    if kind:
        words = newest_words(kind, article.newest_at)
        lines.append(Said(words, "public" if live else "grave"))
    # Whatever went out was found ready.
    if article.stage != READY or not kind:
        lines.append(Said(_stage(article, live=live)))
    if article.embargo and article.embargo > at:
        moment = {"moment": moment_words(article.embargo)}
        lines.append(Said(_("Embargo until %(moment)s") % moment, "grave"))
    if article.rights_end:
        moment = {"moment": moment_words(article.rights_end)}
        words = _("Rights in a picture end %(moment)s") % moment
        lines.append(Said(words, "grave"))
    return lines


def _stage(article, *, live: bool) -> str:
    next_version: Mapping = {
        DRAFT: _("Next version in draft"),
        REVIEW: _("Next version in review"),
    }
    stage = Article.Stage(article.stage)
    return next_version[stage] if live else str(stage.label)


def _planned(article) -> list[Said]:
    """The next change that readers get, and the end of the story."""
    lines = []
    if article.planned_kind not in (None, Edition.Kind.WITHDRAWAL):
        moment = {"moment": moment_words(article.planned_at)}
        first = article.planned_kind == Edition.Kind.FIRST
        words = _("Planned %(moment)s") if first else _("Update %(moment)s")
        lines.append(Said(words % moment))
    if article.ends_at:
        moment = {"moment": moment_words(article.ends_at)}
        lines.append(Said(_("Ends %(moment)s") % moment))
    return lines


def _work(article, at: dt.datetime) -> list[Said]:
    """Who has it, and what it asks for."""
    lines = []
    if article.assignee:
        lines.append(Said(_name(article.assignee)))
    if article.deadline and article.stage != READY:
        moment = {"moment": moment_words(article.deadline)}
        if article.deadline < at:
            lines.append(Said(_("Too late: %(moment)s") % moment, "grave"))
        else:
            lines.append(Said(_("Deadline %(moment)s") % moment))
    if notes := article.open_notes:
        words = ngettext("%(count)s note", "%(count)s notes", notes)
        lines.append(Said(words % {"count": notes}))
    return lines


def _name(user) -> str:
    """A colleague, shorter than where one is chosen."""
    return (user.get_full_name() or user.get_username()) if user else ""
