"""Stories as other systems ask for them."""

import datetime as dt
import json
from urllib.parse import quote, urlsplit

import pytest
from django.utils import timezone, translation

from articles.editions.publish import publish
from articles.editions.remove import remove
from articles.editions.withdraw import withdraw
from articles.images.image import Image
from tests import make
from tests.reading.api.asking import LIST, ask, headlines, one, said, walk
from tests.reading.machine.test_news_article import NOON
from tests.reading.machine.test_ninjs import VALIDATOR, address, rich_edition

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def draft_of(edition):
    return make.Article.objects.get(pk=edition.article_id)


def merge(old) -> None:
    """Into the tag that stands for both from then on; what went out keeps its own."""
    old.merged_into = make.tag()
    old.save()


def test_a_story_is_the_document_that_stands_beside_its_page(client):
    edition = rich_edition()
    document = ask(client, one(edition.article_uuid)).json()
    assert document == client.get(address(edition)).json()
    assert ask(client, LIST).json() == {"items": [document], "next": None}
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []


@pytest.mark.parametrize("number", [1, 25])
def test_a_list_takes_as_many_queries_however_long_it_is(
    client, number, django_assert_num_queries
):
    old = make.tag("Bruggen oud")
    inside = make.image()
    for _each in range(number):
        make.edition(
            authors=[make.author(), make.author("Bo Pol")],
            tags=[make.tag(), old],
            lead_image=make.image(file=False),
            body=f'<figure data-image="{inside.pk}"></figure>',
        )
    merge(old)
    with django_assert_num_queries(4):
        assert len(ask(client, LIST).json()["items"]) == number
    with django_assert_num_queries(6):
        assert len(headlines(client, "?tag=bruggen")) == number
    with django_assert_num_queries(4):
        asked = "?by=changed&tag=bruggen&author=bo-pol&section=binnenland"
        assert len(headlines(client, asked)) == number


def paper():
    """Stories by section, tag, author and day, the newest last."""
    sport = make.section("Sport")
    make.edition("Brug", at=NOON, authors=[make.author()])
    make.edition("Duel", at=NOON + DAY, section=sport, tags=[make.tag("Judo")])
    make.edition("Sluis", at=NOON + 2 * DAY, tags=[make.tag()])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Sluis", "Duel", "Brug"]),
        ("?order=oldest", ["Brug", "Duel", "Sluis"]),
        ("?section=sport", ["Duel"]),
        ("?tag=judo", ["Duel"]),
        ("?tag=judo&section=binnenland", []),
        ("?author=anna-de-vries", ["Brug"]),
        ("?author=anna-de-vries&tag=judo", []),
        ("?author=nobody", []),
        ("?tag=nothing", []),
        ("?section=nowhere", []),
        ("?q=sluizen", ["Sluis"]),
        ("?q=%3F", []),
        ("?since=2026-11-04", ["Sluis", "Duel"]),
        ("?until=2026-11-04", ["Duel", "Brug"]),
        ("?since=2026-11-04T11:00:00Z&until=2026-11-05T12:00:00%2B01:00", ["Duel"]),
        ("?by=changed&since=2026-11-05", ["Sluis"]),
        ("?limit=1", ["Sluis"]),
        ("?planned=false", ["Sluis", "Duel", "Brug"]),
    ],
)
def test_a_list_holds_what_was_asked_for(client, query, found):
    paper()
    assert headlines(client, query) == found


def test_a_tag_that_was_merged_has_the_stories_of_both(client):
    make.edition("Een", at=NOON, tags=[make.tag()])
    old = make.tag("Oud")
    make.edition("Twee", at=NOON + HOUR, tags=[old])
    merge(old)
    both = ["Twee", "Een"]
    assert [headlines(client, f"?tag={slug}") for slug in ("oud", "bruggen")] == [
        both,
        both,
    ]
    assert headlines(client, "?tag=oud&by=changed") == both


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("asked", ["", "&tag=bruggen", "&by=changed", "&q=brug"])
def test_a_walk_finds_each_story_once_whatever_comes_out_meanwhile(
    client, order, asked
):
    for number in range(5):
        # Two of one moment: the key decides.
        make.edition(f"Brug {number}", at=NOON + number // 2 * HOUR, tags=[make.tag()])
    first = ask(client, f"{LIST}?limit=2&order={order}{asked}").json()
    make.edition("Brug nieuw", tags=[make.tag()])
    rest = walk(client, first["next"])
    seen = [said(each) for each in [*first["items"], *rest]]
    oldest = [f"Brug {number}" for number in range(5)]
    expected = {"newest": oldest[::-1], "oldest": [*oldest, "Brug nieuw"]}
    assert seen == expected[order]


def test_by_change_an_update_comes_again_and_a_withdrawal_is_told(client):
    values = {"tags": [make.tag()], "authors": [make.author()]}
    changed = make.edition("Brug", at=NOON, **values)
    gone = make.edition("Vals", at=NOON + HOUR, **values)
    publish(draft_of(changed), by=None, at=NOON + 2 * HOUR, correction="Was fout.")
    withdraw(draft_of(gone), by=None, reason="Klopte niet.")
    for asked in ("", "&tag=bruggen", "&author=anna-de-vries", "&section=binnenland"):
        query = f"?by=changed&order=oldest{asked}"
        assert headlines(client, query) == ["Brug", "canceled"]
    assert headlines(client, "?by=changed&tag=other") == []
    assert headlines(client) == ["Brug"]


def test_a_tag_of_what_is_planned_says_nothing_of_a_withdrawn_story(client):
    story = make.edition("Vals")
    article = draft_of(story)
    withdraw(article, by=None, reason="Klopte niet.")
    article.tags.set([make.tag("Overname")])
    publish(article, by=None, at=timezone.now() + HOUR)
    assert headlines(client, "?by=changed") == ["canceled"]
    assert headlines(client, "?by=changed&tag=overname") == []


def test_a_withdrawn_story_answers_410_with_its_cancellation(client):
    edition = rich_edition()
    withdraw(draft_of(edition), by=None, reason="Klopte niet.")
    gone = ask(client, one(edition.article_uuid), 410).json()
    assert (gone["pubStatus"], gone["uri"]) == (
        "canceled",
        f"urn:uuid:{edition.article_uuid}",
    )
    assert "Brug gaat open" not in json.dumps(gone)


def test_a_removed_story_answers_410_and_is_told_to_who_keeps_copies(client):
    edition = make.edition()
    now = timezone.now()
    remove(edition.article_id, by="J. Jansen", ground="AVG", at=now)
    gone = ask(client, one(edition.article_uuid), 410).json()
    assert (gone["pubStatus"], sorted(gone)) == (
        "canceled",
        ["pubStatus", "standard", "type", "uri", "versionCreated"],
    )
    assert ask(client, "/api/removals/").json() == {"items": [gone], "next": None}


def test_what_is_not_out_is_told_from_nothing_by_nobody(client):
    article = make.article("Geheim", section=make.section())
    publish(article, by=None, at=timezone.now() + HOUR)
    draft = make.article("Concept")
    never = ask(client, one("00000000-0000-4000-8000-000000000000"), 404)
    for hidden in (article, draft):
        answer = ask(client, one(hidden.uuid), 404)
        assert answer.content == never.content
        assert dict(answer.headers) == dict(never.headers)
    assert headlines(client) == headlines(client, "?by=changed") == []


def test_a_list_is_sent_once(client):
    rich_edition()
    first = ask(client, LIST)
    known = {"If-None-Match": first["ETag"]}
    again = client.get(LIST, headers=known)
    assert (again.status_code, again.content, again["ETag"]) == (
        304,
        b"",
        first["ETag"],
    )
    assert again["Access-Control-Allow-Origin"] == "*"
    head = client.head(LIST)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    Image.objects.update(credit="AFP")
    assert client.get(LIST, headers=known).status_code == 200


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("?sections=sport", ["sections"]),
        ("?at=2026-11-24T14:02", ["at"]),
        ("?section=sport&section=binnenland", ["section"]),
        ("?section=", ["section"]),
        ("?q=%01", ["q"]),
        ("?tag=a%20b", ["tag"]),
        ("?tag=a%00b", ["tag"]),
        ("?limit=0", ["limit"]),
        ("?limit=101", ["limit"]),
        ("?limit=veel", ["limit"]),
        ("?since=gisteren", ["since"]),
        ("?since=2026-11-31", ["since"]),
        ("?since=0001-01-01", ["since"]),
        ("?since=2026-11-24T14:02:00", ["since"]),
        ("?until=2026-11-24T14:02:00 01:00", ["until"]),
        ("?since=2026-11-24&until=2026-11-22", ["until"]),
        ("?by=name", ["by"]),
        ("?order=up", ["order"]),
        ("?planned=yes", ["planned"]),
        ("?cursor=abc", ["cursor"]),
        ("?cursor=%E2%82%AC", ["cursor"]),
        ("?limit=0&x=1", ["x", "limit"]),
    ],
)
def test_what_cannot_be_answered_says_which_parameter_and_why(client, query, wrong):
    with translation.override("en"):
        answer = ask(client, LIST + query, 400)
    problem = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    assert urlsplit(problem["type"])[2:] == ("/api/", "", "parameters")
    assert [error["parameter"] for error in problem["errors"]] == wrong
    assert all(error["detail"].endswith(".") for error in problem["errors"])


def test_a_cursor_of_another_order_is_refused(client):
    paper()
    cursor = ask(client, f"{LIST}?limit=1").json()["next"].partition("cursor=")[2]
    with translation.override("en"):
        problem = ask(client, f"{LIST}?by=changed&cursor={quote(cursor)}", 400).json()
    words = "This cursor belongs to a list in another order."
    assert problem["errors"] == [{"parameter": "cursor", "detail": words}]


def test_nothing_can_be_written_and_other_sites_may_ask(client):
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(client, method)(LIST)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert answer["Content-Type"] == "application/problem+json"
    asked = client.options(LIST)
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")
    assert asked["Access-Control-Allow-Headers"] == "Authorization, If-None-Match"


def test_an_address_that_is_none_answers_programs_in_their_language(client):
    for path in ("/api/nothing/", "/api/articles/1/", "/api/pictures/0/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (
            404,
            "application/problem+json",
        )
    assert client.get("/api/articles")["Location"] == "/api/articles/"
