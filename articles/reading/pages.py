"""The pages that readers visit."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.editions.edition import Edition
from articles.masthead.author import Author
from articles.masthead.tag import Tag
from articles.reading import paging
from articles.reading.front import front_page, section_page
from articles.reading.listed import listed
from articles.reading.live.live_page import live_page
from articles.reading.moment import at_a_moment, at_the_same_moment
from articles.reading.pinned import front_places
from articles.reading.portrait import portrait
from articles.reading.reads.most_read import most_read
from articles.reading.related import further
from articles.reading.story_address import gone
from articles.reading.story_page import may_frame, story_page
from articles.reading.story_rows import newest_whole, sections
from articles.reading.surrogate import list_key


@require_safe
@at_a_moment
def front(request: HttpRequest, at: dt.datetime) -> HttpResponse:
    """The front page."""
    rows = sections()
    page = front_page(rows, front_places(None, at), at)
    read_most = [] if hasattr(request, "look_back") else most_read(at)
    context = {"sections": rows, "front": page, "most_read": read_most}
    return render(request, "reading/front.html", context)


@require_safe
@at_a_moment
def section(request: HttpRequest, slug: str, at: dt.datetime) -> HttpResponse:
    """A section's stories: what is pinned there, then the newest."""
    rows = sections()
    this = next((section for section in rows if section.slug == slug), None)
    if this is None:
        raise Http404
    page = section_page(this, front_places(this, at), at, request.GET)
    context = {"sections": rows, "section": this, "page": page}
    return render(request, "reading/section.html", context)


@require_safe
@at_a_moment
def tag(request: HttpRequest, slug: str, at: dt.datetime) -> HttpResponse:
    """The stories on one subject."""
    named: Tag = get_object_or_404(Tag.objects.select_related("merged_into"), slug=slug)
    this = named.lasting
    live = listed(Edition.objects.live(at))
    same = [this, *this.merged.all()]
    page = _some(paging.page(live, request.GET, by=paging.OF_TAG, of=same))
    if named != this:
        return redirect(this, permanent=True)
    return _list(request, "reading/tag.html", {"tag": this, "page": page})


@require_safe
@at_a_moment
def author(request: HttpRequest, slug: str, at: dt.datetime) -> HttpResponse:
    """An author's stories."""
    known = Author.objects.select_related("picture").defer("picture__metadata")
    this = get_object_or_404(known, slug=slug)
    live = listed(Edition.objects.live(at))
    page = _some(paging.page(live, request.GET, by=paging.OF_AUTHOR, of=[this]))
    context = {"author": this, "page": page, "portrait": portrait(this, at)}
    return _list(request, "reading/author.html", context)


@require_safe
@at_a_moment
def story(
    request: HttpRequest, section: str, slug: str, article_id: int, at: dt.datetime
) -> HttpResponse:
    """One story, at its one address; 410 where it has been withdrawn."""
    edition = newest_whole(article_id, at)
    if edition is None or edition.withdrawn:
        return gone(request, edition, article_id)
    if (section, slug) != (edition.section.slug, edition.slug):
        return redirect(at_the_same_moment(request, edition), permanent=True)
    is_live = edition.form == Edition.Form.LIVEBLOG
    live = live_page(edition, request.GET, at) if is_live else None
    page = live.page if live else story_page(edition)
    context = {"page": page, "live": live, "further": further(edition, at)}
    response = may_frame(_list(request, "reading/story.html", context), page)
    # What else there is to read is found by the tags.
    response.keys_shown = [list_key("tag", tag.slug) for tag in edition.tags.all()]  # type: ignore[attr-defined]
    return response


def _some(page: paging.Page) -> paging.Page:
    """A name that only drafts have must not show that it is there."""
    if not page.editions:
        raise Http404
    return page


def _list(request, template: str, context: dict) -> HttpResponse:
    """A page under the row of sections."""
    context["sections"] = sections()
    return render(request, template, context)
