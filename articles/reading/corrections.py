"""All corrections of the paper, newest first."""

import datetime as dt

from django.db.models import Exists, OuterRef, Subquery

from articles.editions.edition import Edition
from articles.reading import paging


def corrections(at: dt.datetime):
    """What was corrected by `at` in stories that readers still have."""
    live = Edition.objects.live(at).filter(article_id=OuterRef("article_id"))
    made = Edition.objects.due(at).filter(kind=Edition.Kind.CORRECTION)
    return made.filter(Exists(live)).annotate(current=Subquery(live.values("pk")[:1]))


def corrections_page(at: dt.datetime, query) -> tuple[paging.Page, dict[int, Edition]]:
    """A page of corrections, and the story as it is now for each: two queries."""
    made = corrections(at).defer("body")
    page = paging.page(made, query, by=paging.OF_CORRECTION)
    keys = {edition.current for edition in page}
    now = Edition.objects.select_related("section").defer("body").in_bulk(keys)
    return page, now
