"""Saving a story: which version a form began from, and what becomes of what was left out."""

from collections.abc import Collection

from articles.drafts.article import Article
from articles.drafts.merge import Story
from articles.drafts.revision import Revision

# Revisions that were never the saved story.
BESIDE = (Revision.Why.UNCHOSEN, Revision.Why.RESCUED)


def lock(article_id: int) -> Article | None:
    """The saved article, held until this transaction ends, so that saves queue up."""
    locked = Article.objects.select_for_update(of=("self",))
    return locked.select_related("changed_by").filter(pk=article_id).first()


def lock_all(ids: Collection[int]) -> list[Article]:
    """As `lock`, many at once: in one order, so that two who do so wait for each other."""
    locked = Article.objects.select_for_update(of=("self",)).filter(pk__in=ids)
    return list(locked.order_by("pk"))


def story_at(article: Article, version: int | None) -> Story | None:
    """The whole story as it was saved in one version; None where that is not kept."""
    if version is None:
        return None
    kept = article.revisions.filter(version=version).exclude(why__in=BESIDE)
    return kept.order_by("-id").values_list("story", flat=True).first()


def saved_since(article: Article, version: int | None) -> list[Revision]:
    """Who saved since a version, the latest last; without their texts."""
    kept = article.revisions.filter(version__gt=version or 0).exclude(why__in=BESIDE)
    return list(kept.defer("story").select_related("by").order_by("id"))


def keep_unchosen(article: Article, story: Story, *, by, note: str) -> Revision:
    """A text that was not chosen stays, whole."""
    return Revision.objects.create(
        article=article,
        version=article.version,
        story=story,
        why=Revision.Why.UNCHOSEN,
        note=note[: Revision._meta.get_field("note").max_length],
        by=by,
    )
