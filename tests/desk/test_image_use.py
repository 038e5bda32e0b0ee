"""Where a picture is used, and why it cannot go."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.image_use import unused, uses
from articles.desk.use import MOST, Use
from articles.drafts.article import Article
from articles.editions.live_withdraw import withdraw_post
from articles.editions.publish import publish
from articles.images.image import Image
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make.editor()


@pytest.fixture
def editor(client, user):
    client.force_login(user)
    return client


def in_text(*images: Image) -> str:
    return "".join(
        f'<figure data-image="{image.pk}"><figcaption>x</figcaption></figure>'
        for image in images
    )


def draft_url(article_id: int) -> str:
    return reverse("admin:articles_article_change", args=[article_id])


def delete_url(image: Image) -> str:
    return reverse("admin:articles_image_delete", args=[image.pk])


def test_stories_are_named_with_where_and_since_when(user):
    image = make.image()
    both = make.article("Beide", lead_image=image, body=in_text(image))
    edition = make.edition("Online", lead_image=image)
    assert uses([image.pk], user) == [
        Use("Online", _("lead picture"), "Klaar", draft_url(edition.article_id)),
        Use(
            "Beide",
            _("lead picture") + _(" and ") + _("in the text"),
            "Concept",
            draft_url(both.pk),
        ),
        Use(
            "Online",
            _("lead picture"),
            _("readers see it now"),
            edition.get_absolute_url(),
        ),
    ]


def test_of_a_story_that_went_out_more_than_once_the_live_edition_counts(user):
    image = make.image()
    first = make.edition("Eerst", body=in_text(image))
    draft = Article.objects.get(pk=first.article_id)
    draft.body = "<p>Zonder.</p>"
    draft.save()
    later = timezone.now() + dt.timedelta(hours=1)
    assert [use.state for use in uses([image.pk], user)] == [_("readers see it now")]
    publish(draft, by=user)
    record = reverse("admin:articles_edition_change", args=[first.pk])
    assert uses([image.pk], user) == [
        Use("Eerst", _("in the text"), _("earlier edition"), record)
    ]
    draft.body = in_text(image)
    draft.save()
    publish(draft, by=user, at=later)
    states = [use.state for use in uses([image.pk], user)]
    assert states == ["Klaar", _("planned")]


def test_more_uses_than_a_person_reads_are_said_and_not_named(user):
    image = make.image(file=False)
    for number in range(MOST + 1):
        make.article(f"Verhaal {number}", lead_image=image)
    *stories, more = uses([image.pk], user)
    named = [f"Verhaal {number}" for number in range(MOST, 0, -1)]
    words = _("And in more than these %(most)s, which are not named here.")
    words %= {"most": MOST}
    assert [use.words for use in stories] == named
    assert (more, more.html) == (Use(words, "", "", ""), words)
    Article.objects.filter(headline="Verhaal 0").delete()
    assert [use.words for use in uses([image.pk], user)] == named


def test_a_number_that_only_begins_alike_is_no_use(user):
    image = make.image(file=False)
    make.article(body=f'<figure data-image="{image.pk}0"></figure><p>{image.pk}</p>')
    assert uses([image.pk], user) == []


def test_words_of_stories_are_for_who_may_see_them(client):
    image = make.image()
    make.edition("Geheim", lead_image=image)
    reader = make.user(is_staff=True)
    may = Permission.objects.filter(codename__in=["view_image", "delete_image"])
    reader.user_permissions.set(may)
    secret = _("A story that you may not see")
    assert uses([image.pk], reader) == [
        Use(secret, _("lead picture"), "Klaar", ""),
        Use(secret, _("lead picture"), _("readers see it now"), ""),
    ]
    client.force_login(reader)
    for url in (delete_url(image), delete_url(image).replace("delete", "change")):
        page = client.get(url).content.decode()
        assert (secret in page, "Geheim" in page) == (True, False)


@pytest.mark.parametrize("where", ["lead", "text", "edition"])
def test_a_picture_in_use_cannot_be_deleted(editor, where):
    image = make.image()
    if where == "lead":
        story = make.article('Brug "<b>', lead_image=image)
    elif where == "text":
        story = make.article('Brug "<b>', body=in_text(image))
    else:
        edition = make.edition('Brug "<b>', body=in_text(image))
        story = Article.objects.get(pk=edition.article_id)
        story.body = ""
        story.save()
    page = editor.post(delete_url(image), {"post": "yes"}).content.decode()
    assert "Brug &quot;&lt;b&gt;" in page
    assert (draft_url(story.pk) in page) == (where != "edition")
    assert Image.objects.filter(pk=image.pk).exists()


def test_of_many_chosen_one_in_use_keeps_them_all(editor):
    images = [make.image(file=False) for _ in range(30)]
    make.article("Brug open", body=in_text(images[7]))
    chosen = [image.pk for image in images]
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    page = editor.post(reverse("admin:articles_image_changelist"), data)
    assert "Brug open" in page.content.decode()
    assert Image.objects.count() == 30
    data["_selected_action"] = chosen[:7] + chosen[8:]
    editor.post(reverse("admin:articles_image_changelist"), data)
    assert list(Image.objects.all()) == [images[7]]


def test_however_often_a_story_went_out_it_is_named_once(user):
    image = make.image()
    edition = make.edition("Eerst", lead_image=image)
    draft = Article.objects.get(pk=edition.article_id)
    for number in range(3):
        draft.headline = f"Nummer {number}"
        draft.save()
        publish(draft, by=user)
    found = [(use.words, use.state) for use in uses([image.pk], user)]
    assert found == [("Nummer 2", "Klaar"), ("Nummer 2", _("readers see it now"))]


def test_a_portrait_is_a_use_and_keeps_its_picture(user):
    image, spare = make.image(), make.image()
    author = make.author(picture=image)
    change = reverse("admin:articles_author_change", args=[author.pk])
    state = _("readers see it now")
    assert uses([image.pk], user) == [Use(author.name, _("portrait"), state, change)]
    assert list(unused(Image.objects.all())) == [spare]


@pytest.mark.parametrize("stories", [1, 3])
def test_uses_take_six_queries(user, django_assert_num_queries, stories):
    image = make.image()
    for number in range(stories):
        make.edition(f"Verhaal {number}", lead_image=image, body=in_text(image))
    user.has_perm("articles.view_article")
    with django_assert_num_queries(6):
        assert len(uses([image.pk], user)) == 2 * stories


def test_a_picture_in_a_liveblog_is_in_use_as_long_as_its_post_is_there(user):
    image, blog = make.image(), make.liveblog()
    assert [*unused(Image.objects.all())] == [image]
    post = make.live_post(blog, in_text(image))
    article = Article.objects.get(pk=blog.article_id)
    where = _("in post %(post)s of the liveblog") % {"post": 1}
    url = reverse("admin:articles_article_live", args=[article.pk]) + "?edit=1#post-1"
    now = Use("Storm over het land", where, _("readers see it now"), url)
    assert uses([image.pk], user) == [now]
    assert [*unused(Image.objects.all())] == []
    withdraw_post(article, uuid=post.uuid, by=None, reason="Fout")
    earlier = Use(now.words, where, _("earlier edition"), url)
    assert uses([image.pk], user) == [earlier]
    assert [*unused(Image.objects.all())] == [image]
