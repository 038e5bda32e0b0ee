"""The public pages of what changed: in one story, and in the whole paper."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.masthead.section import Section
from articles.reading.corrections import corrections_page
from articles.reading.story_address import gone, newest_of
from articles.reading.versions import versions

LARGEST = 2**31 - 1


class PageForm(forms.Form):
    before = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)


@require_safe
def story_changes(
    request: HttpRequest, section: str, slug: str, article_id: int
) -> HttpResponse:
    """The versions of a story, and the words that differ between them."""
    now = timezone.now()
    edition = newest_of(article_id, now).first()
    if edition is None or edition.withdrawn:
        return gone(request, edition, article_id)
    if (section, slug) != (edition.section.slug, edition.slug):
        return redirect(f"{edition.get_absolute_url()}changes/", permanent=True)
    form = PageForm(request.GET)
    before = form.cleaned_data["before"] if form.is_valid() else None
    page = versions(article_id, now, before)
    if not page.versions:
        raise Http404
    context = {
        "sections": Section.objects.all(),
        "edition": edition,
        "page": page,
    }
    return render(request, "reading/changes.html", context)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """All corrections of the paper, newest first."""
    page, now = corrections_page(timezone.now(), request.GET)
    context = {
        "sections": Section.objects.all(),
        "page": page,
        "corrected": [
            (made, now[made.current]) for made in page if made.current in now
        ],
    }
    return render(request, "reading/corrections.html", context)
