"""Who is told who else is in a story, and who is not."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from articles.drafts.article import Article
from articles.drafts.presence import Presence
from tests import make

pytestmark = pytest.mark.django_db


def post(user, article_id: int, **said):
    client = Client()
    client.force_login(user)
    address = reverse("admin:articles_article_presence", args=[article_id])
    return client.post(address, {"tab": str(uuid.uuid4())} | said)


def test_a_story_that_is_not_there_is_not_found():
    article = make.article()
    gone = article.pk
    article.delete()
    answer = post(make.editor(), gone)
    assert (answer.status_code, Presence.objects.count()) == (404, 0)


@pytest.mark.parametrize("does", ["", "take", "leave"])
def test_who_may_not_write_in_a_story_is_not_told_who_does(does):
    """A reporter who reads along, and somebody without any right to stories."""
    article = make.article("Van een ander", created_by=make.editor("eva"))
    post(make.editor("anna"), article.pk)
    for user in (make.member("Reporter"), make.user("lezer", is_staff=True)):
        answer = post(user, article.pk, does=does)
        assert (answer.status_code, b"anna" in answer.content) == (403, False)
    assert [there.editor.username for there in Presence.objects.all()] == ["anna"]


def test_who_has_no_right_to_stories_learns_not_even_which_there_are():
    reader = make.user("lezer", is_staff=True)
    answers = [post(reader, pk).status_code for pk in (make.article().pk, 999_999)]
    assert answers == [403, 403]


def test_a_reporter_is_present_in_a_story_of_their_own():
    reporter = make.member("Reporter")
    article = make.article(created_by=reporter)
    answer = post(reporter, article.pk, field="headline")
    assert (answer.status_code, answer.json()["pen"]) == (200, True)
    assert Presence.objects.get().field == "headline"


@pytest.mark.parametrize("tab", ["", "geen", "1" * 40])
def test_a_tab_without_a_name_is_refused(tab):
    answer = post(make.editor(), make.article().pk, tab=tab)
    assert (answer.status_code, Presence.objects.count()) == (400, 0)


def test_to_look_without_being_there_is_refused():
    client = Client()
    client.force_login(make.editor())
    address = reverse("admin:articles_article_presence", args=[make.article().pk])
    assert client.get(address).status_code == 405
    assert Article.objects.count() == 1
