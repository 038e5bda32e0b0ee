"""What is done with many stories at once: said first, then done, each whole or not at all."""

import datetime as dt
import html as text
from dataclasses import replace

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.desk import bulk_acts, bulk_perform
from articles.desk.bulk_selection import seen, selection
from articles.drafts.article import Article
from articles.drafts.workflow import move
from articles.editions.edition import Edition
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def editor():
    return make.editor("chef")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page(act: str, *articles: Article, **more) -> str:
    query = "&".join(
        [f"id={article.pk}" for article in articles]
        + [f"{name}={value}" for name, value in more.items()]
    )
    return reverse(f"admin:articles_article_bulk_{act}") + f"?{query}"


def looked(client, address: str, **chosen):
    """The page that says what will happen."""
    answer = client.post(address, chosen | {"look": "yes"})
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def told(shown, part: str) -> dict[str, str]:
    """What is said of each story: of those that it happens with, or the others."""
    lines = shown.xpath(f"//section[@aria-labelledby='bulk-{part}']//li")
    return {
        line.xpath("string(a)"): " ".join(line.xpath("string(span)").split())
        for line in lines
    }


def agree(client, address: str, shown):
    """Send what the page has in it, as its button would."""
    (form,) = shown.xpath("//form[@class='bulk__do']")
    sent: dict[str, list] = {"do": ["yes"]}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return client.post(address, sent, follow=True)


def messages(answer) -> list[str]:
    return [
        text.unescape(str(message)).replace("</li>", "").replace("</ul>", "")
        for message in answer.context["messages"]
    ]


def do(client, act: str, *articles: Article, **chosen) -> list[str]:
    address = page(act, *articles)
    return messages(agree(client, address, looked(client, address, **chosen)))


def log() -> list[tuple[str, str]]:
    return [
        (entry.object_repr, entry.get_change_message())
        for entry in LogEntry.objects.order_by("id")
    ]


def test_an_action_of_the_list_leads_to_its_page_with_what_was_ticked(desk):
    first, second = make.article("Een"), make.article("Twee")
    make.article("Drie")
    sent = {"action": "bulk_section", "_selected_action": [first.pk, second.pk]}
    answer = desk.post(LIST + "?state=draft", sent | {"index": 0})
    assert answer["Location"] == (
        reverse("admin:articles_article_bulk_section")
        + f"?id={second.pk}&id={first.pk}&list=state%3Ddraft"
    )


def test_all_that_match_is_no_more_than_is_done_at_a_time(desk, monkeypatch):
    monkeypatch.setattr("articles.desk.article_overview.MOST", 2)
    monkeypatch.setattr("articles.desk.bulk_pages.MOST", 2)
    articles = [make.article(str(number), stage="review") for number in range(3)]
    make.article("Een concept")
    sent = {"action": "bulk_tags", "_selected_action": [articles[2].pk], "index": 0}
    answer = desk.post(LIST + "?state=review", sent | {"select_across": 1})
    way = reverse("admin:articles_article_bulk_tags")
    ids = f"id={articles[2].pk}&id={articles[1].pk}"
    assert answer["Location"] == f"{way}?{ids}&list=state%3Dreview&more=yes"
    shown = html.fromstring(desk.get(answer["Location"]).content.decode())
    (most,) = shown.xpath("//*[@class='bulk__most']/text()")
    assert most.startswith("Er passen meer dan 2 verhalen")
    Article.objects.filter(pk=articles[0].pk).delete()
    answer = desk.post(LIST + "?state=review", sent | {"select_across": 1})
    assert "more" not in answer["Location"]


@pytest.mark.parametrize("chosen", ["een", "-1", "9" * 30, ""])
def test_a_row_that_is_no_number_is_no_choice(desk, chosen):
    sent = {"action": "bulk_tags", "_selected_action": chosen, "index": 0}
    answer = desk.post(LIST, sent)
    assert (answer.status_code, answer["Location"]) == (302, LIST)


def test_a_section_says_what_happens_with_each_and_does_that(desk, editor):
    sport, news = make.section("Sport"), make.section()
    moves = make.article("Gaat", section=news)
    bare = make.article("Zonder", stage="ready")
    there = make.article("Is er al", section=sport)
    live = Article.objects.get(pk=make.edition("Online", by=editor).article_id)
    address = page("section", moves, bare, there, live, list="state%3Ddraft")
    shown = looked(desk, address, section=sport.pk)
    assert told(shown, "done") == {
        "Gaat": "Rubriek: Binnenland → Sport.",
        "Zonder": "Rubriek: geen → Sport.",
        "Online": "Rubriek: Binnenland → Sport. Stadium: Klaar → Concept.",
    }
    assert told(shown, "left") == {"Is er al": "Staat al in Sport."}
    assert Article.objects.filter(section=sport).count() == 1
    answer = agree(desk, address, shown)
    assert answer.redirect_chain == [(f"{LIST}?state=draft", 302)]
    assert messages(answer) == ["Rubriek wijzigen: gedaan bij 3 verhalen."]
    found = Article.objects.order_by("pk").values_list("section", "version", "stage")
    assert list(found) == [
        (sport.pk, 2, "draft"),
        (sport.pk, 2, "ready"),
        (sport.pk, 1, "draft"),
        (sport.pk, 2, "draft"),
    ]
    assert log() == list(told(shown, "done").items())
    assert [
        a.revisions.filter(by=editor, version=2).count() for a in (moves, there)
    ] == [
        1,
        0,
    ]
    # Readers keep what they had.
    assert Edition.objects.live().get().section == news


def test_tags_come_and_go(desk):
    brug, waal = make.tag("Brug"), make.tag("Waal")
    both = make.article("Beide", tags=["Waal"])
    same = make.article("Al goed", tags=["Brug"])
    none = make.article("Kaal")
    address = page("tags", both, same, none)
    shown = looked(desk, address, add=[brug.pk], remove=[waal.pk])
    assert told(shown, "done") == {
        "Beide": "Krijgt: Brug. Verliest: Waal.",
        "Kaal": "Krijgt: Brug.",
    }
    agree(desk, address, shown)
    assert {a.headline: list(a.tags.names()) for a in (both, same, none)} == {
        "Beide": ["Brug"],
        "Al goed": ["Brug"],
        "Kaal": ["Brug"],
    }


@pytest.mark.parametrize("chosen", [{}, {"add": [1], "remove": [1]}, {"add": ["x"]}])
def test_tags_that_make_no_sense_are_refused(desk, chosen):
    make.tag("Brug", pk=1)
    article = make.article()
    shown = looked(desk, page("tags", article), **chosen)
    assert len(shown.xpath("//*[contains(@class, 'errorlist')]")) == 1
    answer = desk.post(page("tags", article), chosen | {"do": "yes", "story": ["x"]})
    assert answer.status_code == 302
    assert log() == []


def test_a_stage_is_taken_where_the_step_is_theirs(client):
    reporter = make.member("Reporter")
    client.force_login(reporter)
    own = {"created_by": reporter}
    draft = make.article("Concept", **own)
    ready = make.article("Klaar", stage="ready", **own)
    empty = make.article("", body="", **own)
    other = make.article("Van een ander")
    shown = looked(client, page("stage", draft, ready, empty, other), stage="review")
    assert told(shown, "done") == {"Concept": "Stadium: Concept → Ter beoordeling."}
    assert told(shown, "left") == {
        "Klaar": "Je mag het niet van dit stadium naar dat stadium brengen.",
        "Zonder kop": "Er is nog niets te lezen: schrijf eerst iets.",
        "Van een ander": "Je mag dit verhaal niet wijzigen.",
    }
    assert shown.xpath("//input[@name='stage' and @type='radio']/@value") == [
        "review",
        "draft",
    ]
    agree(client, page("stage", draft, ready, empty, other), shown)
    assert sorted(Article.objects.values_list("stage", flat=True)) == [
        "draft",
        "draft",
        "ready",
        "review",
    ]
    # Not a change of the story: as beside its form.
    assert set(Article.objects.values_list("version", flat=True)) == {1}
    assert log() == [("Concept", "Stadium: Concept → Ter beoordeling.")]


def test_who_may_not_call_a_story_ready_calls_none_so(client):
    reporter = make.member("Reporter")
    client.force_login(reporter)
    article = make.article(created_by=reporter)
    sent = {"do": "yes", "stage": "ready", "story": f"{article.pk}-1-draft-0"}
    answer = client.post(page("stage", article), sent, follow=True)
    assert messages(answer) == ["Er is niets gedaan: kies opnieuw."]
    article.refresh_from_db()
    assert (article.stage, log()) == ("draft", [])


def test_stories_are_given_to_somebody_and_taken_back(desk, editor):
    other = make.editor("bas", first_name="Bas", last_name="Kok")
    mine = make.article("Van mij", assignee=editor)
    nobodys = make.article("Van niemand")
    assert do(desk, "assign", mine, nobodys, assignee=other.pk) == [
        "Toewijzen: gedaan bij 2 verhalen."
    ]
    assert log() == [
        ("Van mij", "Toegewezen aan: chef → Bas Kok (bas)."),
        ("Van niemand", "Toegewezen aan: niemand → Bas Kok (bas)."),
    ]
    do(desk, "assign", mine, nobodys, assignee="")
    assert not Article.objects.exclude(assignee=None).exists()


def test_withdrawing_asks_for_a_reason_and_goes_through_the_one_door(desk, editor):
    live = Article.objects.get(pk=make.edition("Online", by=editor).article_id)
    changed = Article.objects.get(pk=make.edition("Met plan", by=editor).article_id)
    changed.headline = "Met plan"
    changed.intro = "Nieuw"
    changed.save()
    moment = timezone.now() + dt.timedelta(days=400)
    publish(changed, by=editor, at=moment)
    draft = make.article("Nooit uit")
    address = page("withdraw", live, changed, draft)
    assert told(looked(desk, address, reason=" "), "left") == {}
    shown = looked(desk, address, reason="Niet waar")
    done = told(shown, "done")
    assert done["Online"] == "Lezers zijn het meteen kwijt."
    assert done["Met plan"].startswith(
        "Lezers zijn het meteen kwijt. Wat gepland staat "
    )
    assert told(shown, "left") == {"Nooit uit": "Lezers hebben het niet."}
    assert Edition.objects.live().count() == 2
    agree(desk, address, shown)
    assert not Edition.objects.live().exists()
    assert not Edition.objects.planned().exists()
    ends = Edition.objects.filter(kind="withdrawal")
    assert {(end.reason, end.published_by) for end in ends} == {("Niet waar", editor)}
    assert [words for _story, words in log()] == ["Ingetrokken. Reden: Niet waar"] * 2


def test_what_somebody_changed_meanwhile_is_left_as_it_is(desk, editor):
    sport = make.section("Sport")
    names = ("Gelijk", "Herschreven", "Verder", "Uit", "Weg")
    articles = {name: make.article(name, section=make.section()) for name in names}
    address = page("section", *articles.values())
    shown = looked(desk, address, section=sport.pk)
    Article.objects.filter(pk=articles["Herschreven"].pk).update(version=2)
    move(articles["Verder"], "review", by=editor)
    publish(articles["Uit"], by=editor)
    articles["Weg"].delete()
    said = messages(agree(desk, address, shown))
    assert said[0] == "Rubriek wijzigen: gedaan bij 1 verhaal."
    head, *lines = said[1].replace("<ul>", "").split("<li>")
    why = "Iemand heeft het intussen gewijzigd: kijk opnieuw."
    assert head == "Rubriek wijzigen: niets gedaan bij 4 verhalen."
    assert [line.partition(" – ")[2] for line in lines].count(why) == 3
    assert lines[0].endswith("Is er niet meer.")
    moved = Article.objects.filter(section=sport).values_list("headline", flat=True)
    assert list(moved) == ["Gelijk"]


def test_the_same_page_sent_twice_does_it_once(desk):
    article = make.article("Brug", section=make.section())
    address = page("section", article)
    shown = looked(desk, address, section=make.section("Sport").pk)
    agree(desk, address, shown)
    agree(desk, address, shown)
    article.refresh_from_db()
    assert (article.version, len(log())) == (2, 1)


def test_what_fails_leaves_nothing_half_done_and_what_was_done_before_it_done(
    desk, editor, monkeypatch
):
    articles = [
        make.article(str(number), section=make.section()) for number in range(3)
    ]
    address = page("section", *articles)
    shown = looked(desk, address, section=make.section("Sport").pk)
    real = LogEntry.objects.log_actions

    def full(user_id, queryset, *args, **kwargs):
        if "2" in map(str, queryset):
            raise RuntimeError("disk full")
        return real(user_id, queryset, *args, **kwargs)

    monkeypatch.setattr(LogEntry.objects, "log_actions", full)
    monkeypatch.setattr(bulk_perform, "A_FEW", 2)
    with pytest.raises(RuntimeError):
        agree(desk, address, shown)
    found = Article.objects.order_by("pk").values_list("section__name", "version")
    assert list(found) == [("Sport", 2), ("Sport", 2), ("Binnenland", 1)]
    assert [article.revisions.count() for article in articles] == [1, 1, 0]


def test_one_that_is_refused_in_the_act_is_named_and_stops_no_other(editor):
    articles = [make.article(name, section=make.section()) for name in "abc"]
    sport = make.section("Sport")

    def refusing(stories, chosen, by):
        bulk_acts.ACTS["section"].act(stories, chosen, by)
        if "b" in map(str, stories):
            raise ValidationError("Niet deze.")

    act = replace(bulk_acts.ACTS["section"], act=refusing)
    chosen = selection([article.pk for article in articles], user=editor)
    agreed = {article.pk: seen(article) for article in chosen.articles}
    outcome = bulk_perform.perform(act, chosen, agreed, {"section": sport}, by=editor)
    assert [str(article) for article, _words in outcome.done] == ["a", "c"]
    assert [(str(article), why) for article, why in outcome.left] == [
        ("b", "Niet deze.")
    ]
    moved = Article.objects.filter(section=sport).order_by("headline")
    assert [(story.headline, story.version) for story in moved] == [("a", 2), ("c", 2)]
    assert sorted(str(story) for story, _words in log()) == ["a", "c"]


@pytest.mark.parametrize("act", ["section", "tags", "stage", "assign"])
def test_ten_stories_ask_no_more_queries_than_two(
    editor, django_assert_num_queries, act
):
    chosen = {
        "section": make.section("Sport"),
        "add": [make.tag("Sport")],
        "remove": [],
        "stage": "review",
        "assignee": editor,
    }
    queries = {"section": 13, "tags": 16, "stage": 9, "assign": 13}[act]
    for number in (2, 10):
        stories = [
            make.article(
                str(n), section=make.section(), tags=["A"], authors=[make.author()]
            )
            for n in range(number)
        ]
        these = selection([story.pk for story in stories], user=editor)
        agreed = {story.pk: seen(story) for story in these.articles}
        with django_assert_num_queries(queries):
            done = bulk_perform.perform(
                bulk_acts.ACTS[act], these, agreed, chosen, by=editor
            ).done
        assert len(done) == number


def test_rights_are_asked_for_each_story_in_the_act(client):
    reporter = make.member("Reporter")
    client.force_login(reporter)
    mine = make.article("Van mij", created_by=reporter)
    other = make.article("Van een ander")
    address = page("section", mine, other)
    sport = make.section("Sport")
    shown = looked(client, address, section=sport.pk)
    (form,) = shown.xpath("//form[@class='bulk__do']")
    sent = dict(form.form_values()) | {"do": "yes"}
    forged = [sent["story"], f"{other.pk}-1-draft-0"]
    client.post(address, sent | {"story": forged})
    moved = Article.objects.filter(section=sport).values_list("headline", flat=True)
    assert list(moved) == ["Van mij"]
    # Nothing of theirs in it: no page would have sent that.
    answer = client.post(address, sent | {"story": [forged[1]]})
    assert answer.status_code == 403


def test_a_story_goes_only_to_a_section_that_one_writes_in(client):
    closed = make.section("Opinie")
    closed.groups.add(Group.objects.create(name="Opinieredactie"))
    client.force_login(make.member("Editor"))
    article = make.article("Brug", section=make.section())
    inside = make.article("Daarbinnen", section=closed)
    shown = looked(client, page("section", article, inside), section=closed.pk)
    assert str(closed.pk) not in shown.xpath("//select[@name='section']/option/@value")
    sent = {"do": "yes", "section": closed.pk, "story": f"{article.pk}-1-draft-0"}
    client.post(page("section", article), sent)
    shown = looked(
        client, page("section", article, inside), section=make.section("Sport").pk
    )
    assert told(shown, "left") == {"Daarbinnen": "Je mag dit verhaal niet wijzigen."}
    article.refresh_from_db()
    assert article.section == make.section()


@pytest.mark.parametrize("act", ["section", "tags", "stage", "assign", "withdraw"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_page_asks_the_same_few_questions(
    client, django_assert_max_num_queries, act, count
):
    client.force_login(make.member("Chief"))
    articles = [
        make.article(f"Kop {number}", tags=["Brug"], section=make.section(f"R{number}"))
        for number in range(count)
    ]
    client.get(page(act, *articles))
    with django_assert_max_num_queries(9):
        answer = client.get(page(act, *articles))
    shown = html.fromstring(answer.content.decode())
    assert len(told(shown, "done")) == count


def test_hostile_words_are_only_words(desk):
    hostile = "<script>alert(1)</script>"
    article = make.article(hostile, section=make.section())
    other = make.article(hostile, section=make.section("Sport"))
    address = page("section", article, other, list=hostile)
    sport = make.section("Sport")
    shown = looked(desk, address, section=sport.pk)
    Article.objects.filter(pk=article.pk).update(version=5)
    answer = agree(desk, address, shown)
    pages = desk.get(address).content.decode() + answer.content.decode()
    assert hostile not in pages
    assert answer.redirect_chain[0][0].startswith(LIST + "?")
