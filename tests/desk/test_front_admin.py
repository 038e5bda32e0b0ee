"""Fronts at the desk: who may, what is kept, and what a page without scripts can do."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.drafts.arrange import front_of
from articles.drafts.front import FrontSlot
from articles.editions.front_edition import FrontEdition
from articles.editions.publish_front import publish_front
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def editor(client):
    client.force_login(make.editor("Eva"))
    return client


def url(name: str = "edit", section_id: int = 0, *more) -> str:
    return reverse(f"admin:articles_front_{name}", args=[section_id, *more])


def form(*pins, token: int = 0, act: str = "save", **more) -> dict:
    """What the page sends for these pins, each as a dictionary."""
    sent = {"token": token, "act": act, "pin-TOTAL_FORMS": len(pins)} | more
    sent["pin-INITIAL_FORMS"] = 0
    for place, pin in enumerate(pins):
        sent |= {f"pin-{place}-{name}": value for name, value in pin.items()}
    return sent


def line(story, **own) -> dict:
    return {"article": getattr(story, "article_id", story.pk)} | own


def tree(response):
    return html.fromstring(response.content.decode())


def arranged(response) -> list[tuple[str, str]]:
    """The places of the page, each with what it is called and its story."""
    pins = tree(response).xpath("//form//li[@class='pin']")
    return [
        tuple(
            pin.xpath(f"string(.//*[contains(@class, 'pin__{part}')])").strip()
            for part in ("place", "headline")
        )
        for pin in pins
    ]


def saved() -> list[tuple]:
    slots = FrontSlot.objects.filter(front__section=None)
    return list(slots.values_list("article_id", "kicker", "headline", "image", "alt"))


def history() -> list[str]:
    return [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]


def test_what_is_arranged_is_saved_and_readers_see_nothing_of_it(editor):
    image, first, second = (
        make.image(),
        make.edition("Brug open"),
        make.edition("Sluis"),
    )
    own = {"kicker": "Water", "headline": "Dicht", "image": image.pk, "alt": "Deur"}
    response = editor.post(url(), form(line(second, **own), line(first)))
    assert (response.status_code, response.headers["Location"]) == (302, url())
    assert saved() == [
        (second.article_id, "Water", "Dicht", image.pk, "Deur"),
        (first.article_id, "", "", None, ""),
    ]
    assert arranged(editor.get(url())) == [
        ("Opening", "Dicht"),
        ("Ernaast", "Brug open"),
    ]
    assert FrontEdition.objects.count() == 0
    assert history() == [
        "“Sluis” vastgezet op plek 1. “Sluis” heet hier “Water: Dicht”. “Sluis” heeft "
        "hier een ander beeld. “Brug open” vastgezet op plek 2."
    ]


def test_history_says_what_was_moved_and_taken_off(editor):
    first, second = make.edition("Een"), make.edition("Twee")
    make.front(make.pin(first, headline="Anders"), second)
    editor.post(url(), form(line(second), token=1))
    assert history() == ["“Een” eraf gehaald. “Twee” verplaatst naar plek 1."]


ACTS = {
    "place:{third}": ["Een", "Twee", "Drie"],
    "top:{third}": ["Drie", "Een", "Twee"],
    "up:1": ["Twee", "Een"],
    "up:0": ["Een", "Twee"],
    "down:0": ["Twee", "Een"],
    "down:1": ["Een", "Twee"],
    "remove:0": ["Twee"],
    "remove:9": ["Een", "Twee"],
    "place:{first}": ["Een", "Twee"],
    "look": ["Een", "Twee"],
    "": ["Een", "Twee"],
    "drop table": ["Een", "Twee"],
}


@pytest.mark.parametrize(("act", "stories"), ACTS.items())
def test_without_scripts_each_button_gives_the_arrangement_back_unsaved(
    editor, act, stories
):
    first, second, third = (make.edition(name) for name in ("Een", "Twee", "Drie"))
    act = act.format(first=first.article_id, third=third.article_id)
    sent = form(line(first, headline="Eigen"), line(second), act=act)
    response = editor.post(url(), sent)
    names = [
        headline.replace("Eigen", "Een") for _place, headline in arranged(response)
    ]
    assert names == stories
    kept = tree(response).xpath("//form//input[@value='Eigen']")
    assert (len(kept), saved()) == (int("Een" in stories), [])


def test_the_list_has_live_and_planned_stories_and_no_drafts(editor):
    make.edition("Oud", at=timezone.now() - 9 * HOUR)
    make.edition("Nieuw")
    make.edition("Straks", at=timezone.now() + HOUR)
    make.article("Concept")
    page = tree(editor.get(url()))
    lines = page.xpath("//form//*[@class='story-line__headline']/text()")
    assert lines == ["Straks", "Nieuw", "Oud"]


def asked(client, **query) -> dict:
    return client.get(reverse("admin:articles_front_stories"), query).json()


def test_the_list_is_searched_and_paged_by_key(editor):
    sport = make.section("Sport")
    for number in range(25):
        make.edition(f"Verhaal {number}", at=timezone.now() - (30 - number) * HOUR)
    make.edition("Verhaal over sport", section=sport, kicker="Wielrennen")
    first = asked(editor)
    assert (len(first["stories"]), first["stories"][0]["headline"]) == (
        20,
        "Verhaal over sport",
    )
    rest = asked(editor, before=first["next"])
    names = [story["headline"] for story in rest["stories"]]
    assert (names, rest["next"]) == ([f"Verhaal {n}" for n in range(5, -1, -1)], "")
    for query in ({"q": "wielren verhaal"}, {"of": sport.pk}):
        found = [story["headline"] for story in asked(editor, **query)["stories"]]
        assert found == ["Verhaal over sport"], query
    assert asked(editor, q="Verhaal 7", of=sport.pk)["stories"] == []


def test_a_story_in_the_list_says_what_the_page_shows(editor):
    edition = make.edition("Brug open")
    (story,) = asked(editor)["stories"]
    assert story == {
        "id": edition.article_id,
        "headline": "Brug open",
        "section": "Binnenland",
        "state": story["state"],
        "thumbnail": "",
        "live": True,
    }
    assert story["state"].startswith("Online sinds ")


@pytest.mark.parametrize("stories", [1, 3])
def test_the_page_asks_the_database_the_same_few_times(
    editor, django_assert_num_queries, stories
):
    made = [
        make.edition(f"Verhaal {n}", lead_image=make.image()) for n in range(stories)
    ]
    make.front(*made)
    editor.get(url())
    with django_assert_num_queries(15):
        editor.get(url())
    with django_assert_num_queries(6):
        asked(editor)


def test_a_save_over_another_ones_is_refused_and_everything_is_kept(editor):
    mine, theirs = make.edition("Mijn"), make.edition("Hun")
    make.front(theirs)
    response = editor.post(url(), form(line(mine, headline="Eigen kop"), token=0))
    assert [slot[0] for slot in saved()] == [theirs.article_id]
    page = tree(response)
    assert arranged(response) == [("Opening", "Eigen kop")]
    assert page.xpath("//input[@name='pin-0-headline']/@value") == ["Eigen kop"]
    assert page.xpath("//input[@name='token']/@value") == ["0"]
    alert = page.xpath("string(//*[@class='front-conflict'])")
    assert ("Iemand" in alert, "Hun" in alert) == (True, True)
    assert history() == []


def test_a_mistake_is_told_where_it_is_and_nothing_is_lost(editor):
    story = make.edition("Brug")
    sent = form(line(story, headline="x" * 201, kicker="Bewaard"))
    response = editor.post(url(), sent)
    page = tree(response)
    assert len(page.xpath("//li[@class='pin']//ul[contains(@class, 'errorlist')]")) == 1
    assert page.xpath("//input[@name='pin-0-kicker']/@value") == ["Bewaard"]
    assert saved() == []


@pytest.mark.parametrize(
    "pin",
    [
        {"article": 999_999},
        {"article": 2**63},
        {"article": "x"},
        {"article": "", "headline": "Van niets"},
        {"article": "1", "image": 999_999},
    ],
)
def test_forged_pins_are_refused(editor, pin):
    story = make.edition()
    pin = pin | ({"article": story.article_id} if pin["article"] == "1" else {})
    response = editor.post(url(), form(pin))
    assert (response.status_code, saved()) == (200, [])


@pytest.mark.parametrize("missing", ["token", "pin-TOTAL_FORMS"])
def test_a_form_without_its_furniture_changes_nothing(editor, missing):
    sent = form(line(make.edition()))
    del sent[missing]
    assert editor.post(url(), sent).status_code in (200, 403)
    assert saved() == []


def test_the_filling_leaves_out_what_is_pinned(editor):
    made = [make.edition(name) for name in ("Een", "Twee", "Drie")]
    page = tree(editor.get(url("filling"), {"pin": made[2].article_id}))
    names = page.xpath("//*[@class='filled__headline']/text()")
    assert names == ["Twee", "Een"]


def test_the_preview_is_the_readers_page_from_what_is_arranged(editor):
    story, image = make.edition("Brug open"), make.image("EPA")
    own = {"headline": "De brug!", "image": image.pk}
    response = editor.post(url("preview"), form(line(story, **own)))
    page = tree(response)
    assert page.xpath("//article[contains(@class, 'opening')]//h2/a/text()") == [
        "De brug!"
    ]
    assert page.xpath("//article[contains(@class, 'opening')]//figcaption/text()") == [
        "Beeld EPA"
    ]
    assert {
        name: response.headers[name]
        for name in ("Cache-Control", "X-Frame-Options", "X-Robots-Tag")
    } == {
        "Cache-Control": "private, no-store",
        "X-Frame-Options": "SAMEORIGIN",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    }
    policy = response.headers["Content-Security-Policy"]
    assert ("script-src" in policy, "frame-ancestors 'self'" in policy) == (False, True)
    assert saved() == []


def test_the_preview_shows_the_saved_front_at_any_moment(editor):
    make.edition("Nu")
    at = timezone.now() + HOUR
    make.front(make.edition("Straks", at=at))

    def opening(moment) -> str:
        local = timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
        page = tree(editor.get(url("preview"), {"at": local}))
        return page.xpath("string(//article[contains(@class, 'opening')]//h2)").strip()

    assert (opening(at - 2 * HOUR / 60), opening(at + HOUR)) == ("Nu", "Straks")


def test_publishing_says_what_it_does_and_does_it(editor):
    story = make.edition("Brug open")
    sent = form(line(story, headline="De brug!"), act="publish")
    assert editor.post(url(), sent).headers["Location"] == url("publish")
    page = editor.get(url("publish")).content.decode()
    assert "De brug!" in page
    assert editor.post(url("publish"), {"version": 1, "when": "now"}).status_code == 302
    place = FrontEdition.objects.get().places.get()
    assert (place.article_id, place.headline) == (story.article_id, "De brug!")
    assert history()[-1].startswith("Voorpagina 1 is uit, sinds ")
    assert "De brug!" in editor.get("/").content.decode()


def test_a_front_is_planned_and_cancelled(editor):
    make.front(make.edition())
    at = timezone.localtime(timezone.now() + HOUR).replace(second=0, microsecond=0)
    sent = {"version": 1, "when": "later", "at": at.strftime("%Y-%m-%dT%H:%M")}
    editor.post(url("publish"), sent)
    edition = FrontEdition.objects.get()
    assert edition.published_at == at
    editor.post(url("cancel", 0, edition.pk))
    assert FrontEdition.objects.count() == 0
    assert [words.split(":")[0].split(" gepland")[0] for words in history()] == [
        "Voorpagina 1",
        "Geschrapt",
    ]


@pytest.mark.parametrize(
    "sent",
    [
        {"when": "later"},
        {"when": "later", "at": "2020-01-01T12:00"},
        {"when": "now", "at": "2099-01-01T12:00"},
        {"when": "x"},
        {"when": "now", "version": "7"},
    ],
)
def test_what_cannot_be_published_stays_at_the_desk(editor, sent):
    make.front(make.edition())
    page = tree(editor.post(url("publish"), {"version": 1} | sent))
    assert len(page.xpath("//ul[contains(@class, 'errorlist')]")) >= 1
    assert FrontEdition.objects.count() == 0


def test_publishing_tells_of_pictures_and_stories_that_are_not_there(editor):
    bare = make.image("", alt="")
    make.front(make.pin(make.edition(), image_id=bare.pk), make.article("Concept"))
    page = tree(editor.get(url("publish")))
    problems = page.xpath("//*[@class='act__problems']//li")
    absent = page.xpath("string(//*[@class='act__absent']//li)")
    assert (len(problems), "Concept" in absent) == (2, True)
    editor.post(url("publish"), {"version": 1, "when": "now"})
    assert FrontEdition.objects.count() == 0


def test_a_front_of_another_section_is_not_cancelled_from_here(editor):
    sport = make.section("Sport")
    front = make.front(section=sport)
    edition = publish_front(
        make.front(make.edition(), section=sport), by=None, at=timezone.now() + HOUR
    )
    assert front.section == sport
    assert editor.post(url("cancel", 0, edition.pk)).status_code == 404
    assert FrontEdition.objects.count() == 1


def test_all_fronts_are_in_the_list_arranged_or_not(editor):
    make.section("Sport")
    publish_front(make.front(make.edition()), by=None)
    page = tree(editor.get(reverse("admin:articles_front_changelist")))
    names = page.xpath("//h2[@class='fronts__name']/a/text()")
    assert names == ["Voorpagina", "Binnenland", "Sport"]


def test_the_admins_own_links_lead_to_the_page(editor):
    front = make.front(make.edition(), section=make.section())
    change = reverse("admin:articles_front_change", args=[front.pk])
    assert editor.get(change).headers["Location"] == url("edit", front.section_id)
    history = reverse("admin:articles_front_history", args=[front.pk])
    assert editor.get(history).status_code == 200


def visits(section_id: int, edition_id: int) -> list[tuple[str, str]]:
    """Every address of fronts, and how it is asked."""
    return [
        ("get", reverse("admin:articles_front_changelist")),
        ("get", reverse("admin:articles_front_stories")),
        ("get", url("edit", section_id)),
        ("post", url("edit", section_id)),
        ("get", url("preview", section_id)),
        ("post", url("preview", section_id)),
        ("get", url("filling", section_id)),
        ("get", url("publish", section_id)),
        ("post", url("publish", section_id)),
        ("post", url("cancel", section_id, edition_id)),
    ]


WITHOUT = {"nothing": 10, "publish_front": 3, "change_front": 10}


@pytest.mark.parametrize(("right", "refused"), WITHOUT.items())
def test_who_lacks_a_right_is_refused_at_every_address(client, right, refused):
    story = make.edition()
    make.front(story)
    edition = publish_front(front_of(None), by=None, at=timezone.now() + HOUR)
    somebody = make.editor()
    if right == "nothing":
        somebody.user_permissions.clear()
    somebody.user_permissions.remove(*Permission.objects.filter(codename=right))
    client.force_login(somebody)
    sent = form(line(make.edition("Anders")), token=9, version=1, when="now")
    answers = [
        getattr(client, how)(address, sent if how == "post" else {}).status_code
        for how, address in visits(0, edition.pk)
    ]
    assert answers.count(403) == refused
    assert list(FrontEdition.objects.all()) == [edition]
    assert [slot[0] for slot in saved()] == [story.article_id]


def test_a_stranger_is_sent_to_sign_in(client):
    for how, address in visits(0, 1):
        response = getattr(client, how)(address)
        assert response.status_code == 302, address
        assert response.headers["Location"].startswith("/admin/login/"), address


def test_addresses_of_no_section_are_not_found(editor):
    for section_id in (999_999, 10**30):
        assert editor.get(url("edit", section_id)).status_code == 404
