"""Links that show a draft to somebody without an account: made, listed, revoked, followed."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from articles.desk.one_story import story_to_write
from articles.desk.preview import readers_page, saved_edition
from articles.desk.state import moment_words
from articles.drafts.article import Article
from articles.drafts.preview_link import PreviewLink

SIGNER = Signer(salt="articles.preview")


class NewLinkForm(forms.Form):
    """How long somebody may look."""

    hours = forms.TypedChoiceField(
        label=gettext_lazy("Works for"),
        coerce=int,
        choices=[
            (24, gettext_lazy("a day")),
            (72, gettext_lazy("three days")),
            (168, gettext_lazy("a week")),
            (720, gettext_lazy("thirty days")),
        ],
        initial=72,
    )


class RevokeForm(forms.Form):
    link = forms.IntegerField(min_value=1, max_value=2**63 - 1)


def links_view(admin):
    """The links of a story, and a new one."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_to_write(request, article_id, admin)
        form = NewLinkForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            link = make_link(
                article,
                by=request.user,
                at=timezone.now(),
                hours=form.cleaned_data["hours"],
            )
            words = _("A preview link was made; it works until %(moment)s.")
            words %= {"moment": moment_words(link.expires_at)}
            admin.log_change(request, article, words)
            messages.success(request, words)
            return _back(article)
        context = {
            **admin.admin_site.each_context(request),
            "article": article,
            "opts": admin.opts,
            "media": admin.media,
            "title": _("Show to somebody without an account"),
            "form": form,
            "links": [
                (link, request.build_absolute_uri(address(link)))
                for link in working(article, timezone.now()).select_related("made_by")
            ],
        }
        return TemplateResponse(request, "admin/articles/article/links.html", context)

    return view


def revoke_view(admin):
    """A link stops working at once."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_to_write(request, article_id, admin)
        form = RevokeForm(request.POST)
        if form.is_valid():
            now = timezone.now()
            found = working(article, now).filter(pk=form.cleaned_data["link"])
            if found.update(revoked_at=now):
                words = _("The preview link was revoked.")
                admin.log_change(request, article, words)
                messages.success(request, words)
        return _back(article)

    return view


VIEWS = {"links": links_view, "revoke_link": revoke_view}


@require_safe
def shared_preview(request: HttpRequest, signed: str) -> HttpResponse:
    """The draft that a link shows; 404 for one that has expired, or was never made."""
    try:
        token = SIGNER.unsign(signed)
    except BadSignature as error:
        raise Http404 from error
    links = PreviewLink.objects.filter(
        token=token, revoked_at=None, expires_at__gt=timezone.now()
    )
    link = get_object_or_404(links.select_related("article"))
    return readers_page(request, saved_edition(link.article))


def make_link(article: Article, *, by, at: dt.datetime, hours: int) -> PreviewLink:
    """A new link, for so many hours from `at`."""
    ends = at + dt.timedelta(hours=hours)
    return PreviewLink.objects.create(article=article, made_by=by, expires_at=ends)


def working(article: Article, at: dt.datetime):
    """The links of a story that show it at `at`."""
    return article.preview_links.filter(revoked_at=None, expires_at__gt=at)


def address(link: PreviewLink) -> str:
    return reverse("shared_preview", args=[SIGNER.sign(link.token)])


def _back(article: Article) -> HttpResponse:
    return redirect(reverse("admin:articles_article_links", args=[article.pk]))
