"""Pages of a list: there and back, whatever goes out meanwhile."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import timezone

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.reading import paging
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


def publish_many(count: int, **values) -> list[Edition]:
    """Stories an hour apart, the newest last: “1”, “2”…"""
    start = timezone.now() - (count + 1) * HOUR
    return [
        make.edition(str(number), at=start + number * HOUR, **values)
        for number in range(1, count + 1)
    ]


def page(query: str = "", **values) -> paging.Page:
    values = {"size": 3} | values
    live = Edition.objects.live()
    return paging.page(live, QueryDict(query.removeprefix("?")), **values)


def walk(**values) -> list[list[str]]:
    """Every page from the first to the last."""
    pages = [page(**values)]
    while pages[-1].next:
        pages.append(page(pages[-1].next, **values))
    return [words(one) for one in pages]


def words(some: paging.Page) -> list[str]:
    return [edition.headline for edition in some]


def test_a_list_is_read_to_its_end_and_back():
    publish_many(8)
    assert walk() == [["8", "7", "6"], ["5", "4", "3"], ["2", "1"]]
    last = page(page(page().next).next)
    back = page(last.previous)
    first = page(back.previous)
    assert (words(last), last.next) == (["2", "1"], "")
    assert (words(back), back.next_key != "") == (["5", "4", "3"], True)
    assert (words(first), first.first, first.previous) == (["8", "7", "6"], True, "")


def test_a_list_from_morning_to_night_is_read_in_the_same_way():
    publish_many(5)
    assert walk(oldest_first=True) == [["1", "2", "3"], ["4", "5"]]
    last = page(page(oldest_first=True).next, oldest_first=True)
    back = page(last.previous, oldest_first=True)
    assert (words(back), back.first) == (["1", "2", "3"], True)


def test_the_way_back_to_a_top_that_has_grown_is_the_top():
    publish_many(4)
    second = page(page().next)
    make.edition("5")
    middle = page(second.previous)
    assert (words(middle), middle.first) == (["4", "3", "2"], False)
    assert (words(page(middle.previous)), page(middle.previous).first) == (
        ["5", "4", "3"],
        True,
    )


def test_a_story_with_more_tags_and_authors_comes_once():
    publish_many(
        8,
        tags=[make.tag(), make.tag("Water"), make.tag("Wegen")],
        authors=[make.author(), make.author("Bram Bos")],
    )
    whole = [["8", "7", "6"], ["5", "4", "3"], ["2", "1"]]
    assert walk(by=paging.OF_TAG, of=[make.tag()]) == whole
    assert walk(by=paging.OF_AUTHOR, of=[make.author()]) == whole


@pytest.mark.parametrize("kind", ["all", "tag", "author"])
def test_an_update_between_two_pages_moves_no_story_even_of_one_moment(kind):
    """Archive stories of one day all have the same moment."""
    tag, author = make.tag(), make.author()
    for number in range(1, 8):
        make.edition(str(number), dated="1999-05-01", tags=[tag], authors=[author])
    of = {
        "all": {},
        "tag": {"by": paging.OF_TAG, "of": [tag]},
        "author": {"by": paging.OF_AUTHOR, "of": [author]},
    }[kind]
    first = page(**of)
    for number in ("7", "4", "1"):
        article = Article.objects.get(headline=number)
        article.intro = "Anders"
        article.save()
        publish(article, by=None)
    second = page(first.next, **of)
    third = page(second.next, **of)
    assert [words(one) for one in (first, second, third)] == [
        ["7", "6", "5"],
        ["4", "3", "2"],
        ["1"],
    ]
    assert words(page(second.previous, **of)) == ["7", "6", "5"]


def test_stories_from_before_1970_page_on():
    for year in range(1945, 1950):
        make.edition(str(year), dated=f"{year}-05-05")
    assert walk() == [["1949", "1948", "1947"], ["1946", "1945"]]


def test_tags_that_are_one_subject_page_as_one(django_assert_num_queries):
    tags = [make.tag("Brug"), make.tag("Bruggen"), make.tag("Overspanning")]
    of_one = (tags[:1], tags[1:2], tags[:2], tags[2:], tags)
    start = timezone.now() - 10 * HOUR
    for number in range(1, 9):
        chosen = of_one[number % 5]
        make.edition(str(number), at=start + number * HOUR, tags=chosen)
    make.edition("ander", tags=[make.tag("Water")])
    of = {"by": paging.OF_TAG, "of": tags}
    assert walk(**of) == [["8", "7", "6"], ["5", "4", "3"], ["2", "1"]]
    last = page(page(page(**of).next, **of).next, **of)
    assert words(page(last.previous, **of)) == ["5", "4", "3"]
    with django_assert_num_queries(2):
        page(**of)


def test_the_moment_that_is_looked_back_to_goes_along():
    publish_many(8)
    second = page(page("at=2026-01-01T10:00").next)
    for query in (second.next, second.previous, second.start):
        assert QueryDict(query.removeprefix("?"))["at"] == "2026-01-01T10:00"


@pytest.mark.parametrize(
    "query", ["before=x", "after=x", "before=-", "after=" + "9" * 17 + "-1-1", "at="]
)
def test_a_bad_key_is_the_first_page(query):
    publish_many(4)
    assert words(page(query)) == ["4", "3", "2"]
