"""The versions of a story at the desk."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.drafts.revision import Revision, record
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    editor = make.editor()
    client.force_login(editor)
    article = make.article(
        headline="Brug open", body="<p>De brug is open.</p><p>Het regent.</p>"
    )
    record(article, by=editor, why=Revision.Why.SAVED)
    article.headline, article.version = "Brug dicht", 2
    article.body = "<p>De brug is dicht.</p><p>Het regent.</p>"
    article.save()
    record(article, by=editor, why=Revision.Why.SAVED)
    return article


def words(response) -> str:
    """The page's main text, without tags."""
    main = response.content.decode().split('<div class="versions">')[1]
    main = main.split("<footer")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def url(name: str, article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


@pytest.mark.parametrize("more", [0, 2])
def test_versions_say_who_when_why_and_what(
    client, story, more, django_assert_max_num_queries
):
    for _ in range(more):
        record(story, by=make.editor(), why=Revision.Why.PUBLISHED, note="Update 2")
    with django_assert_max_num_queries(6):
        response = client.get(url("versions", story))
    said = words(response)
    assert said.count("Opgeslagen") == 2
    assert said.count("Update 2") == more
    assert "kop, tekst" in said


def test_versions_are_paged_by_key(client, story):
    for _ in range(40):
        record(story, by=None, why=Revision.Why.SAVED)
    seen, address = [], url("versions", story)
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'name="old" value="(\d+)"', page)
        following = re.search(r'rel="next" href="(\?before=\d+)"', page)
        address = url("versions", story) + following[1] if following else None
    assert [int(key) for key in seen] == list(
        story.revisions.order_by("-id").values_list("pk", flat=True)
    )


def test_comparing_shows_the_words_that_differ(client, story):
    new = story.revisions.first()
    page = client.get(url("compare", story), {"new": new.pk}).content.decode()
    gone = re.findall(r"<del[^>]*>(.*?)</del>", page, re.S)
    come = re.findall(r"<ins[^>]*>(.*?)</ins>", page, re.S)
    plain = [
        [re.sub(r"<[^>]+>", " ", words).split()[-1] for words in found]
        for found in (gone, come)
    ]
    assert [len(found) for found in plain] == [2, 2]
    assert "open" in gone[0] and "dicht" in come[0]


def test_another_story_s_version_is_not_shown(client, story):
    other = make.article(headline="Elders")
    strange = record(other, by=None, why=Revision.Why.SAVED)
    response = client.get(url("compare", story), {"new": strange.pk})
    assert response.status_code == 404
    response = client.post(url("restore", story), {"revision": strange.pk})
    assert response.status_code == 404
    story.refresh_from_db()
    assert story.headline == "Brug dicht"


def test_an_editor_brings_one_field_back(client, story):
    old = story.revisions.last()
    client.post(url("restore", story), {"revision": old.pk, "column": "headline"})
    story.refresh_from_db()
    assert (story.headline, story.version) == ("Brug open", 3)
    assert story.body == "<p>De brug is dicht.</p><p>Het regent.</p>"
    assert LogEntry.objects.get().change_message == (
        "Versie 1 is weer het concept. Lezers houden wat ze hebben."
    )


def test_who_may_only_look_cannot_bring_back(client, story):
    client.force_login(make.member("Picture desk"))
    old = story.revisions.last()
    page = client.get(url("compare", story), {"new": story.revisions.first().pk})
    assert page.status_code == 200
    assert b"restore" not in page.content
    response = client.post(url("restore", story), {"revision": old.pk})
    assert response.status_code == 403
    story.refresh_from_db()
    assert story.headline == "Brug dicht"
