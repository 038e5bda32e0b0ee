"""Who may see, change and publish which story."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from articles.drafts import access
from articles.drafts.article import Article
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter():
    return make.member("Reporter")


def limited(*groups: str):
    """A section that only these groups write in."""
    section = make.section("Opinie")
    section.groups.set(Group.objects.get_or_create(name=name)[0] for name in groups)
    return section


def test_a_story_is_ones_own_by_beginning_having_or_signing_it(reporter):
    signed = make.author("Anna", user=reporter)
    own = [
        make.article(created_by=reporter),
        make.article(assignee=reporter),
        make.article(authors=[make.author("Bram"), signed]),
    ]
    others = [make.article(), make.article(authors=[make.author("Bram")])]
    assert set(access.changeable(reporter)) == set(access.own(reporter)) == set(own)
    assert [access.may_change(reporter, article) for article in own] == [True] * 3
    assert [access.may_change(reporter, article) for article in others] == [False] * 2


@pytest.mark.parametrize(
    ("group", "sees", "own", "any_story", "ready", "publishes"),
    [
        ("Reporter", True, True, False, False, False),
        ("Picture desk", True, False, False, False, False),
        ("Editor", True, True, True, True, True),
        ("Chief", True, True, True, True, True),
    ],
)
def test_what_each_group_may(group, sees, own, any_story, ready, publishes):
    user = make.member(group)
    mine, theirs = make.article(created_by=user), make.article()
    assert (
        access.may_view(user),
        access.may_change(user, mine),
        access.may_change(user, theirs),
        access.may_call_ready(user, mine),
        access.may_publish(user, mine),
    ) == (sees, own, any_story, ready, publishes)


@pytest.mark.parametrize(
    "user",
    [
        lambda: AnonymousUser(),
        lambda: make.user(),
        lambda: make.user(is_staff=True),
        lambda: make.member("Chief", is_active=False),
    ],
)
def test_others_may_nothing(user):
    somebody = user()
    article = make.article(created_by=somebody if somebody.pk else None)
    assert (
        access.may_view(somebody),
        access.may_change(somebody, article),
        access.may_publish(somebody, article),
        access.may_publish(somebody, None),
        list(access.changeable(somebody)),
    ) == (False, False, False, False, [])


def test_in_a_limited_section_only_its_groups_write_whatever_else_they_may():
    section, editor = limited("Opinieredactie"), make.member("Editor")
    inside, elsewhere = make.article(section=section), make.article()
    assert list(access.changeable(editor)) == [elsewhere]
    assert not access.may_write_in(editor, section)
    editor.groups.add(Group.objects.get(name="Opinieredactie"))
    assert set(access.changeable(editor)) == {inside, elsewhere}
    assert access.may_write_in(editor, section)


def test_a_section_of_two_groups_is_open_to_either():
    section = limited("Opinieredactie", "Reporter")
    assert access.may_write_in(make.member("Reporter"), section)
    assert not access.may_write_in(make.member("Editor"), section)


def test_a_story_of_ones_own_is_shut_too_in_a_section_that_is(reporter):
    article = make.article(created_by=reporter, section=limited("Opinieredactie"))
    assert not access.may_change(reporter, article)


def test_a_superuser_may_everything():
    chief = make.user(is_superuser=True)
    article = make.article(section=limited("Opinieredactie"))
    assert access.may_publish(chief, article)
    assert list(access.changeable(chief)) == [article]


def test_what_counts_is_the_story_as_it_is_saved(reporter):
    """A form may have put somebody else's name in the object."""
    article = make.article()
    article.created_by = reporter
    assert not access.may_change(reporter, article)


def test_the_question_costs_one_query(django_assert_num_queries, reporter):
    article = make.article(created_by=reporter)
    reporter.has_perm(access.CHANGE)
    with django_assert_num_queries(1):
        assert access.may_change(reporter, article)


def test_colleagues_are_those_with_a_desk():
    here = make.member("Reporter", "anna")
    make.user("lezer")
    make.user("weg", is_staff=True, is_active=False)
    assert list(access.colleagues()) == [here]


def test_nothing_is_asked_of_all_stories_at_once(reporter):
    """A list may narrow further."""
    own = make.article(created_by=reporter)
    make.article(created_by=reporter, stage="review")
    drafts = Article.objects.filter(stage="draft")
    assert list(access.changeable(reporter, drafts)) == [own]
