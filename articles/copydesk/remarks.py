"""All warnings on a draft."""

from collections.abc import Callable, Iterator
from itertools import islice

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy, House, copy_of
from articles.copydesk.doubled import doubled
from articles.copydesk.first_names import first_names
from articles.copydesk.house_rules import house_rules
from articles.copydesk.length import length
from articles.copydesk.limits import MOST_OF_A_KIND
from articles.copydesk.links import links_to_withdrawn
from articles.copydesk.long_sentences import long_sentences
from articles.copydesk.numbers import numbers, opening_figures
from articles.copydesk.particles import particles
from articles.copydesk.placeholders import placeholders
from articles.copydesk.quotes import open_quotes, short_forms, straight_quotes
from articles.copydesk.remark import Remark
from articles.copydesk.spelled_two_ways import spelled_two_ways
from articles.copydesk.spelling import spelling
from articles.copydesk.times import times
from articles.copydesk.titles import titles
from articles.story import Story

# What is most likely wrong, and costs most when it goes out, first.
CHECKS: tuple[Callable[[Copy], Iterator[Remark]], ...] = (
    placeholders,
    links_to_withdrawn,
    titles,
    spelled_two_ways,
    doubled,
    particles,
    spelling,
    first_names,
    open_quotes,
    short_forms,
    straight_quotes,
    house_rules,
    numbers,
    opening_figures,
    times,
    length,
    long_sentences,
)


def remarks(
    story: Story,
    *,
    house: House | None = None,
    withdrawn: Callable[[set[int]], set[int]] | None = None,
) -> list[Remark]:
    """What the desk should look at before this goes out.

    `withdrawn` tells which of some articles readers no longer have: this room cannot.
    """
    copy = copy_of(story, house, withdrawn)
    found = [
        remark for check in CHECKS for remark in islice(check(copy), MOST_OF_A_KIND)
    ]
    if copy.cut:
        message = _("This story is very long: only its first part was read.")
        found.append(Remark("long-story", message, "body"))
    return found
