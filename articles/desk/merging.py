"""A save on top of somebody else's is never an overwrite: it is put together, or asked."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.desk import conflict, working_copy_pages
from articles.desk.article_form import GONE
from articles.desk.posted import authors_of, values_of, with_authors, with_values
from articles.desk.state import moment_words
from articles.drafts.article import Article
from articles.drafts.merge import MINE, THEIRS, Merged, Story, merge, plain, same_story
from articles.drafts.revision import Revision, record, whole_story
from articles.drafts.save import keep_unchosen, lock, saved_since, story_at

# Forms whose save this session remembers, so that sending one again is no conflict.
REMEMBERED = 30
SESSION = "saved_forms"


@dataclass(frozen=True)
class Together:
    """Two versions that are being saved as one."""

    words: str
    unchosen: tuple[tuple[Story, object, str], ...]


class NeverOverwrites(admin.ModelAdmin):
    """A ModelAdmin whose form, when the story moved on, is merged with what was saved."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        args = (form_url, extra_context)
        if request.method != "POST":
            return super().changeform_view(request, object_id, *args)
        sent = request.POST
        try:
            return self._save(request, object_id, *args)
        except IntegrityError:
            # The same new story was sent twice at once: the other one is there now.
            request.POST = sent
            return self._save(request, object_id, *args)

    def _save(self, request, object_id, form_url, extra_context) -> HttpResponse:
        with transaction.atomic():
            again = object_id is None and self._sent_before(request)
            article_id = again or _key(object_id)
            article = lock(article_id) if article_id else None
            if object_id is not None and article is None:
                return self._gone(request, extra_context)
            if article and self.has_change_permission(request, article):
                answer = self._put_together(request, article, again=bool(again))
                if answer:
                    return answer
            key = str(article.pk) if article else object_id
            return super().changeform_view(request, key, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        """A new story takes the name of its form, so that it is made only once."""
        name = _name(request.POST)
        if not change and name and not Article.objects.filter(uuid=name).exists():
            obj.uuid = name
        super().save_model(request, obj, form, change)

    def _sent_before(self, request) -> int | None:
        """The story that this very form of a new story made."""
        name = _name(request.POST)
        if name is None:
            return None
        made = Article.objects.filter(uuid=name, created_by=request.user)
        return made.values_list("pk", flat=True).first()

    def _gone(self, request, extra_context) -> HttpResponse:
        """The story was deleted: what was typed stands in the form of a new one."""
        data = with_authors(request.POST, authors_of(request.POST) or [], [])
        data[GONE] = "yes"
        request.POST = data
        add = reverse("admin:articles_article_add")
        return super().changeform_view(request, None, add, extra_context)

    def _put_together(self, request, article: Article, *, again: bool):
        """None where the form may be saved, else what the editor gets to see."""
        token = _token(request.POST)
        if token == article.version and not again:
            return None
        rows = list(article.bylines.all())
        authors = authors_of(request.POST)
        if authors is not None:
            request.POST = with_authors(request.POST, authors, rows)
        form = self.get_form(request, article, change=True)(
            request.POST, instance=Article.objects.get(pk=article.pk)
        )
        if _mistakes(form) or "_back" in request.POST:
            return None
        mine = values_of(form)
        if authors is not None:
            mine["authors"] = authors
        return self._merge(request, article, form, mine, rows)

    def _merge(self, request, article, form, mine: Story, rows):
        version = _began_from(request, article)
        request.came_in = version != article.version
        base, theirs = story_at(article, version), plain(whole_story(article))
        if not mine.get("slug"):
            # Left to the house, which has made one when it was saved.
            mine = {**mine, "slug": theirs["slug"]}
        merged = merge(base, mine, theirs)
        chosen = conflict.choices(request.POST, merged)
        if len(chosen) < len(merged.conflicts):
            return conflict.page(request, self, article, form, merged)
        values = merged.chosen(chosen)
        words = _words(
            article, version, conflict.taken_words(form, merged), request.user
        )
        unchosen = tuple(
            _unchosen(request, article, form, merged, chosen, mine, theirs)
        )
        if same_story(values, theirs):
            return self._nothing_new(request, article, unchosen)
        data = with_values(request.POST, form, values)
        if "authors" in values:
            merged_authors: Any = values["authors"]
            data = with_authors(data, merged_authors, rows)
        data["token"] = str(article.version)
        request.POST = data
        if merged.taken_from_theirs or merged.conflicts:
            request.put_together = Together(words, unchosen)
        return None

    def _nothing_new(self, request, article: Article, unchosen) -> HttpResponse:
        """Sent twice, or theirs chosen throughout: saved it is, without a revision."""
        for story, by, note in unchosen:
            keep_unchosen(article, story, by=by, note=note)
        working_copy_pages.saved(request, article)
        shown = self.get_object(request, str(article.pk))
        return self.response_change(request, shown)


def keep(request: HttpRequest, article: Article) -> None:
    """The revision of a save, and beside it the text that was not chosen."""
    together = getattr(request, "put_together", None)
    if together is None:
        record(article, by=request.user, why=Revision.Why.SAVED)
        _remember(request, article)
        return
    for story, by, note in together.unchosen:
        keep_unchosen(article, story, by=by, note=note)
    note = together.words[: Revision._meta.get_field("note").max_length]
    record(article, by=request.user, why=Revision.Why.MERGED, note=note)
    messages.info(request, together.words)


def _words(article: Article, version: int | None, taken: str, editor) -> str:
    """Whose changes came in, and which."""
    since = saved_since(article, version)
    names = dict.fromkeys(str(one.by) for one in since if one.by and one.by != editor)
    who = get_text_list(list(names) or [str(article.changed_by or editor)], _("and"))
    words = _("Put together with what %(who)s saved at %(moment)s: %(what)s.")
    moment = moment_words(article.changed_at)
    return words % {"who": who, "moment": moment, "what": taken or _("your choices")}


def _unchosen(request, article, form, merged: Merged, chosen, mine, theirs):
    """Each side of which something was left out, whole, with what and whose it is."""
    for side, story, by in (
        (MINE, {**theirs, **mine}, request.user),
        (THEIRS, theirs, article.changed_by),
    ):
        titles = [
            conflict.label(form, one.field)
            for one in merged.conflicts
            if chosen[one.key] in {MINE, THEIRS} - {side}
        ]
        if titles:
            yield story, by, ", ".join(dict.fromkeys(titles))


def _mistakes(form) -> bool:
    """Whether anything but the version stands in the way."""
    errors = form.errors.as_data().values()
    return any(error.code != "overwrite" for found in errors for error in found)


def _began_from(request: HttpRequest, article: Article) -> int | None:
    """The version that the form has in it: what it was opened with, or saved itself."""
    saved = request.session.get(SESSION, {}).get(str(_name(request.POST)))
    if saved and saved[0] == article.pk:
        return saved[1]
    return _token(request.POST)


def _remember(request: HttpRequest, article: Article) -> None:
    """With the story, so that a lost answer makes no conflict with oneself."""
    name = _name(request.POST)
    if name is None:
        return
    known = request.session.get(SESSION, {})
    known = dict(list(known.items())[-REMEMBERED:])
    request.session[SESSION] = known | {str(name): [article.pk, article.version]}
    request.session.save()


def _token(data: QueryDict) -> int | None:
    token = data.get("token", "")
    return int(token) if token.isascii() and token.isdigit() else None


def _name(data: QueryDict) -> uuid.UUID | None:
    try:
        return uuid.UUID(data.get(working_copy_pages.KEY, ""))
    except ValueError:
        return None


def _key(object_id: str | None) -> int | None:
    """The key in an address, which may be anything."""
    try:
        return Article._meta.pk.to_python(unquote(object_id)) if object_id else None
    except ValidationError:
        return None
