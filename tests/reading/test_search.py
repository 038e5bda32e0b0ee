"""Readers' search: what is live, by its words, and nothing else."""

import datetime as dt
import re
from urllib.parse import quote

import pytest
from django.utils import timezone

from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.editions.withdraw import cancel, withdraw
from tests import make

pytestmark = pytest.mark.django_db

HEADLINE = re.compile(r'<h2 class="teaser__headline">.*?>(.*?)</a>', re.DOTALL)
EXCERPT = re.compile(r'<p class="teaser__intro hit__excerpt">(.*?)</p>', re.DOTALL)
STATE = re.compile(r'<h2 class="search__state".*?>(.*?)</h2>', re.DOTALL)
MEANT = re.compile(r'<p class="search__meant">.*?<a href="(.*?)">(.*?)</a>', re.DOTALL)


def asked(client, question: str, **filters) -> str:
    return client.get("/search/", {"q": question} | filters).content.decode()


def plain(html: str) -> str:
    return re.sub(r"<.*?>", "", html).strip()


def found(client, question: str, **filters) -> list[str]:
    """The headlines, in order."""
    return [
        plain(line) for line in HEADLINE.findall(asked(client, question, **filters))
    ]


def state(client, question: str, **filters) -> str:
    (words,) = STATE.findall(asked(client, question, **filters))
    return words.strip()


@pytest.fixture
def paper():
    """Some days of news, the oldest first."""
    sport = make.section("Sport")
    day = dt.timedelta(days=1)
    now = timezone.now()
    make.edition(
        "Ambassades in Bagdad dicht",
        at=now - 40 * day,
        intro="Premier Kadhimi belde.",
        body="<p>Het was stil. Rond de <em>ambassade</em> bleven huizen leeg. Later niet.</p>",
        authors=[make.author("Zoë de Vries")],
        tags=["Midden-Oosten"],
    )
    make.edition(
        "Brug gaat open",
        at=now - 3 * day,
        body="<p>De brug over de Maas is open.</p>",
        authors=[make.author("Jan Bakker")],
    )
    make.edition(
        "Sluis gaat dicht",
        at=now - 2 * day,
        body="<p>Wie wil, neemt de brug bij Grave.</p>",
        section=sport,
    )
    make.edition(
        "Bridges reopened",
        at=now - day,
        body="<p>The bridges of Leiden &lt;b&gt; reopened.</p>",
        language="en",
    )


@pytest.mark.parametrize(
    ("question", "headlines"),
    [
        ("brug", ["Brug gaat open", "Sluis gaat dicht"]),
        ("bruggen", ["Brug gaat open", "Sluis gaat dicht"]),
        ("bridge", ["Bridges reopened"]),
        ("huis", ["Ambassades in Bagdad dicht"]),
        ("zoe vries", ["Ambassades in Bagdad dicht"]),
        ("MIDDEN oosten", ["Ambassades in Bagdad dicht"]),
        ('"gaat dicht"', ["Sluis gaat dicht"]),
        ("gaat dicht", ["Sluis gaat dicht"]),
        ('"brug bij"', ["Sluis gaat dicht"]),
        ("ambas*", ["Ambassades in Bagdad dicht"]),
        ("ambas", []),
        ("tram", []),
    ],
)
def test_a_story_is_found_by_its_words(client, paper, question, headlines):
    assert found(client, question) == headlines


def test_the_newest_stand_first_by_date_and_the_best_by_relevance(client, paper):
    assert found(client, "brug", order="date") == ["Sluis gaat dicht", "Brug gaat open"]
    assert found(client, "brug") == ["Brug gaat open", "Sluis gaat dicht"]


@pytest.mark.parametrize(
    ("filters", "headlines"),
    [
        ({"section": "sport"}, ["Sluis gaat dicht"]),
        ({"author": "jan"}, ["Brug gaat open"]),
        ({"author": "Bakker, Jan"}, ["Brug gaat open"]),
        ({"author": "zoë"}, []),
        ({"author": "%"}, []),
        ({"section": "sport", "author": "jan"}, []),
        ({"since": "-3"}, ["Brug gaat open", "Sluis gaat dicht"]),
        ({"since": "-2"}, ["Sluis gaat dicht"]),
        ({"until": "-3"}, ["Brug gaat open"]),
        ({"since": "-3", "until": "-3"}, ["Brug gaat open"]),
        ({"until": "-4"}, []),
    ],
)
def test_filters_leave_the_others_out(client, paper, filters, headlines):
    today = timezone.localdate()
    days = {
        name: str(today + dt.timedelta(days=int(filters[name])))
        for name in ("since", "until")
        if name in filters
    }
    assert found(client, "brug", **filters | days) == headlines


def test_filters_alone_give_the_stories_by_date(client, paper):
    assert found(client, "", author="de vries") == ["Ambassades in Bagdad dicht"]
    assert found(client, "", section="binnenland") == [
        "Bridges reopened",
        "Brug gaat open",
        "Ambassades in Bagdad dicht",
    ]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"section": "weg"}, "Die rubriek bestaat niet."),
        ({"since": "gisteren"}, "Voer een geldige datum in."),
        ({"since": "0001-01-01"}, "Dat is van voor de eerste krant."),
        ({"until": "9999-12-31"}, "Dat is te ver weg."),
        (
            {"since": "2026-02-01", "until": "2026-01-01"},
            "De laatste dag ligt voor de eerste.",
        ),
    ],
)
def test_a_filter_that_cannot_be_is_said_and_left_out(client, paper, filters, message):
    page = asked(client, "brug", **filters)
    assert message in page
    assert client.get("/search/", {"q": "brug"} | filters).status_code == 200


def test_the_sentence_around_the_words_is_shown_with_these_marked(client, paper):
    (shown,) = EXCERPT.findall(asked(client, "ambassades huizen"))
    assert shown.strip() == (
        "… Rond de <mark>ambassade</mark> bleven <mark>huizen</mark> leeg. Later niet."
    )


def test_marks_are_the_only_html_of_a_result(client, paper):
    page = asked(client, "reopened <script>alert(1)</script>")
    assert "<script>alert" not in page
    page = asked(client, "reopened")
    assert HEADLINE.findall(page) == ["Bridges <mark>reopened</mark>"]
    assert [line.strip() for line in EXCERPT.findall(page)] == [
        "The bridges of Leiden &lt;b&gt; <mark>reopened</mark>."
    ]


def test_a_story_found_by_its_headline_alone_shows_how_it_begins(client, paper):
    (shown,) = EXCERPT.findall(asked(client, "bagdad"))
    assert shown.strip() == "Premier Kadhimi belde."


@pytest.fixture
def hidden():
    """What readers do not have: a draft, a draft of a live story, an old edition, a
    planned one, one that was planned and cancelled, a withdrawn story."""
    editor = make.editor()
    make.article("Geheim concept", body="<p>Geheim Kwalimbo.</p>")
    changed = make.article("Brug", section=make.section(), body="<p>Geheim oud.</p>")
    publish(changed, by=editor)
    changed.body = "<p>Brug nieuw.</p>"
    changed.save()
    publish(changed, by=editor)
    changed.body = "<p>Geheim later.</p>"
    changed.save()
    later = timezone.now() + dt.timedelta(hours=1)
    publish(changed, by=editor, at=later)
    cancelled = make.article("Geheim gepland", section=make.section())
    edition = publish(cancelled, by=editor, at=later)
    make.edition("Geheim embargo", at=later, body="<p>Geheim Kwalimba.</p>")
    cancel(edition)
    gone = make.edition("Geheim weg", body="<p>Geheim Kwalimbe.</p>")
    withdraw(Article.objects.get(pk=gone.article_id), by=editor, reason="Klopt niet.")


def test_what_readers_do_not_have_is_not_found_by_any_way(client, hidden):
    for order in ("relevance", "date"):
        page = asked(client, "geheim", order=order)
        assert STATE.findall(page)[0].strip() == "Geen verhaal gevonden"
        assert "kwalimb" not in page.lower()
    # The newest text of the live story is found, and shown without the others.
    page = asked(client, "brug")
    assert [plain(line) for line in HEADLINE.findall(page)] == ["Brug"]
    assert "geheim" not in plain(" ".join(EXCERPT.findall(page))).lower()


@pytest.mark.parametrize("asks", ["kwalimbi", "Kwalimbo", "kwalimba", "kwalimbe"])
def test_no_name_is_suggested_that_readers_do_not_have(client, hidden, asks):
    assert MEANT.findall(asked(client, asks)) == []
    assert asked(client, asks).replace(asks, "") == asked(client, "xyzzyxy").replace(
        "xyzzyxy", ""
    )


def test_what_is_planned_is_found_from_its_moment_on(client, hidden, monkeypatch):
    later = timezone.now() + dt.timedelta(hours=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert found(client, "geheim", order="date") == ["Geheim embargo", "Brug"]


@pytest.mark.parametrize(
    ("asks", "means"),
    [
        ("khadimi", "Kadhimi"),
        ("kadimi", "Kadhimi"),
        ("Kadhymi", "Kadhimi"),
        ("bagdat ambassade", "Bagdad ambassade"),
        ("bachdad", "Bagdad"),
        ("Zoë de Friez", "Zoë de Vries"),
        ("bakkker", "Bakker"),
        ("kadhimi", ""),
        ("brugge", ""),
        ("xyzzy", ""),
        ("tram", ""),
    ],
)
def test_a_misspelt_name_leads_to_how_the_paper_spells_it(client, paper, asks, means):
    suggested = [words for _link, words in MEANT.findall(asked(client, asks))]
    assert suggested == ([means] if means else [])


def test_a_suggestion_keeps_the_filters_and_finds_what_it_says(client, paper):
    page = asked(client, "khadimi", section="binnenland", order="date")
    ((link, _words),) = MEANT.findall(page)
    link = link.replace("&amp;", "&")
    assert link == "?q=Kadhimi&section=binnenland&order=date"
    page = client.get(f"/search/{link}").content.decode()
    assert [plain(line) for line in HEADLINE.findall(page)] == [
        "Ambassades in Bagdad dicht"
    ]
    assert MEANT.findall(asked(client, "khadimi", section="sport")) == []


@pytest.mark.parametrize(
    "question",
    [
        "'",
        '"',
        '""" " "',
        "%_\\%",
        "AND OR NOT NEAR",
        "NEAR(brug, 2)",
        "* ** brug** -brug +brug ^brug",
        "head:brug {head}:brug",
        "brug & (open | !sluis) <-> :*",
        "\x00\x1f\x7f",
        "a" * 10_000,
        "brug " * 4_000,
        '"brug ' * 4_000,
        "(((((" * 2_000,
        "{{ 7 }} {% now %} <b>",
        "'; DROP TABLE articles_edition; --",
        "👩‍👩‍👧 ½ ﬁ ٣ ไทย 東京",
        "é" * 500,
    ],
)
def test_nothing_that_can_be_typed_breaks_it(client, paper, question):
    for order in ("relevance", "date"):
        response = client.get("/search/", {"q": question, "order": order})
        assert response.status_code == 200
    # And as it stands in an address that somebody wrote by hand.
    raw = quote(question.encode("utf-8", "surrogatepass")[:2_000])
    assert client.get(f"/search/?q={raw}%FF%00&before=x&page=-1").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=999", "page=x", "before=x", "before=9-9", "after=1-1", "q=a&q=b"],
)
def test_a_page_that_is_not_there_is_a_page(client, paper, query):
    assert client.get(f"/search/?q=brug&{query}").status_code == 200


def test_it_takes_as_many_queries_for_one_story_as_for_three(
    client, django_assert_max_num_queries, monkeypatch
):
    for number in range(3):
        make.edition(f"Brug {number}", authors=[make.author()], tags=["Bruggen"])
        for asks in ("brug", "burg", "niets"):
            with django_assert_max_num_queries(6):
                asked(client, asks, author="anna", section="binnenland")
            with django_assert_max_num_queries(6):
                asked(client, asks, order="date")
    # Also where so many are found that those with it in the headline are asked for.
    monkeypatch.setattr("articles.reading.found.NEWEST", 2)
    monkeypatch.setattr("articles.words.indexed.FEW", 1)
    with django_assert_max_num_queries(6):
        assert len(found(client, "brug")) == 3


def test_every_page_by_date_holds_each_story_once(client, monkeypatch):
    monkeypatch.setattr("articles.reading.paging.PER_PAGE", 2)
    start = timezone.now() - dt.timedelta(days=9)
    names = [f"Brug {number}" for number in range(5)]
    for number, name in enumerate(names):
        make.edition(name, at=start + dt.timedelta(minutes=number // 2))
    seen, link = [], "?q=brug&order=date&section=binnenland"
    while link:
        page = client.get(f"/search/{link}").content.decode()
        seen += [plain(line) for line in HEADLINE.findall(page)]
        links = re.findall(r'class="pages__older" href="(.*?)"', page)
        link = links[0].replace("&amp;", "&") if links else ""
        assert not link or "section=binnenland" in link
    assert sorted(seen) == names
    assert seen[0] == "Brug 4"


def test_the_pages_by_relevance_end_and_say_where_the_others_are(client, monkeypatch):
    monkeypatch.setattr("articles.reading.paging.PER_PAGE", 2)
    monkeypatch.setattr("articles.reading.found.MOST", 3)
    for number in range(5):
        make.edition(f"Brug {number}")
    page = asked(client, "brug")
    assert STATE.findall(page)[0].strip() == "Meer dan 3 verhalen"
    assert 'href="?q=brug&amp;page=2"' in page
    page = asked(client, "brug", page=2)
    assert len(HEADLINE.findall(page)) == 1
    assert "Dit waren de 3 die het best passen." in page
    assert 'href="?q=brug&amp;order=date"' in page


@pytest.mark.parametrize(
    ("query", "robots"),
    [("?q=brug", "noindex, follow"), ("?section=sport", "noindex, follow")],
)
def test_results_are_not_for_search_engines(client, paper, query, robots):
    response = client.get(f"/search/{query}")
    page = response.content.decode()
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert re.findall(r'name="robots" content="(.*?)"', page) == [robots]
    assert re.findall(r'rel="canonical" href="(.*?)"', page) == [
        "http://127.0.0.1:8000/search/"
    ]


def test_without_a_question_it_says_how_to_ask(client):
    response = client.get("/search/")
    page = response.content.decode()
    assert "search__tips" in page
    assert ("X-Robots-Tag" in response.headers, STATE.findall(page)) == (False, [])
    assert "Hierin staat geen woord om op te zoeken." in asked(client, "?!")


def test_no_other_method_is_answered(client):
    assert client.post("/search/", {"q": "brug"}).status_code == 405
