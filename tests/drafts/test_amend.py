"""One thing of a story changed away from its form."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError

from articles.drafts.amend import assign, change_tags, put_in_section
from articles.drafts.article import Article
from articles.drafts.article_words import matching
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make.member("Editor")


@pytest.fixture
def article(editor):
    return make.article(section=make.section(), tags=["Brug", "Waal"], stage="ready")


def kept(article: Article) -> list[tuple]:
    """Each revision: its version, who, and what it says of section, tags and stage."""
    return [
        (
            revision.version,
            revision.by,
            revision.story["section_id"],
            revision.story["tags"],
            revision.story["assignee_id"],
            revision.story["stage"],
        )
        for revision in article.revisions.order_by("id")
    ]


def test_a_section_is_a_version_with_its_revision(article, editor):
    before, sport = article.changed_at, make.section("Sport")
    put_in_section([article], sport, by=editor, sent=[])
    article.refresh_from_db()
    assert (article.section, article.version) == (sport, 2)
    assert article.changed_by == editor
    assert article.changed_at > before
    assert kept(article) == [(2, editor, sport.pk, ["Brug", "Waal"], None, "ready")]


def test_tags_come_and_go_and_search_knows(article, editor):
    added, removed = make.tag("Sluizen"), make.tag("Waal")
    change_tags([article], add=[added], remove=[removed], by=editor, sent=[])
    (revision,) = kept(article)
    assert revision[:4] == (2, editor, article.section_id, ["Brug", "Sluizen"])
    found = {
        word: list(matching(Article.objects.all(), word)) for word in ("sluis", "waal")
    }
    assert list(found.values()) in ([[article], []], [[], []])
    assert list(matching(Article.objects.all(), "sluizen")) == [article]


@pytest.mark.parametrize(
    ("group", "sent", "stage"),
    [
        ("Editor", False, "ready"),
        ("Editor", True, "draft"),
        ("Reporter", False, "review"),
    ],
)
def test_ready_was_said_of_the_story_as_it_was(article, group, sent, stage):
    by = make.member(group)
    Article.objects.update(assignee=by)
    out = [article.pk] if sent else []
    put_in_section([article], make.section("Sport"), by=by, sent=out)
    article.refresh_from_db()
    assert article.stage == stage


def test_giving_it_to_somebody_changes_no_words(article, editor):
    assign([article], editor, by=editor)
    assign([article], None, by=editor)
    article.refresh_from_db()
    assert (article.assignee, article.version, article.stage) == (None, 3, "ready")
    assert [revision[4] for revision in kept(article)] == [editor.pk, None]


def test_it_goes_only_to_who_has_a_desk(article, editor):
    with pytest.raises(ValidationError):
        assign([article], make.user(), by=editor)
    assert kept(article) == []


def test_nothing_is_done_with_what_is_not_theirs(article, editor):
    closed = make.section("Opinie")
    closed.groups.add(Group.objects.create(name="Opinieredactie"))
    reporter = make.member("Reporter")
    before = Article.objects.values().get()
    with pytest.raises(PermissionDenied):
        put_in_section([article], closed, by=editor, sent=[])
    for act in (
        lambda: put_in_section([article], make.section("A"), by=reporter, sent=[]),
        lambda: change_tags([article], add=[make.tag("B")], by=reporter, sent=[]),
        lambda: assign([article], reporter, by=reporter),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Article.objects.values().get() == before
    assert kept(article) == []
    assert sorted(article.tags.names()) == ["Brug", "Waal"]
