"""Restore: an earlier text of a story becomes its draft again, whole or in one field."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from articles.drafts.access import may_write_in
from articles.drafts.article import Article, ArticleByline
from articles.drafts.revision import Revision, record
from articles.masthead.author import Author
from articles.story import Story

# Where a story stands in the work is no part of its text.
STORY_COLUMNS = tuple(field.attname for field in Story._meta.local_fields)
COLUMNS = (*STORY_COLUMNS, "authors", "tags")


@dataclass(frozen=True)
class Restored:
    """The article, and the columns whose picture, section or authors are gone."""

    article: Article
    gone: tuple[str, ...]


def restore(
    article: Article, revision: Revision, *, by, columns: Collection[str] = COLUMNS
) -> Restored:
    """Make these columns of a revision the draft; readers keep what they have.

    What it names and is no longer there stays as it is now. The text that it replaces is
    a revision already. Raises ValidationError where the revision has none of the columns.
    """
    if revision.article_id != article.pk:
        raise ValidationError(_("That is another story."))
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        wanted = [
            name for name in COLUMNS if name in columns and name in revision.story
        ]
        if not wanted:
            raise ValidationError(_("That version does not have this."))
        gone = tuple(name for name in wanted if not _set(article, name, revision.story))
        if by and not may_write_in(by, article.section):
            message = _("You do not write in %(section)s: choose another section.")
            raise ValidationError(message % {"section": article.section})
        article.stage = Article.Stage.DRAFT
        article.version += 1
        article.changed_by = by
        article.full_clean()
        article.save()
        note = _("Version %(version)s") % {"version": revision.version}
        record(article, by=by, why=Revision.Why.RESTORED, note=note)
    return Restored(article, gone)


def _set(article: Article, name: str, story: dict) -> bool:
    """Whether all of it is there yet."""
    value = story[name]
    if name == "tags":
        article.tags.set(value)
        return True
    if name == "authors":
        return _set_authors(article, value)
    field = next(field for field in Article._meta.fields if field.attname == name)
    if isinstance(field, models.ForeignKey) and value is not None:
        related = field.related_model._base_manager
        if not related.filter(pk=value).exists():
            return False
    setattr(article, name, value)
    return True


def _set_authors(article: Article, ids: list[int]) -> bool:
    there = Author.objects.in_bulk(ids)
    article.bylines.all().delete()
    ArticleByline.objects.bulk_create(
        ArticleByline(article=article, author_id=key, position=place)
        for place, key in enumerate(key for key in ids if key in there)
    )
    return len(there) == len(ids)
