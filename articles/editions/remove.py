"""Remove: what a court or a person's right takes away, the one exception to the record."""

import html
from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.audit.note import Action, note_by_operator
from articles.body.flat import flat
from articles.body.inline import plain_text
from articles.body.parse import parse
from articles.copydesk.house import Dismissal
from articles.drafts.article import Article
from articles.drafts.desk_note import DeskNote
from articles.drafts.front import Front, FrontSlot
from articles.drafts.preview_link import PreviewLink
from articles.drafts.revision import Revision
from articles.drafts.working_copy import WorkingCopy
from articles.editions.card import forget_cards, order_cards_of
from articles.editions.edition import Edition
from articles.editions.forget_addresses import forget_addresses
from articles.editions.forget_words import forget_words, spelled_in
from articles.editions.front_edition import FrontPlace
from articles.editions.live_post import LivePostEdition
from articles.editions.permanence import unlocked
from articles.editions.removal import Removal
from articles.editions.removed_links import forget_links

GONE = "[…]"
# What an article's words can stand in, and how each row names the article.
KEPT_IN: dict[type[models.Model], str] = {
    Article: "pk",
    Edition: "article_id",
    Revision: "article_id",
    WorkingCopy: "article_id",
    DeskNote: "article_id",
    Dismissal: "article_id",
    FrontSlot: "article_id",
    FrontPlace: "article_id",
    LivePostEdition: "article_id",
    PreviewLink: "article_id",
}


def remove(
    article_id: int, *, by: str, ground: str, at, words: str = ""
) -> dict[str, int]:
    """Take a story (or only these words of it) out of every table, for good.

    Returns how many rows of each table were touched. What is left is a Removal, which
    says when, by whom and on what ground. Raises ValidationError where there is no such
    story, where a reason or name is missing, or where the words are not in it or cannot
    be taken out whole; then nothing has changed.
    """
    by, ground, words = by.strip(), ground.strip(), words.strip()
    if not by or not ground:
        raise ValidationError(_("Say who removes this, and on what ground."))
    with unlocked(connection):
        uuid = _uuid(article_id)
        forget_cards(article_id)
        spelled = spelled_in(article_id)
        # First: it is found by the editions that there are yet.
        logged = _log_of(article_id, words).delete()[0]
        touched = _take_out(article_id, words) if words else _delete_all(article_id)
        touched["LogEntry"] = logged
        touched["OldAddress"] = forget_addresses(article_id, words)
        touched |= forget_links(article_id, words)
        forget_words(article_id, spelled)
        order_cards_of(article_id)
        Removal.objects.create(
            article_id=article_id,
            article_uuid=uuid,
            removed_at=at,
            removed_by=by,
            ground=ground,
            whole=not words,
        )
        about = ("article", article_id)
        note_by_operator(Action.REMOVED, operator=by, about=about, whole=not words)
    return {table: count for table, count in touched.items() if count}


def _uuid(article_id: int):
    article = Article.objects.select_for_update().filter(pk=article_id).first()
    if article is None:
        raise ValidationError(_("There is no story with this number."))
    return article.uuid


def _rows(model: type[models.Model], article_id: int) -> models.QuerySet:
    return models.QuerySet(model).filter(**{KEPT_IN[model]: article_id})


def _delete_all(article_id: int) -> dict[str, int]:
    """What hangs on an edition goes with it; the article last."""
    touched = {}
    for model in reversed(KEPT_IN):
        touched[model.__name__] = _rows(model, article_id).count()
        _rows(model, article_id).delete()
    return touched


def _take_out(article_id: int, words: str) -> dict[str, int]:
    touched = {
        model.__name__: _take_out_of(_rows(model, article_id), words)
        for model in KEPT_IN
    }
    if not any(touched.values()):
        raise ValidationError(_("These words are not in the story."))
    return touched


def _take_out_of(rows: models.QuerySet, words: str) -> int:
    changed = 0
    for row in rows.iterator():
        values = {
            field.attname: cleared
            for field in _fields_with_words(rows.model)
            if (cleared := _without(getattr(row, field.attname), words, field.name))
            != getattr(row, field.attname)
        }
        if values:
            # A queryset's update: the row's own save would refuse, or add what it adds.
            models.QuerySet(rows.model).filter(pk=row.pk).update(**values)
            changed += 1
    return changed


def _fields_with_words(model: type[models.Model]) -> Iterable[models.Field]:
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [field for field in model._meta.local_fields if isinstance(field, kinds)]


def _without(value, words: str, name: str):
    """A value of the field (or key of its JSON) `name`, with the words taken out."""
    if isinstance(value, dict):
        return {key: _without(each, words, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_without(each, words, name) for each in value]
    if not isinstance(value, str):
        return value
    if name == "slug":
        return value.replace(slugify(words) or words, "").strip("-") or "story"
    cleared = value.replace(words, GONE)
    cleared = cleared.replace(html.escape(words, quote=False), GONE)
    _refuse_half(cleared, words)
    return cleared


def _refuse_half(value: str, words: str) -> None:
    """Words that run through a link or an italic are no longer one piece of HTML."""
    if "<" not in value:
        return
    text = " ".join(plain_text(piece) for piece in flat(parse(value)))
    if words in text:
        message = _(
            "The words run through a link or other marks: remove them in shorter pieces."
        )
        raise ValidationError(message)


def _log_of(article_id: int, words: str) -> models.QuerySet:
    """The admin's own history names a story by its headline, that of a front too."""
    kinds = ContentType.objects.get_for_models(
        Article, Edition, Front, for_concrete_models=True
    )
    editions = list(
        Edition.objects.filter(article_id=article_id).values_list("pk", flat=True)
    )
    of_article = models.Q(content_type=kinds[Article], object_id=str(article_id))
    of_editions = models.Q(
        content_type=kinds[Edition], object_id__in=[str(key) for key in editions]
    )
    found = LogEntry.objects.filter(of_article | of_editions)
    for said in _called(article_id, words):
        found |= LogEntry.objects.filter(
            content_type=kinds[Front], change_message__contains=said
        )
    return found


def _called(article_id: int, words: str) -> set[str]:
    """Every headline that the story ever had, at the desk, in the paper or on a front."""
    models_with_one = (Article, Edition, FrontSlot, FrontPlace)
    called = {words}
    for model in models_with_one:
        called |= set(_rows(model, article_id).values_list("headline", flat=True))
    for story in _rows(Revision, article_id).values_list("story", flat=True):
        called.add(story.get("headline", ""))
    return called - {""}
