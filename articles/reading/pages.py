"""The pages that readers visit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.editions.edition import Edition
from articles.editions.removal import Removal
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading import paging
from articles.reading.front import front_page, picture_first, section_page
from articles.reading.listed import listed
from articles.reading.pinned import front_places
from articles.reading.story_page import story_page

MORE = 4


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front page."""
    at = timezone.now()
    sections = list(Section.objects.all())
    page = front_page(sections, front_places(None, at), at)
    context = {"sections": sections, "front": page}
    return render(request, "reading/front.html", context)


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """A section's stories: what is pinned there, then the newest."""
    at = timezone.now()
    sections = list(Section.objects.all())
    this = next((section for section in sections if section.slug == slug), None)
    if this is None:
        raise Http404
    page = section_page(this, front_places(this, at), at, request.GET)
    context = {"sections": sections, "section": this, "page": page}
    return render(request, "reading/section.html", context)


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories on one subject."""
    this = get_object_or_404(Tag, slug=slug)
    tagged = listed(Edition.objects.live().filter(tag_items__tag=this))
    page = _some(paging.page(tagged, request.GET, by=paging.OF_TAG))
    return _list(request, "reading/tag.html", {"tag": this, "page": page})


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author's stories."""
    this = get_object_or_404(Author, slug=slug)
    written = listed(Edition.objects.live().filter(bylines__author=this))
    page = _some(paging.page(written, request.GET, by=paging.OF_AUTHOR))
    return _list(request, "reading/author.html", {"author": this, "page": page})


@require_safe
def story(
    request: HttpRequest, section: str, slug: str, article_id: int
) -> HttpResponse:
    """One story, at its one address; 410 where it has been withdrawn."""
    now = timezone.now()
    newest = Edition.objects.newest(now).with_everything()
    edition = newest.filter(article_id=article_id).first()
    if edition is None:
        return _removed(request, article_id)
    if edition.withdrawn:
        return _list(
            request, "reading/withdrawn.html", {"edition": edition}, status=410
        )
    if (section, slug) != (edition.section.slug, edition.slug):
        return redirect(edition, permanent=True)
    more = listed(Edition.objects.live(now).filter(section_id=edition.section_id))
    more = more.exclude(article_id=article_id).by_first_publication()[:MORE]
    context = {"page": story_page(edition), "more": picture_first(more)}
    return _list(request, "reading/story.html", context)


def _removed(request, article_id: int) -> HttpResponse:
    """The tombstone of what a court or a right took away; 404 for anything else."""
    whole = Removal.objects.filter(whole=True)
    removal = get_object_or_404(whole, article_id=article_id)
    return _list(request, "reading/removed.html", {"removal": removal}, status=410)


def _some(page: paging.Page) -> paging.Page:
    """A name that only drafts have must not show that it is there."""
    if page.first and not page.editions:
        raise Http404
    return page


def _list(request, template: str, context: dict, status: int = 200) -> HttpResponse:
    """A page under the row of sections."""
    context["sections"] = Section.objects.all()
    return render(request, template, context, status=status)
