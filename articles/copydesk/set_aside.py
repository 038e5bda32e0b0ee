"""Warnings that were read and set aside, for one story."""

from collections.abc import Iterable

from articles.copydesk.house import Dismissal
from articles.copydesk.remark import Remark
from articles.drafts.article import Article


def set_aside(article: Article, key: str, *, by) -> Dismissal:
    """This warning is not shown for this story again, as long as its words stay."""
    found, _new = Dismissal.objects.get_or_create(
        article=article, warning=key, defaults={"by": by}
    )
    return found


def bring_back(article: Article, key: str) -> None:
    """Show a warning again that was set aside."""
    Dismissal.objects.filter(article=article, warning=key).delete()


def aside(article: Article) -> set[str]:
    """The keys of what was set aside."""
    if article.pk is None:
        return set()
    return set(
        Dismissal.objects.filter(article=article).values_list("warning", flat=True)
    )


def still_open(article: Article, remarks: Iterable[Remark]) -> list[Remark]:
    """What nobody has set aside yet."""
    gone = aside(article)
    return [remark for remark in remarks if remark.key not in gone]
