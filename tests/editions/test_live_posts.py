"""Posts of a liveblog: sent out by one door, only ever added, and a filter by time."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.db.utils import DatabaseError
from django.utils import timezone

from articles.drafts.article import Article
from articles.editions.live_post import LivePostEdition, LivePostPicture
from articles.editions.live_refusals import PostHasChanged
from articles.editions.live_withdraw import (
    end_liveblog,
    reopen_liveblog,
    withdraw_post,
)
from articles.editions.publish import publish
from articles.editions.sight import without_withdrawn
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def blog():
    return make.liveblog(at=timezone.now() - 5 * HOUR)


def article_of(blog) -> Article:
    return Article.objects.get(pk=blog.article_id)


def seen(blog, at=None) -> list[tuple[int, str]]:
    live = LivePostEdition.objects.live(blog.article_id, at).newest_first()
    return list(live.values_list("post", "body"))


def rows() -> list[dict]:
    return [
        dict(row)
        for table in (LivePostEdition, LivePostPicture)
        for row in table.objects.order_by("pk").values()
    ]


def test_posts_go_out_at_once_and_stand_newest_first(blog):
    first = make.live_post(blog, "<p>Een.</p>")
    second = make.live_post(blog, "<p>Twee.</p>")
    assert (first.post, second.post) == (1, 2)
    assert seen(blog) == [(2, "<p>Twee.</p>"), (1, "<p>Een.</p>")]
    assert (second.kind, second.number, second.changed_at) == ("first", 1, None)


def test_what_is_sent_twice_goes_out_once(blog):
    key, editor = uuid.uuid4(), make.editor()
    one = make.live_post(blog, uuid=key, by=editor)
    other = make.live_post(blog, uuid=key, by=editor)
    assert (one, LivePostEdition.objects.count()) == (other, 1)


def test_who_adds_a_word_after_no_answer_came_changes_what_did_go_out(blog):
    key, editor = uuid.uuid4(), make.editor()
    make.live_post(blog, "<p>Een.</p>", uuid=key, by=editor)
    make.live_post(blog, "<p>Een en ander.</p>", uuid=key, by=editor)
    assert seen(blog) == [(1, "<p>Een en ander.</p>")]


def test_a_newer_text_keeps_its_place_and_says_when_it_changed(blog):
    first = make.live_post(blog, "<p>Een.</p>")
    make.live_post(blog, "<p>Twee.</p>")
    newer = make.live_post(blog, "<p>Eén.</p>", uuid=first.uuid, began_from=1)
    assert seen(blog) == [(2, "<p>Twee.</p>"), (1, "<p>Eén.</p>")]
    assert (newer.posted_at, newer.changed_at) == (first.posted_at, newer.published_at)
    assert (newer.kind, newer.number) == ("update", 2)
    before = newer.published_at - dt.timedelta(microseconds=1)
    assert seen(blog, before)[-1] == (1, "<p>Een.</p>")


def test_pinning_is_no_change_of_the_words(blog):
    first = make.live_post(blog)
    pinned = make.live_post(blog, uuid=first.uuid, began_from=1, pinned=True)
    assert (pinned.pinned, pinned.changed_at) == (True, None)


def test_two_editors_do_not_overwrite_each_other(blog):
    first = make.live_post(blog, "<p>Een.</p>", by=make.editor())
    make.live_post(blog, "<p>Twee.</p>", uuid=first.uuid, began_from=1)
    for began_from in (0, 1):
        with pytest.raises(PostHasChanged) as refused:
            make.live_post(blog, "<p>Drie.</p>", uuid=first.uuid, began_from=began_from)
        assert refused.value.newest.body == "<p>Twee.</p>"
    assert seen(blog) == [(1, "<p>Twee.</p>")]


def test_a_post_for_later_appears_at_its_moment(blog):
    moment = timezone.now() + HOUR
    planned = make.live_post(blog, "<p>Straks.</p>", time=moment)
    assert (seen(blog), seen(blog, moment)) == ([], [(1, "<p>Straks.</p>")])
    sooner = moment - HOUR / 2
    moved = make.live_post(
        blog, "<p>Eerder.</p>", uuid=planned.uuid, began_from=1, time=sooner
    )
    assert (moved.kind, moved.number, moved.changed_at) == ("first", 1, None)
    assert seen(blog, moment) == [(1, "<p>Eerder.</p>")]
    assert LivePostEdition.objects.count() == 1


def test_a_time_of_the_past_is_shown_and_rewrites_no_history(blog):
    earlier = timezone.now() - HOUR
    make.live_post(blog, "<p>Nu.</p>")
    late = make.live_post(blog, "<p>Toen.</p>", time=earlier)
    assert seen(blog) == [(1, "<p>Nu.</p>"), (2, "<p>Toen.</p>")]
    assert late.posted_at == earlier < late.published_at
    assert seen(blog, earlier + HOUR / 2) == []


def test_a_withdrawn_post_is_gone_and_can_come_back(blog):
    first = make.live_post(blog, "<p>Een.</p>", headline="Kop")
    gone = withdraw_post(
        article_of(blog), uuid=first.uuid, by=None, reason="Klopte niet."
    )
    assert (seen(blog), gone.body, gone.headline) == ([], "", "")
    assert (gone.number, gone.post, gone.reason) == (2, 1, "Klopte niet.")
    before = gone.published_at - dt.timedelta(microseconds=1)
    assert seen(blog, before) == [(1, "<p>Een.</p>")]
    with without_withdrawn():
        assert seen(blog, before) == []
    make.live_post(blog, "<p>Toch.</p>", uuid=first.uuid, began_from=2)
    assert seen(blog) == [(1, "<p>Toch.</p>")]


def test_a_withdrawal_needs_a_reason_and_a_post(blog):
    first = make.live_post(blog)
    article = article_of(blog)
    for key, reason in ((first.uuid, " "), (uuid.uuid4(), "Klopte niet.")):
        with pytest.raises(ValidationError):
            withdraw_post(article, uuid=key, by=None, reason=reason)
    assert len(seen(blog)) == 1


def test_a_post_that_is_still_to_come_is_cancelled_without_a_word(blog):
    planned = make.live_post(blog, time=timezone.now() + HOUR)
    assert (
        withdraw_post(article_of(blog), uuid=planned.uuid, by=None, reason="") is None
    )
    assert LivePostEdition.objects.count() == 0


def test_an_ended_liveblog_takes_no_new_posts_until_it_is_opened_again(blog):
    first = make.live_post(blog, "<p>Een.</p>")
    article = article_of(blog)
    last = end_liveblog(article, uuid=uuid.uuid4(), by=None, body="<p>Dag.</p>")
    assert (last.post, last.closes) == (2, True)
    with pytest.raises(ValidationError) as refused:
        make.live_post(blog, "<p>Nog een.</p>")
    assert refused.value.code == "closed"
    make.live_post(blog, "<p>Verbeterd.</p>", uuid=first.uuid, began_from=1)
    reopen_liveblog(article, by=None)
    make.live_post(blog, "<p>Nog een.</p>")
    assert seen(blog) == [(3, "<p>Nog een.</p>"), (1, "<p>Verbeterd.</p>")]


REFUSED = {
    "a draft": lambda: make.article(form="liveblog", section=make.section(), body=""),
    "an article": lambda: article_of(make.edition()),
    "a withdrawn story": lambda: _withdrawn(),
    "one for later": lambda: _planned(),
}


def _withdrawn() -> Article:
    article = article_of(make.liveblog())
    withdraw(article, by=None, reason="Fout")
    return article


def _planned() -> Article:
    article = make.article(form="liveblog", section=make.section())
    publish(article, by=None, at=timezone.now() + HOUR)
    return article


@pytest.mark.parametrize("story", REFUSED.values(), ids=REFUSED)
def test_only_a_liveblog_that_readers_have_gets_posts(story):
    article = story()
    article.article_id = article.pk
    with pytest.raises(ValidationError) as refused:
        make.live_post(article)
    assert (refused.value.code, rows()) == ("not-live", [])


def test_nothing_goes_out_through_an_embargo(blog):
    until = timezone.now() + HOUR
    Article.objects.filter(pk=blog.article_id).update(embargo=until)
    with pytest.raises(ValidationError, match="embargo"):
        make.live_post(blog)
    make.live_post(blog, time=until)
    assert seen(blog) == []


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        ({"credit": ""}, "heeft geen credit"),
        ({"alt": ""}, "heeft geen alt-tekst"),
        (
            {"rights_end": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)},
            "lopen tot 1 jan 2020",
        ),
    ],
)
def test_a_picture_in_a_post_passes_the_copy_desk(blog, picture, message):
    image = make.image(**{"credit": "ANP"} | picture)
    with pytest.raises(ValidationError, match=message):
        make.live_post(blog, f'<figure data-image="{image.pk}"></figure>')
    assert rows() == []


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"body": ""}, "body"),
        ({"body": "<p></p>"}, "body"),
        ({"key_event": True, "body": "<p>Doelpunt.</p>"}, "headline"),
    ],
)
def test_a_post_says_something(blog, said, field):
    with pytest.raises(ValidationError) as refused:
        make.live_post(blog, **said)
    assert (list(refused.value.message_dict), rows()) == ([field], [])


def test_a_picture_in_a_post_is_not_thrown_away(blog):
    image = make.image()
    make.live_post(blog, f'<figure data-image="{image.pk}"></figure>')
    with pytest.raises(ProtectedError):
        image.delete()


CHANGES = {
    "update": lambda post: LivePostEdition.objects.update(body="<p>Anders</p>"),
    "delete": lambda post: post.delete(),
    "bulk delete": lambda post: LivePostEdition.objects.all().delete(),
    "delete a picture": lambda post: post.pictures.all().delete(),
    "move a picture": lambda post: post.pictures.update(image=make.image()),
    "add a picture": lambda post: LivePostPicture.objects.create(
        edition=post, image=make.image()
    ),
    "replace": lambda post: _replace(post),
}


def _replace(post) -> None:
    values = {
        field.column: field.get_db_prep_save(getattr(post, field.attname), connection)
        for field in LivePostEdition._meta.concrete_fields
    } | {"headline": "Anders"}
    del values["id"]
    names, marks = ", ".join(values), ", ".join(["%s"] * len(values))
    verb, otherwise = {
        "sqlite": ("INSERT OR REPLACE", ""),
        "postgresql": (
            "INSERT",
            "ON CONFLICT (uuid, number) DO UPDATE SET headline = 'Anders'",
        ),
    }[connection.vendor]
    sql = f"{verb} INTO articles_livepostedition ({names}) VALUES ({marks}) {otherwise}"
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values.values()))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_database_refuses_every_change_to_a_post_that_went_out(blog, change):
    image = make.image()
    post = make.live_post(blog, f'<figure data-image="{image.pk}"></figure>')
    before = rows()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change(post)
    assert rows() == before


def test_what_readers_have_already_is_not_of_later(blog):
    first = make.live_post(blog)
    with pytest.raises(ValidationError) as refused:
        make.live_post(blog, uuid=first.uuid, began_from=1, time=timezone.now() + HOUR)
    assert list(refused.value.message_dict) == ["time"]
