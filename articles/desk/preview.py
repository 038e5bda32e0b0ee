"""The readers' own page of a draft: from the saved story, or from what is being typed."""

import datetime as dt
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from articles.body.clean import clean
from articles.desk.one_story import story_to_read, story_to_write
from articles.desk.posted import authors_of
from articles.desk.private_page import private
from articles.drafts.article import Article
from articles.editions.edition import Edition, EditionByline
from articles.editions.publish import build
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading.live.live_page import live_page
from articles.reading.story_page import story_page

# An unsaved edition has relations only where it has a key; no row has this one.
NO_ROW = 0


def preview_view(admin):
    """A saved story (GET), or with what is typed in its form (POST)."""

    @xframe_options_sameorigin
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        if request.method == "POST":
            article = story_to_write(request, article_id, admin)
            return readers_page(request, typed_edition(request, admin, article))
        article = story_to_read(request, article_id, admin)
        return readers_page(request, saved_edition(article))

    return view


VIEWS = {"preview": preview_view}


def saved_edition(article: Article) -> Edition:
    """The edition that publishing now would save."""
    authors = [line.author for line in article.bylines.select_related("author")]
    return _edition(article, authors, list(article.tags.all()), timezone.now())


def typed_edition(request: HttpRequest, admin, article: Article) -> Edition:
    """As `saved_edition`, with every field of the form that is valid as it stands."""
    form = admin.get_form(request, article, change=True)(request.POST, instance=article)
    form.saves = False
    form.is_valid()
    # Django keeps a field's own value where the form has a mistake elsewhere.
    for name in form.cleaned_data:
        if name not in ("tags", "token") and hasattr(article, name):
            setattr(article, name, form.cleaned_data[name])
    # As saving would: what is typed has not been through the sanitiser yet.
    article.body = clean(article.body or "")  # type: ignore[assignment]
    names = form.cleaned_data.get("tags", [])
    keys = authors_of(request.POST) or []
    authors = Author.objects.in_bulk(keys)
    return _edition(
        article,
        [authors[key] for key in keys if key in authors],
        [Tag(name=name, slug=slugify(name) or "tag") for name in names],
        timezone.now(),
    )


def readers_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What readers would get, in nobody's cache and in no search engine."""
    is_live = edition.form == Edition.Form.LIVEBLOG
    live = live_page(edition, {}, timezone.now()) if is_live else None
    page = live.page if live else story_page(edition)
    context = {"page": page, "live": live, "sections": Section.objects.all()}
    return private(render(request, "reading/story.html", context))


def _edition(
    article: Article, authors: Sequence[Author], tags: Sequence[Tag], at: dt.datetime
) -> Edition:
    edition = build(article, by=None, at=at)
    edition.pk = NO_ROW
    edition.slug = edition.slug or "story"
    if edition.section_id is None:
        edition.section = Section(name=_("No section yet"), slug="nieuws")
    lines = [EditionByline(author=author) for author in authors]
    # What a prefetch would have found.
    found = {"bylines": lines, "tags": list(tags)}
    edition._prefetched_objects_cache = found  # type: ignore[attr-defined]
    return edition
