"""The social card: drawn off the request, for what is live, with the credit on it."""

import datetime as dt
import io

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Picture

from articles.editions import card as cards
from articles.editions.publish import publish
from articles.editions.remove import remove
from articles.editions.withdraw import withdraw
from articles.images.card.card import Card
from articles.images.card.draw import NotDrawn, draw_card
from articles.images.card.lines import fitted
from articles.images.card.type import sans, serif
from articles.images.image import Image
from articles.images.metadata.reading import read
from tests import make
from tests.reading.machine.said import metas, tree
from tests.reading.machine.test_news_article import SITE

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappij " * 4


@pytest.fixture(autouse=True)
def drawn(settings):
    settings.SOCIAL_CARDS = True


def picture(**values) -> Image:
    return make.image("EPA", file=make.jpeg(800, 500), **values)


def said(client, edition) -> str:
    """The address of the picture that a story's page names for networks, if any."""
    address = metas(tree(client, edition.get_absolute_url())).get("og:image", "")
    return str(address).removeprefix(SITE)


def near(image: Picture.Image, colour, *, at) -> bool:
    """A JPEG is never exactly what was drawn."""
    found = image.convert("RGB").getpixel(at)
    return max(abs(a - b) for a, b in zip(found, colour, strict=True)) < 12


def opened(response) -> Picture.Image:
    assert response.status_code == 200
    return Picture.open(io.BytesIO(response.content))


def test_a_story_gets_a_card_with_its_picture_and_credit(client):
    edition = make.edition(lead_image=picture(copyright_notice="© EPA"))
    address = said(client, edition)
    response = client.get(address)
    assert address.startswith(f"/cards/{edition.article_id}/")
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == (
        "image/jpeg",
        "nosniff",
    )
    image = opened(response)
    found = read(io.BytesIO(response.content))
    assert (image.size, image.format) == ((1200, 630), "JPEG")
    assert (found.credit, found.copyright_notice) == ("EPA", "© EPA")
    page = metas(tree(client, edition.get_absolute_url()))
    assert (page["og:image:width"], page["og:image:height"]) == ("1200", "630")
    assert page["og:image:alt"] == "Brug gaat open. Een beeld"


def test_a_story_without_a_picture_gets_one_of_words(client):
    edition = make.edition()
    image = opened(client.get(said(client, edition)))
    assert image.size == (1200, 630)
    assert near(image, (251, 249, 244), at=(1190, 300))


def test_the_picture_is_cut_around_its_focal_point(client):
    wide = Picture.new("RGB", (3000, 1000), "red")
    wide.paste("blue", (2000, 0, 3000, 1000))
    buffer = io.BytesIO()
    wide.save(buffer, "JPEG")
    for focal_x, colour in ((0.1, (255, 0, 0)), (0.9, (0, 0, 255))):
        image = make.image(file=buffer.getvalue(), focal_x=focal_x)
        shown = opened(client.get(said(client, make.edition(lead_image=image))))
        assert near(shown, colour, at=(900, 300))


def test_a_change_of_words_picture_or_credit_is_another_card(client):
    image = picture()
    edition = make.edition(lead_image=image)
    before = said(client, edition)
    assert client.get(before).status_code == 200
    image.credit = "ANP"
    image.save()
    # Until it is drawn again the page has the picture itself.
    assert said(client, edition).startswith("/media/renditions/")
    assert client.get(before).status_code == 404
    cards.order_cards_with([image.pk])
    after = said(client, edition)
    assert after.startswith("/cards/") and after != before
    assert opened(client.get(after)).size == (1200, 630)
    article = make.Article.objects.get(pk=edition.article_id)
    article.headline = "Brug dicht"
    article.save()
    publish(article, by=None)
    assert said(client, edition.__class__.objects.live().get()) not in (before, after)
    assert client.get(after).status_code == 404


def test_the_rights_of_a_picture_end_on_the_card_at_that_moment(client):
    image = picture(rights_end=timezone.now() + HOUR)
    edition = make.edition(lead_image=image)
    with_picture = said(client, edition)
    response = client.get(with_picture)
    assert opened(response).size == (1200, 630)
    kept = int(response["Cache-Control"].removeprefix("public, max-age="))
    assert 3500 < kept <= 3600
    Image.objects.filter(pk=image.pk).update(rights_end=timezone.now())
    words_only = said(client, edition)
    assert words_only.startswith("/cards/") and words_only != with_picture
    assert near(opened(client.get(words_only)), (251, 249, 244), at=(1190, 300))
    assert client.get(with_picture).status_code == 404


def test_nobody_gets_the_card_of_what_is_not_out(client):
    article = make.article("Onder embargo", section=make.section())
    planned = publish(article, by=None, at=timezone.now() + HOUR)
    card = cards.card_of(planned, None)
    assert default_storage.exists(cards.card_file(article.pk, card))
    hidden = client.get(reverse("card", args=[article.pk, card.name]))
    never = client.get(reverse("card", args=[999_999, card.name]))
    assert (hidden.status_code, hidden.content) == (404, never.content)


def test_an_update_that_is_planned_keeps_its_card_for_its_moment(client):
    edition = make.edition()
    article = make.Article.objects.get(pk=edition.article_id)
    article.headline = "Brug dicht"
    article.save()
    planned = publish(article, by=None, at=timezone.now() + HOUR)
    names = [cards.card_of(each, None).name for each in (edition, planned)]
    now, later = (
        client.get(reverse("card", args=[article.pk, name])).status_code
        for name in names
    )
    assert (now, later) == (200, 404)
    assert not cards.missing_card(planned)


def test_a_withdrawn_storys_card_is_gone(client):
    edition = make.edition()
    address = said(client, edition)
    article = make.Article.objects.get(pk=edition.article_id)
    withdraw(article, by=None, reason="Klopte niet.")
    assert client.get(address).status_code == 410


def test_a_removal_takes_the_files_too(client, django_capture_on_commit_callbacks):
    edition = make.edition()
    name = cards.card_file(edition.article_id, cards.card_of(edition, None))
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        remove(edition.article_id, by="J. Jansen", ground="AVG", at=timezone.now())
    assert not default_storage.exists(name)


def test_old_cards_of_a_story_are_removed(django_capture_on_commit_callbacks):
    edition = make.edition()
    article = make.Article.objects.get(pk=edition.article_id)
    old = cards.card_file(article.pk, cards.card_of(edition, None))
    article.headline = "Brug dicht"
    article.save()
    with django_capture_on_commit_callbacks(execute=True):
        new = publish(article, by=None)
    assert not default_storage.exists(old)
    assert default_storage.exists(cards.card_file(article.pk, cards.card_of(new, None)))


def test_a_picture_that_is_being_prepared_is_prepared_first(client):
    image = picture()
    whole = list(image.renditions)
    Image.objects.filter(pk=image.pk).update(
        state=Image.State.PREPARING, renditions=whole[-1:]
    )
    edition = make.edition(lead_image=Image.objects.get(pk=image.pk))
    image.refresh_from_db()
    assert image.state == Image.State.READY
    assert said(client, edition).startswith("/cards/")


def test_cards_are_off_where_the_house_wants_none(client, settings):
    settings.SOCIAL_CARDS = False
    assert said(client, make.edition()) == ""


def test_a_page_asks_the_database_no_more_for_its_card(
    client, django_assert_num_queries
):
    edition = make.edition(lead_image=picture(), authors=[make.author()])
    address = edition.get_absolute_url()
    client.get(address)
    with django_assert_num_queries(5):
        client.get(address)
    card = said(client, edition)
    with django_assert_num_queries(1):
        client.get(card)


@pytest.mark.parametrize("words", ["Brug", "Brug gaat open " * 12, LONG, "x" * 200])
@pytest.mark.parametrize("width", [448, 1088])
def test_any_headline_fits_its_place(words, width):
    lines = fitted(words[:200], serif, range(60, 27, -2), width, 360)
    assert lines.height <= 360
    assert max(lines.font.getlength(line) for line in lines.lines) <= width
    assert (
        "".join(words[:200].split())[:20] == "".join(lines.lines).replace(" ", "")[:20]
    )


def test_lines_are_of_like_length():
    words = "Kabinet wil gascentrales langer openhouden nu wind op zee tegenvalt"
    lines = fitted(words, sans, range(60, 27, -2), 1088, 360)
    lengths = [lines.font.getlength(line) for line in lines.lines]
    assert " ".join(lines.lines) == words
    assert min(lengths) > 0.7 * max(lengths)


@pytest.mark.parametrize(
    "words", ["Één façade, twee œuvres", "Zażółć gęślą jaźń", "ЖΩ"]
)
def test_the_letters_of_europe_can_be_drawn(words):
    assert draw_card(Card("De Courant", "", words)).size


@pytest.mark.parametrize("words", ["שלום", "مرحبا", "🎉 Feest", "日本"])
def test_what_the_type_lacks_is_not_drawn_as_boxes(client, words):
    with pytest.raises(NotDrawn):
        draw_card(Card("De Courant", "", words))
    image = picture()
    edition = make.edition(f"Brug {words}", lead_image=image)
    assert said(client, edition).startswith("/media/renditions/")
