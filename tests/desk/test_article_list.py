"""The list of articles: its pages, what its rows say, and what it costs."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.desk.article_overview import ArticleOverview
from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def editor():
    return make.editor("chef", first_name="Jan", last_name="Bos")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def a_page_of_three(monkeypatch):
    monkeypatch.setattr(ArticleOverview, "list_per_page", 3)


def shown(answer) -> list[str]:
    return [article.headline for article in answer.context["cl"].result_list]


def said(answer) -> dict[str, list[str]]:
    """The lines of each story's state, by headline."""
    rows = html.fromstring(answer.content.decode()).xpath("//tbody/tr")
    return {
        row.xpath("string(th/a)"): row.xpath("td[@class='stories__state']/p/text()")
        for row in rows
    }


def stories(count: int, *, same_moment: bool = False) -> list[str]:
    """So many, the last one changed last; their headlines as the list has them."""
    now = timezone.now()
    for number in range(count):
        made = make.article(str(number))
        moment = now if same_moment else now - (count - number) * HOUR
        Article.objects.filter(pk=made.pk).update(changed_at=moment)
    return [str(number) for number in range(count)][::-1]


def test_each_row_says_in_words_where_its_story_is(desk, editor):
    now = timezone.now().replace(microsecond=0)
    noon = timezone.localtime(now + dt.timedelta(days=400)).replace(hour=12, minute=0)
    later = noon + 2 * HOUR
    live = make.edition("Online", by=editor)
    gone = make.edition("Weg", by=editor)
    withdraw(Article.objects.get(pk=gone.article_id), by=editor, reason="Fout")
    update = make.edition("Nieuwe versie", by=editor)
    draft = Article.objects.get(pk=update.article_id)
    draft.headline, draft.stage = "Nieuwe versie", "review"
    draft.save()
    ending = make.article("Gepland", section=make.section())
    publish(ending, by=editor, at=noon, until=later)
    make.article("Onder embargo", embargo=noon)
    make.article("Kaal", stage="review")
    words = said(desk.get(LIST))
    clock = {
        "live": timezone.localtime(live.published_at).strftime("%H.%M uur"),
        "noon": f"{noon.day} ",
    }
    assert words["Online"] == [f"Online sinds {clock['live']}"]
    assert words["Weg"][0].startswith("Ingetrokken ")
    assert words["Nieuwe versie"][1:] == ["Volgende versie ter beoordeling"]
    assert [line.split(" ")[0] for line in words["Gepland"]] == [
        "Klaar",
        "Gepland",
        "Eindigt",
    ]
    assert words["Onder embargo"][0] == "Concept"
    assert words["Onder embargo"][1].startswith(f"Embargo tot {clock['noon']}")
    assert words["Kaal"] == ["Ter beoordeling"]


def test_a_row_says_what_a_story_is_and_whose(desk, editor):
    make.article(
        "Brug open",
        kicker="Verkeer",
        section=make.section(),
        lead_image=make.image(),
        authors=[make.author(), make.author("Bas Kok")],
        assignee=editor,
        changed_by=editor,
    )
    (row,) = html.fromstring(desk.get(LIST).content.decode()).xpath("//tbody/tr")
    cells = [" ".join(cell.itertext()).split() for cell in row]
    cells = [" ".join(words) for words in cells]
    moment = cells.pop()
    assert cells == [
        "",
        "",
        "Verkeer Binnenland Brug open Anna de Vries en Bas Kok",
        "Concept",
        "Jan Bos",
    ]
    assert moment.endswith(" Jan Bos")
    assert len(row.xpath("td/img[@class='thumbnail' and @alt='']")) == 1
    assert row.xpath("td/input/@aria-label") == ["Kies: Brug open"]


def test_hostile_words_are_only_words(desk, editor):
    hostile = '"><script>alert(1)</script>{{ 7 }}'
    make.article(
        hostile,
        kicker="<b>x</b>",
        section=make.section("<i>y</i>", slug="y"),
        authors=[make.author(hostile, slug="a")],
        changed_by=make.editor("x", first_name="<b>z</b>"),
    )
    page = desk.get(LIST, {"q": hostile, "state": hostile}).content.decode()
    page += desk.get(LIST).content.decode()
    assert "<script>alert" not in page
    assert {"<b>x</b>", "<i>y</i>", "<b>z</b>"} & {page} == set()


@pytest.mark.parametrize("same_moment", [False, True])
def test_pages_follow_each_other_both_ways(desk, a_page_of_three, same_moment):
    every = stories(8, same_moment=same_moment)
    answer, forward = desk.get(LIST), []
    while True:
        forward.append(shown(answer))
        if not answer.context["cl"].older:
            break
        answer = desk.get(LIST + answer.context["cl"].older)
    assert forward == [every[:3], every[3:6], every[6:]]
    back = []
    while answer.context["cl"].newer:
        answer = desk.get(LIST + answer.context["cl"].newer)
        back.append(shown(answer))
    assert back == [every[3:6], every[:3]]
    assert shown(desk.get(LIST + answer.context["cl"].first)) == every[:3]


def test_a_story_that_is_saved_between_two_pages_moves_no_other(desk, a_page_of_three):
    every = stories(7)
    older = desk.get(LIST).context["cl"].older
    Article.objects.get(headline="0").save()
    assert shown(desk.get(LIST + older)) == every[3:6]


def test_each_order_goes_through_all_of_its_stories(desk, a_page_of_three):
    every = stories(7)
    now = timezone.now()
    for days, name in enumerate(["5", "1", "3", "0"]):
        Article.objects.filter(headline=name).update(
            deadline=now + dt.timedelta(days=days)
        )
    found = {}
    for order in ("", "unchanged", "new", "deadline"):
        answer = desk.get(LIST, {"order": order} if order else {})
        found[order] = shown(answer)
        while answer.context["cl"].older:
            answer = desk.get(LIST + answer.context["cl"].older)
            found[order] += shown(answer)
    assert found == {
        "": every,
        "unchanged": every[::-1],
        "new": every,
        "deadline": ["5", "1", "3", "0"],
    }


@pytest.mark.parametrize(
    "place",
    ["0", "-1", "een", "9" * 40, "1." + "9" * 40, "99999999999999999.1", "1.2.3", "1"],
)
def test_a_place_that_makes_no_sense_is_the_first_page(desk, a_page_of_three, place):
    every = stories(4)
    for name in ("after", "before"):
        assert shown(desk.get(LIST, {name: place})) == every[:3]


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 verhaal"), (2, "2 verhalen"), (5, "Meer dan 4 verhalen")],
)
def test_it_counts_as_far_as_it_says(desk, monkeypatch, count, words):
    monkeypatch.setattr("articles.desk.article_page.MOST_COUNTED", 4)
    monkeypatch.setattr("articles.desk.article_list.MOST_COUNTED", 4)
    monkeypatch.setattr(ArticleOverview, "list_per_page", 1)
    stories(count)
    page = html.fromstring(desk.get(LIST).content.decode())
    assert page.xpath("string(//*[@class='found__count'])") == words


def filled(count: int, editor) -> None:
    """Stories with all that a row shows."""
    for number in range(count):
        edition = make.edition(
            f"Kop {number}",
            by=editor,
            lead_image=make.image(rights_end=timezone.now() + 24 * HOUR),
            authors=[make.author(f"Auteur {number}")],
            assignee=make.user(f"wie-{number}", is_staff=True),
            tags=["Brug"],
        )
        article = Article.objects.get(pk=edition.article_id)
        article.notes.create(text="Bel even", by=editor)


@pytest.mark.parametrize("count", [1, 3, 12])
def test_the_list_asks_the_same_few_questions(
    client, editor, django_assert_num_queries, count
):
    """Session, editor, two for the rights; page, rows, bylines,
    readers, sections."""
    client.force_login(make.member("Chief"))
    filled(count, editor)
    with django_assert_num_queries(9):
        assert len(shown(client.get(LIST))) == count


def test_with_every_filter_on_it_stays_under_fifteen(client, editor, monkeypatch):
    """The count, the words, and three choices are what is asked more."""
    monkeypatch.setattr(ArticleOverview, "list_per_page", 2)
    client.force_login(editor)
    filled(4, editor)
    tag, author = make.tag("Brug"), make.author()
    for article in Article.objects.all():
        article.bylines.update_or_create(author=author, defaults={"position": 2})
    Article.objects.update(assignee=editor)
    asked = {
        "q": "kop",
        "state": "live",
        "whose": "mine",
        "assignee": editor.pk,
        "section": make.section().pk,
        "tag": tag.pk,
        "author": author.pk,
        "language": "nl",
        "picture": "ending",
        "since": "2020-01-01",
    }
    with CaptureQueriesContext(
        connection,
    ) as asks:
        answer = client.get(LIST, asked)
    assert len(shown(answer)) == 2
    assert len(asks) <= 14, "\n".join(query["sql"] for query in asks)


def test_nothing_is_counted_without_a_limit_and_no_text_is_read(desk, a_page_of_three):
    stories(7)
    older = desk.get(LIST).context["cl"].older
    with CaptureQueriesContext(connection) as asks:
        desk.get(LIST + older)
    asked = [query["sql"] for query in asks if "articles_article" in query["sql"]]
    counts = [sql for sql in asked if "COUNT(" in sql.split("FROM")[0]]
    assert all("LIMIT 1001" in sql for sql in counts)
    assert len([sql for sql in counts if "LIMIT 1001" in sql]) == 1
    assert [sql for sql in asked if "OFFSET" in sql or '"body"' in sql] == []


def test_a_story_leads_back_to_the_list_as_it_was(desk):
    article = make.article("Brug")
    page = html.fromstring(desk.get(LIST, {"state": "draft"}).content.decode())
    (way,) = page.xpath("//tbody//th/a/@href")
    change = reverse("admin:articles_article_change", args=[article.pk])
    assert way == f"{change}?_changelist_filters=state%3Ddraft"


def test_who_only_reads_gets_no_boxes_to_tick(client):
    make.article("Brug")
    reader = make.user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    answer = client.get(LIST)
    assert shown(answer) == ["Brug"]
    assert "_selected_action" not in answer.content.decode()


def test_nothing_is_deleted_from_the_list(desk, editor):
    article = make.article()
    sent = {"action": "delete_selected", "_selected_action": article.pk}
    desk.post(LIST, sent | {"index": 0, "post": "yes"})
    desk.post(LIST, sent | {"post": "yes"})
    assert list(Article.objects.all()) == [article]
