"""Links in other stories to one that was removed."""

import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.copydesk.remarks import remarks
from articles.desk.copydesk_panel import withdrawn
from articles.drafts.article import Article
from articles.drafts.revision import Revision
from articles.drafts.working_copy import WorkingCopy
from articles.editions.edition import Edition
from articles.editions.live_post import LivePostEdition
from articles.editions.publish import publish
from articles.editions.remove import remove
from tests import make
from tests.editions.test_remove import tables_with

pytestmark = pytest.mark.django_db
SLUG = "rechter-hoort-ibrahim-verzonnen"


@pytest.fixture
def gone():
    return make.edition("Rechter hoort Ibrahim Verzonnen").article_id


@pytest.fixture
def other(gone):
    """A live story that links to it, with a later draft, an autosave and a live post."""
    story = make.article("De zaak", section=make.section(), body=linking(gone))
    editor = make.editor()
    publish(story, by=editor)
    form = {"body": [linking(gone)], "headline": ["De zaak"]}
    WorkingCopy.objects.create(article=story, editor=editor, form=form)
    make.live_post(make.liveblog(), linking(gone))
    return story


def linking(number: int, slug: str = SLUG) -> str:
    return (
        f'<p>Eerder <a href="/binnenland/{slug}~{number}/">hoorde de <em>rechter</em></a> '
        f'hem, <a href="/binnenland/brug~{number}1/">elders</a> niet.</p>'
    )


def unlinked(number: int) -> str:
    return (
        "<p>Eerder hoorde de <em>rechter</em> hem, "
        f'<a href="/binnenland/brug~{number}1/">elders</a> niet.</p>'
    )


def removed(number: int, words: str = "") -> None:
    remove(number, by="R", ground="AVG", at=timezone.now(), words=words)


def test_readers_get_the_words_without_the_link_and_no_table_keeps_its_slug(
    gone, other
):
    assert "articles_edition" in tables_with(SLUG)
    removed(gone)
    assert tables_with(SLUG) == []
    assert Edition.objects.live().get(article_id=other.pk).body == unlinked(gone)
    assert LivePostEdition.objects.get().body == unlinked(gone)
    other.refresh_from_db()
    kept = (
        other.body,
        Revision.objects.filter(article=other).first().story["body"],
        WorkingCopy.objects.get().form["body"][0],
    )
    assert kept == (linking(gone, "story"),) * 3


def test_the_copy_desk_says_so_of_the_draft_and_publishing_gives_no_link(gone, other):
    removed(gone)
    other.refresh_from_db()
    found = [
        (remark.code, remark.words) for remark in remarks(other, withdrawn=withdrawn)
    ]
    assert ("withdrawn-link", "hoorde de rechter") in found
    other.headline = "De hele zaak"
    other.save()
    edition = publish(other, by=None)
    assert (edition.headline, edition.body) == ("De hele zaak", unlinked(gone))
    assert Article.objects.get(pk=other.pk).body == linking(gone, "story")


def test_a_post_in_a_liveblog_gets_no_such_link_either(gone):
    removed(gone)
    post = make.live_post(make.liveblog(), linking(gone))
    assert post.body == unlinked(gone)


def test_where_only_words_go_links_lead_on_without_them(gone, other, client):
    removed(gone, "Ibrahim Verzonnen")
    assert tables_with("ibrahim-verzonnen") == []
    body = Edition.objects.live().get(article_id=other.pk).body
    assert body == linking(gone, "story")
    answer = client.get(f"/binnenland/story~{gone}/")
    assert answer["Location"] == f"/binnenland/rechter-hoort~{gone}/"


@pytest.mark.django_db(transaction=True)
def test_the_command_names_the_stories_that_still_link(gone, other):
    said = io.StringIO()
    call_command("remove_story", str(gone), ground="AVG", by="R", yes=True, stdout=said)
    assert said.getvalue().splitlines()[-2:] == [
        f"Linkt er nog naar, alleen op de redactie: {other.pk}, “De zaak”.",
        "Verwijderd. De beelden blijven in de beeldbank.",
    ]
