"""Old addresses at the desk: a chief sees, finds, adds and removes them."""

import pytest
from django.utils.translation import override

from articles.desk.uncounted_list import UncountedList
from articles.masthead.old_address import OldAddress
from tests import make

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/oldaddress/"


@pytest.fixture
def desk(client):
    client.force_login(make.member("Chief"))
    return client


def add(desk, path: str, leads_to: object) -> list[str]:
    """Send the form; what it says against it."""
    answer = desk.post(f"{LIST}add/", {"path": path, "leads_to": leads_to})
    if answer.status_code == 302:
        return []
    errors = answer.context["adminform"].form.errors
    return [str(word) for words in errors.values() for word in words]


def kept() -> dict[str, tuple]:
    names = ("section_id", "tag_id", "author_id", "article_id", "to", "origin")
    rows = OldAddress.objects.values_list("path", *names)
    return {path: tuple(filter(None, rest)) for path, *rest in rows}


def test_an_address_leads_to_the_thing_and_not_to_its_path(desk):
    edition, draft = make.edition(), make.article("Concept")
    tag, author = make.tag(), make.author()
    section = edition.section
    written = {
        "/a.html": edition.article_id,
        "/b.html": edition.get_absolute_url(),
        "/c.html": draft.pk,
        "/d.html": "/binnenland/",
        "/e.html": "http://127.0.0.1:8000/tag/bruggen/",
        "/f.html": "/author/anna-de-vries",
        "/g.html": "/author/anna-de-vries/",
        "https://oud.example/h.php?b=1&a=2&utm_source=x": "/archive/2020/",
        "/i.html": "/d.html",
    }
    refused = {path: add(desk, path, to) for path, to in written.items()}
    assert [path for path, said in refused.items() if said] == ["/f.html"]
    assert kept() == {
        "/a.html": (edition.article_id, "by_hand"),
        "/b.html": (edition.article_id, "by_hand"),
        "/c.html": (draft.pk, "by_hand"),
        "/d.html": (section.pk, "by_hand"),
        "/e.html": (tag.pk, "by_hand"),
        "/g.html": (author.pk, "by_hand"),
        "/h.php?a=2&b=1": ("/archive/2020/", "by_hand"),
        "/i.html": (section.pk, "by_hand"),
    }


@pytest.mark.parametrize(
    ("path", "leads_to", "word"),
    [
        ("oud.html", "/archive/", "slash"),
        ("/", "/archive/", "slash"),
        ("/binnenland/", "/archive/", "in use"),
        ("/archive/2020/", "/archive/", "in use"),
        ("/admin/articles/", "/archive/", "in use"),
        ("/" + "x" * 500, "/archive/", "characters"),
        ("/oud", "https://evil.example/", "address of this site"),
        ("/oud", "//evil.example/", "address of this site"),
        ("/oud", "/\\evil.example", "address of this site"),
        ("/oud", "javascript:alert(1)", "address of this site"),
        ("/oud", "/nergens/", "no page"),
        ("/oud", "/oud", "no page"),
        ("/oud", "/admin/", "no page"),
        ("/oud", "999999", "no article"),
        ("/oud", "9" * 40, "no article"),
        ("/oud", "/x/y~999999/", "no article"),
        ("//[", "/archive/", "not an address"),
    ],
)
def test_what_leads_nowhere_or_away_is_refused(desk, path, leads_to, word):
    make.section()
    with override("en"):
        (said,) = add(desk, path, leads_to)
    assert (word in said, kept()) == (True, {})


def test_an_address_is_found_by_its_beginning_and_shows_where_it_leads(desk):
    tag = make.tag()
    for path in ("/nieuws/a.html", "/nieuws/b.html", "/sport/a.html"):
        OldAddress.objects.create(path=path, tag=tag)
    tag.merged_into = make.tag("Sluizen")
    tag.save()
    page = desk.get(LIST, {"q": "https://oud.example/nieuws/"})
    found = [old.path for old in page.context["cl"].result_list]
    assert found == ["/nieuws/a.html", "/nieuws/b.html"]
    assert page.content.decode().count('<a href="/tag/sluizen/">') == 2


@pytest.mark.parametrize("addresses", [1, 3])
def test_the_list_counts_nothing_and_asks_the_same_few_times(
    desk, django_assert_num_queries, addresses
):
    for number in range(addresses):
        tag = make.tag(f"Tag {number}")
        OldAddress.objects.create(path=f"/{number}", tag=tag)
    with django_assert_num_queries(5) as asked:
        desk.get(LIST)
    assert not [query for query in asked if "COUNT(" in query["sql"].upper()]


def test_the_list_pages_and_ends(desk, monkeypatch):
    monkeypatch.setattr(UncountedList, "furthest_page", 2)
    monkeypatch.setattr(
        "articles.desk.old_address_admin.OldAddressAdmin.list_per_page", 2
    )
    for number in range(7):
        OldAddress.objects.create(path=f"/{number}", to="/archive/")
    pages = [desk.get(LIST, {"p": page}) for page in (1, 2)]
    shown = [[old.path for old in page.context["cl"].result_list] for page in pages]
    assert shown == [["/0", "/1"], ["/2", "/3"]]
    assert [page.context["cl"].has_next for page in pages] == [True, False]
    assert desk.get(LIST, {"p": 3}).status_code == 302


def test_a_renamed_section_is_in_the_list_and_can_be_taken_out(desk):
    section = make.section()
    section.slug = "anders"
    section.save()
    old = OldAddress.objects.get()
    page = desk.get(f"{LIST}{old.pk}/change/").content.decode()
    assert ("/binnenland/" in page, 'name="_save"' in page) == (True, False)
    desk.post(f"{LIST}{old.pk}/delete/", {"post": "yes"})
    assert desk.get("/binnenland/").status_code == 404
