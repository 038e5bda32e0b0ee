"""Writing a liveblog at the desk: posting, changing, marking, withdrawing, ending."""

import datetime as dt
import re
import uuid

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.drafts.article import Article
from articles.editions.live_post import LivePostEdition
from tests import make

pytestmark = pytest.mark.django_db

BY_SCRIPT = {"x-requested-with": "live"}


@pytest.fixture
def user():
    return make.editor()


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def blog():
    return make.liveblog()


def address(blog, name: str = "live") -> str:
    return reverse(f"admin:articles_article_{name}", args=[blog.article_id])


def form(**values) -> dict:
    """What the browser sends of the form of a new post."""
    sent = {"uuid": uuid.uuid4(), "began_from": 0, "headline": "", "author": ""}
    return sent | {"body": "<p>Het waait.</p>", "time": ""} | values


def change(post, **values) -> dict:
    sent = form(uuid=post.uuid, began_from=post.number, body=post.body, **values)
    return {f"change-{name}": value for name, value in sent.items()}


def seen(blog) -> list[tuple]:
    live = LivePostEdition.objects.live(blog.article_id).newest_first()
    return list(live.values_list("headline", "body", "pinned", "key_event"))


def said(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_a_post_goes_to_readers_at_once_with_its_author(desk, blog, user):
    writer = make.author("Marit Oldersma", user=user)
    page = desk.get(address(blog))
    assert page.context["form"]["author"].value() == writer.pk
    answer = desk.post(
        address(blog), form(headline="Storm", author=writer.pk, key_event="on")
    )
    post = LivePostEdition.objects.get()
    assert answer["Location"] == f"{address(blog)}#post-1"
    assert seen(blog) == [("Storm", "<p>Het waait.</p>", False, True)]
    assert (post.author, post.published_by, post.kind) == (writer, user, "first")
    logged = LogEntry.objects.get()
    assert logged.object_id == str(blog.article_id)


def test_the_script_gets_the_posts_and_the_key_of_the_next(desk, blog):
    sent = form(headline="Storm")
    for _click in range(2):
        answer = desk.post(address(blog), sent, headers=BY_SCRIPT)
    page = answer.content.decode()
    key = re.search(r'data-next="([0-9a-f-]{36})"', page)[1]
    assert (answer.status_code, key != str(sent["uuid"])) == (200, True)
    assert page.count("live-row__headline") == 1
    assert LivePostEdition.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"body": ""}, "Write something first."),
        ({"key_event": "on"}, "A key event is named in the summary by its headline: write one."),
        ({"body": '<figure data-image="{image}"></figure>'}, ""),
        ({"uuid": "x"}, ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_goes_out(desk, blog, wrong, words):
    image = make.image("")
    wrong = {
        key: value.replace("{image}", str(image.pk)) for key, value in wrong.items()
    }
    answer = desk.post(address(blog), form(**wrong), headers=BY_SCRIPT)
    assert (answer.status_code, answer["Content-Type"]) == (
        400,
        "text/plain; charset=utf-8",
    )
    assert answer.content.decode()
    assert not words or answer.content.decode() == _(words)
    page = desk.post(address(blog), form(**wrong))
    assert (page.status_code, seen(blog)) == (200, [])


def test_what_was_typed_stands_in_the_form_again_where_it_was_refused(desk, blog):
    page = desk.post(address(blog), form(headline="Bijna", body="")).content.decode()
    assert 'value="Bijna"' in page


def test_a_changed_post_keeps_its_time_to_the_second(desk, blog):
    post = make.live_post(blog, headline="Stom")
    page = desk.get(f"{address(blog)}?edit=1")
    shown = page.context["change"]["time"].value()
    local = shown.strftime("%Y-%m-%dT%H:%M")
    answer = desk.post(address(blog), change(post, headline="Storm", time=local))
    newer = LivePostEdition.objects.get(number=2)
    assert answer["Location"] == f"{address(blog)}#post-1"
    assert (newer.headline, newer.posted_at) == ("Storm", post.posted_at)


def test_two_who_change_one_post_lose_nothing(desk, blog):
    post = make.live_post(blog, headline="Stom")
    make.live_post(blog, uuid=post.uuid, began_from=1, headline="Van een ander")
    answer = desk.post(
        address(blog), change(post, headline="Van mij"), headers=BY_SCRIPT
    )
    assert answer.status_code == 409
    assert answer.headers["X-Began-From"] == "2"
    page = desk.post(address(blog), change(post, headline="Van mij"))
    html = page.content.decode()
    assert ('value="Van mij"' in html, ">Van een ander</p>" in html) == (True, True)
    assert page.context["change"]["began_from"].value() == "2"
    assert [headline for headline, *_rest in seen(blog)] == ["Van een ander"]


def test_a_post_for_later_waits_and_can_be_cancelled(desk, blog):
    moment = timezone.localtime(timezone.now() + dt.timedelta(days=1))
    desk.post(address(blog), form(time=moment.strftime("%Y-%m-%dT%H:%M")))
    post = LivePostEdition.objects.get()
    assert (seen(blog), post.published_at) == (
        [],
        moment.replace(second=0, microsecond=0),
    )
    page = desk.get(address(blog)).content.decode()
    assert "live-row--planned" in page
    desk.post(address(blog, "live_withdraw"), {"uuid": post.uuid})
    assert LivePostEdition.objects.count() == 0


@pytest.mark.parametrize(("mark", "place"), [("pinned", 2), ("key_event", 3)])
def test_one_button_marks_a_post_and_takes_the_mark_away(desk, blog, mark, place):
    post = make.live_post(blog, headline="Storm")
    sent = {"uuid": post.uuid, "mark": mark}
    desk.post(address(blog, "live_mark"), sent | {"began_from": 1, "on": "yes"})
    assert [row[place] for row in seen(blog)] == [True]
    desk.post(address(blog, "live_mark"), sent | {"began_from": 2})
    assert [row[place] for row in seen(blog)] == [False]
    assert LivePostEdition.objects.get(number=3).changed_at is None


def test_a_withdrawn_post_says_why_and_can_be_put_back(desk, blog):
    post = make.live_post(blog, headline="Storm")
    sent = {"uuid": post.uuid}
    refused = desk.post(
        address(blog, "live_withdraw"), sent | {"reason": " "}, follow=True
    )
    assert said(refused) == [_("Say why the post is withdrawn.")]
    desk.post(address(blog, "live_withdraw"), sent | {"reason": "Fout"})
    assert seen(blog) == []
    page = desk.get(f"{address(blog)}?edit=1")
    assert "live-row--gone" in page.content.decode()
    assert page.context["change"]["headline"].value() == "Storm"
    newest = LivePostEdition.objects.get(number=2)
    newest.body = post.body
    desk.post(address(blog), change(newest, headline="Storm"))
    assert [headline for headline, *_rest in seen(blog)] == ["Storm"]


def test_a_liveblog_ends_with_words_that_are_no_html_and_opens_again(desk, blog):
    sent = {"uuid": uuid.uuid4(), "words": "Tot morgen.\n\n<b>Lees</b> verder"}
    desk.post(address(blog, "live_end"), sent)
    last = LivePostEdition.objects.get()
    assert (last.closes, last.body) == (
        True,
        "<p>Tot morgen.</p><p>&lt;b&gt;Lees&lt;/b&gt; verder</p>",
    )
    page = desk.get(address(blog))
    assert 'data-live-form="new"' not in page.content.decode()
    desk.post(address(blog), change(last, headline="Dag"))
    assert LivePostEdition.objects.get(number=2).closes is True
    desk.post(address(blog, "live_reopen"))
    assert seen(blog) == []
    assert desk.post(address(blog), form()).status_code == 302
    assert len(seen(blog)) == 1


def test_a_story_that_is_no_liveblog_has_no_such_page(desk):
    story = make.edition()
    answer = desk.get(address(story), follow=True)
    way = reverse("admin:articles_article_change", args=[story.article_id])
    assert answer.redirect_chain == [(way, 302)]
    assert "live_withdraw" not in answer.content.decode()


def test_before_its_story_is_out_a_post_is_refused_with_the_reason(desk):
    draft = make.article("Storm", form="liveblog", section=make.section())
    draft.article_id = draft.pk
    page = desk.get(address(draft)).content.decode()
    assert reverse("admin:articles_article_publish", args=[draft.pk]) in page
    answer = desk.post(address(draft), form(), headers=BY_SCRIPT)
    assert (answer.status_code, LivePostEdition.objects.count()) == (400, 0)


def test_a_key_of_a_post_of_another_story_changes_nothing(desk, blog):
    other = make.live_post(make.liveblog("Ander"), headline="Van daar")
    sent = form(uuid=other.uuid, began_from=1, headline="Vals")
    assert desk.post(address(blog), sent, headers=BY_SCRIPT).status_code == 400
    for name in ("live_mark", "live_withdraw"):
        act = {"uuid": other.uuid, "began_from": 1, "mark": "pinned", "on": "yes"}
        desk.post(address(blog, name), act | {"reason": "Fout"})
    assert list(LivePostEdition.objects.values_list("headline", "pinned")) == [
        ("Van daar", False)
    ]


@pytest.mark.parametrize("name", ["live_mark", "live_withdraw", "live_end"])
def test_a_form_that_is_none_is_not_found(desk, blog, name):
    assert desk.post(address(blog, name), {"uuid": "x"}).status_code == 404


def test_the_form_of_the_story_makes_it_a_liveblog(desk):
    article = make.article("Storm", section=make.section())
    url = reverse("admin:articles_article_change", args=[article.pk])
    page = desk.get(url)
    sent = dict(page.context["adminform"].form.initial) | {
        "token": article.version,
        "tags": "",
        "form": "liveblog",
        "bylines-TOTAL_FORMS": 0,
        "bylines-INITIAL_FORMS": 0,
    }
    sent = {key: "" if value is None else value for key, value in sent.items()}
    desk.post(url, sent | {"_continue": ""})
    assert Article.objects.get(pk=article.pk).form == "liveblog"
    del sent["form"]
    again = {"token": article.version + 1, "headline": "Storm!", "_continue": ""}
    desk.post(url, sent | again)
    kept = Article.objects.get(pk=article.pk)
    assert (kept.headline, kept.form) == ("Storm!", "liveblog")
    assert address_of(kept) in desk.get(url).content.decode()


def address_of(article: Article) -> str:
    return reverse("admin:articles_article_live", args=[article.pk])


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_as_many_queries_for_one_post_as_for_three(
    desk, blog, django_assert_num_queries, many
):
    for number in range(many):
        body = f'<p>{number}</p><figure data-image="{make.image().pk}"></figure>'
        make.live_post(blog, body, author_id=make.author().pk)
    desk.get(address(blog))
    with django_assert_num_queries(12):
        desk.get(address(blog))


def test_older_posts_follow_by_key(desk, blog):
    for number in range(22):
        make.live_post(blog, headline=f"Bericht {number + 1}")
    page = desk.get(address(blog)).content.decode()
    older = re.search(r'href="([^"]+\?before=[^"]+)"', page)[1]
    found = re.findall(r"Bericht \d+", desk.get(older).content.decode())
    assert found == ["Bericht 2", "Bericht 1"]
