"""What readers see of a picture stays whole."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.desk.image_shown import refuse_without_alt, refuse_without_credit
from articles.drafts.article import Article
from articles.editions.withdraw import withdraw
from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from tests import make
from tests.desk.test_image_form import address, as_shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make.editor()


@pytest.fixture
def editor(client, user):
    client.force_login(user)
    return client


def in_text(image: Image, attributes: str = "") -> str:
    caption = "<figcaption>x</figcaption>"
    return f'<figure data-image="{image.pk}"{attributes}>{caption}</figure>'


def sent(client, image: Image, **values):
    """The errors of the picture's form, field by field."""
    answer = client.post(address(image), as_shown(client, image) | values)
    if answer.status_code == 302:
        return {}
    return dict(answer.context["adminform"].form.errors)


def refuses(check, image: Image, user) -> bool:
    try:
        check(image, user)
    except ValidationError:
        return True
    return False


def test_a_credit_is_printed_by_the_rules_however_it_is_typed(editor):
    image = make.image("")
    assert sent(editor, image, credit="foto: epa-efe") == {}
    image.refresh_from_db()
    assert (image.credit, image.credit_line) == ("EPA", "Beeld EPA")
    assert list(sent(editor, image, credit="Foto:")) == ["credit"]


def test_a_new_picture_is_credited_by_the_rules_too(editor):
    data = {"kind": "photo", "focal_x": "0.5", "focal_y": "0.5"}
    data |= {"credit": "Foto Jan Jansen via afp"}
    editor.post(reverse("admin:articles_image_add"), data)
    assert Image.objects.get().credit == "Jan Jansen / AFP"


def test_emptying_what_readers_see_is_refused_with_links(editor):
    image = make.image("EPA", alt="Een brug")
    now = make.edition('Brug "<b>', lead_image=image)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    planned = make.edition("Morgen", at=tomorrow, body=in_text(image))
    errors = sent(editor, image, credit="", alt="")
    assert list(errors) == ["credit", "alt"]
    record = reverse("admin:articles_edition_change", args=[planned.pk])
    for words in (errors["credit"][0], errors["alt"][0]):
        assert f'href="{now.get_absolute_url()}">Brug &quot;&lt;b&gt;</a>' in words
        assert f'href="{record}">Morgen</a>' in words
    image.refresh_from_db()
    assert (image.credit, image.alt) == ("EPA", "Een brug")


def test_what_no_reader_sees_may_be_emptied(editor, user):
    image = make.image("EPA", alt="Een brug")
    make.article(lead_image=image)
    gone = make.edition("Weg", lead_image=image)
    going = make.edition("Gaat weg", lead_image=image)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    withdraw(Article.objects.get(pk=gone.article_id), by=user, reason="Fout")
    article = Article.objects.get(pk=going.article_id)
    withdraw(article, by=user, reason="Fout", at=tomorrow)
    assert list(sent(editor, image, credit="")) == ["credit"]
    withdraw(article, by=user, reason="Nu al", at=timezone.now())
    assert sent(editor, image, credit="", alt="") == {}


def test_other_changes_of_what_readers_see_go_on(editor):
    bare = make.image("EPA")
    make.edition("Brug open", lead_image=bare)
    Image.objects.filter(pk=bare.pk).update(credit="", alt="")
    ended = timezone.localtime() - dt.timedelta(days=1)
    moment = {"rights_end_0": f"{ended:%Y-%m-%d}", "rights_end_1": "12:00"}
    assert sent(editor, bare, caption="De brug", **moment) == {}
    assert Image.objects.get(pk=bare.pk).rights_end < timezone.now()


def test_a_use_with_words_of_its_own_needs_none_of_the_picture(user):
    needed, own, decorative, twice = (make.image() for _ in range(4))
    make.edition("Een", body=in_text(needed))
    make.edition("Twee", body=in_text(own, ' data-alt="Brug"'))
    make.edition("Drie", lead_image=decorative, lead_decorative=True)
    make.edition(
        "Vier", lead_image=twice, lead_alt="Brug", body=f"<p>x</p>{in_text(twice)}"
    )
    images = (needed, own, decorative, twice)
    refused = [refuses(refuse_without_alt, image, user) for image in images]
    assert refused == [True, False, False, True]
    assert all(refuses(refuse_without_credit, image, user) for image in images)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        (None, ["credit", "alt"]),
        (Metadata(credit="ANP Foto"), ["alt"]),
        (Metadata(credit="ANP Foto", alt_text="Een brug"), []),
    ],
)
def test_the_file_that_was_to_come_comes_with_its_credit(editor, said, refused):
    image = make.image("", file=False, alt="")
    make.edition("Brug open", lead_image=image)
    file = SimpleUploadedFile("brug.jpg", make.jpeg(metadata=said))
    assert list(sent(editor, image, file=file)) == refused
    image.refresh_from_db()
    assert image.to_come == bool(refused)


def test_words_of_stories_are_for_who_may_see_them(client):
    image = make.image()
    make.edition("Geheim", lead_image=image)
    user = make.user(is_staff=True)
    may = make.Permission.objects.filter(codename__in=["view_image", "change_image"])
    user.user_permissions.set(may)
    client.force_login(user)
    (words,) = sent(client, image, credit="")["credit"]
    assert ("Geheim" in words, "<a" in words) == (False, False)


@pytest.mark.parametrize("stories", [1, 3])
def test_a_refusal_takes_three_queries(django_assert_num_queries, stories):
    user = make.user(is_staff=True, is_superuser=True)
    image = make.image()
    for number in range(stories):
        make.edition(f"Verhaal {number}", lead_image=image)
    with django_assert_num_queries(3):
        assert refuses(refuse_without_credit, image, user)


def test_a_picture_in_a_post_of_a_liveblog_keeps_credit_and_alt_text(editor):
    image = make.image("EPA", alt="Een brug")
    make.live_post(make.liveblog(), in_text(image))
    errors = sent(editor, image, credit="", alt="")
    assert list(errors) == ["credit", "alt"]
    assert "?edit=1#post-1" in errors["credit"][0]
