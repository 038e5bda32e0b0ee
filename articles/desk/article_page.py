"""One page of the list of articles: found by the key of its edge, never by counting."""

from dataclasses import dataclass

from django.db.models import QuerySet

from articles.desk.article_order import Key, Order

# Counted as far as this; beyond it “more than” says enough.
MOST_COUNTED = 1_000


@dataclass(frozen=True)
class Page:
    """The numbers of its articles in order, and where its neighbours begin."""

    ids: list[int]
    newer: Key | None = None
    older: Key | None = None


def page(
    articles: QuerySet,
    order: Order,
    size: int,
    *,
    after: Key | None,
    before: Key | None,
) -> Page:
    """The page after a key, the one before a key, or the first."""
    if before and order.fits(before):
        found = _few(articles, order, size, before, backward=True)
        if len(found) > size:
            return _page(order, found[:size][::-1], newer=True, older=True)
        # So close to the beginning that it is the first page again, and a full one.
        after = None
    if after and not order.fits(after):
        after = None
    found = _few(articles, order, size, after)
    return _page(order, found[:size], newer=bool(after), older=len(found) > size)


def counted(articles: QuerySet) -> int:
    """How many there are, as far as `MOST_COUNTED` and one more."""
    return articles.order_by().values("pk")[: MOST_COUNTED + 1].count()


def _few(articles, order: Order, size: int, edge: Key | None, *, backward=False):
    """A page and one more, from an edge on."""
    lined_up = order.lined_up(articles, backward=backward)
    if edge:
        lined_up = lined_up.filter(order.beyond(edge, backward=backward))
    return list(lined_up.values_list(*order.columns)[: size + 1])


def _page(order: Order, rows: list, *, newer: bool, older: bool) -> Page:
    keys = [order.key(row) for row in rows]
    return Page(
        [key.pk for key in keys],
        keys[0] if newer and keys else None,
        keys[-1] if older and keys else None,
    )
