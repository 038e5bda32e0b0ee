"""What goes out is what whoever publishes has looked at, and no later words."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from lxml import html

from articles.drafts.amend import put_in_section
from articles.editions.edition import Edition
from tests import make

pytestmark = pytest.mark.django_db

UNSEEN = gettext_lazy(
    "Somebody saved this story since you looked. Read what changes for readers once "
    "more, and then publish."
)


@pytest.fixture
def desk(client):
    client.force_login(make.editor())
    return client


def asked(response) -> dict[str, str]:
    """What the browser sends of the page as it is."""
    page = html.fromstring(response.content.decode())
    form = page.get_element_by_id("content-main").forms[-1]
    return {name: value or "" for name, value in form.form_values()}


@pytest.mark.parametrize("act", ["publish", "schedule"])
def test_nobody_publishes_what_a_colleague_wrote_since_they_looked(desk, act):
    article = make.article("Brug gaat open", section=make.section())
    page = reverse(f"admin:articles_article_{act}", args=[article.pk])
    seen = asked(desk.get(page)) | {"when": "now"}
    put_in_section([article], make.section("Sport"), by=make.editor(), sent=[])

    refused = desk.post(page, seen)

    assert (str(UNSEEN) in refused.content.decode(), Edition.objects.count()) == (
        True,
        0,
    )
    desk.post(page, asked(refused) | {"when": "now"})
    assert Edition.objects.live().get().section.name == "Sport"


@pytest.mark.parametrize("version", ["0x1", "-1", "9" * 40])
def test_a_version_that_never_was_is_no_way_around(desk, version):
    article = make.article("Brug gaat open", section=make.section())
    page = reverse("admin:articles_article_publish", args=[article.pk])
    refused = desk.post(page, {"when": "now", "version": version})
    assert (str(UNSEEN) in refused.content.decode(), Edition.objects.count()) == (
        True,
        0,
    )


@pytest.mark.parametrize("act", ["publish", "schedule", "withdraw", "cancel"])
@pytest.mark.parametrize("there", [True, False])
def test_who_may_not_publish_does_not_learn_which_stories_there_are(client, act, there):
    article = make.article("Brug gaat open", section=make.section())
    client.force_login(make.member("Reporter"))
    key = article.pk if there else 4711
    page = reverse(f"admin:articles_article_{act}", args=[key])
    assert client.post(page, {"when": "now"}).status_code == 403
