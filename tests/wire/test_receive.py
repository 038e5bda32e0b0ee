from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from articles.body.blocks import Crosshead, List, ListItem, Paragraph
from articles.drafts.article import Article
from articles.drafts.revision import Revision
from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from articles.story import story_values
from articles.wire.item import WireItem, WirePicture
from articles.wire.receive import AlreadyReceived, receive
from tests import make

pytestmark = pytest.mark.django_db

ITEM = WireItem(
    headline="Gemeente sluit zwembad",
    kicker="Reportage",
    dated="2019-04",
    place="Ommen",
    sources=("ANP", "AFP"),
    lead=WirePicture("Het hek <dicht>.", "ANP", "Foto"),
    blocks=(
        Paragraph("Het bad gaat dicht &amp; blijft dicht."),
        Crosshead("Vereniging < kas"),
        WirePicture("De <b>ketel</b>.", "EPA", "Beeld"),
        List((ListItem("een"), ListItem("twee"))),
    ),
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def picture(tmp_path):
    def write(name, **metadata):
        path = tmp_path / name
        path.write_bytes(make.jpeg(metadata=Metadata(**metadata)))
        return path

    return write


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def images():
    return [
        (image.kind, image.caption, image.credit, bool(image.file))
        for image in Image.objects.order_by("pk")
    ]


def figure(place, caption):
    image = Image.objects.order_by("pk")[place]
    return (
        f'<figure data-image="{image.pk}"><figcaption>{caption}</figcaption></figure>'
    )


def test_an_item_becomes_a_draft_with_pictures_to_come():
    editor, section = make.editor(), make.section()
    article = receive(ITEM, by=editor, section=section, key="k" * 64)
    article.refresh_from_db()
    assert images() == [
        ("photo", "Het hek <dicht>.", "ANP", False),
        ("picture", "De <b>ketel</b>.", "EPA", False),
    ]
    lead = Image.objects.order_by("pk")[0]
    written = {name: value for name, value in story_values(article).items() if value}
    assert written == {
        "headline": "Gemeente sluit zwembad",
        "slug": "gemeente-sluit-zwembad",
        "kicker": "Reportage",
        "genre": "report",
        "dated": "2019-04",
        "place": "Ommen",
        "sources": "ANP, AFP",
        "section_id": section.pk,
        "lead_image_id": lead.pk,
        "lead_caption": "Het hek <dicht>.",
        "language": "nl",
        "form": "article",
        "corrections_place": "top",
        "body": (
            "<p>Het bad gaat dicht &amp; blijft dicht.</p><h2>Vereniging &lt; kas</h2>"
            + figure(1, "De &lt;b&gt;ketel&lt;/b&gt;.")
            + "<ul><li><p>een</p></li><li><p>twee</p></li></ul>"
        ),
    }
    assert (article.wire_key, article.created_by, article.changed_by) == (
        "k" * 64,
        editor,
        editor,
    )


def test_a_draft_begins_with_a_revision():
    editor = make.editor()
    article = receive(ITEM, by=editor)
    revision = Revision.objects.get()
    assert (revision.article, revision.why, revision.by) == (
        article,
        "received",
        editor,
    )
    assert revision.story["body"] == article.body


def test_files_fill_the_pictures_in_order_and_the_copy_wins(picture):
    first = picture("een.jpg", description="Uit het bestand", credit="Reuters")
    second = picture("twee.jpg", description="Ook uit het bestand", credit="AFP")
    receive(ITEM, images=[first, second])
    assert images() == [
        ("photo", "Het hek <dicht>.", "ANP", True),
        ("picture", "De <b>ketel</b>.", "EPA", True),
    ]


def test_the_file_says_what_the_copy_does_not(picture):
    path = picture("een.jpg", description="Het hek & de sloot", credit="epa-efe")
    item = WireItem(blocks=(Paragraph("Tekst."), WirePicture("", "ANP", "Foto")))
    article = receive(item, images=[path])
    assert images() == [("photo", "Het hek & de sloot", "ANP", True)]
    assert article.body == "<p>Tekst.</p>" + figure(0, "Het hek &amp; de sloot")
    assert article.lead_image is None


def test_the_first_spare_file_becomes_the_lead_that_the_copy_lacks(picture):
    paths = [
        picture(f"{name}.jpg", description=name, credit="ANP")
        for name in ("een", "twee", "drie")
    ]
    item = WireItem(blocks=(WirePicture("Ketel.", "EPA"), Paragraph("Tekst.")))
    article = receive(item, images=paths)
    assert images() == [
        ("picture", "Ketel.", "EPA", True),
        ("picture", "twee", "ANP", True),
        ("picture", "drie", "ANP", True),
    ]
    assert (article.lead_image, article.lead_caption) == (
        Image.objects.get(caption="twee"),
        "twee",
    )
    assert article.body == figure(0, "Ketel.") + "<p>Tekst.</p>" + figure(2, "drie")


def test_spare_files_stand_at_the_end(picture):
    paths = [picture(f"{name}.jpg", description=name) for name in ("een", "twee")]
    item = WireItem(lead=WirePicture("Hek.", "ANP"), blocks=(Paragraph("Tekst."),))
    article = receive(item, images=paths)
    assert article.lead_caption == "Hek."
    assert article.body == "<p>Tekst.</p>" + figure(1, "twee")


def test_a_file_that_the_library_has_with_the_same_credit_is_used_again(picture):
    path = picture("een.jpg", credit="ANP")
    known = make.image(credit="ANP", file=path.read_bytes())
    item = WireItem(lead=WirePicture("Het hek.", "ANP", "Foto"))
    article = receive(item, images=[path])
    assert (article.lead_image, article.lead_caption) == (known, "Het hek.")
    assert Image.objects.count() == 1


def test_another_credit_for_a_known_file_leaves_the_known_image_alone(picture):
    path = picture("een.jpg")
    known = make.image(credit="EPA", file=path.read_bytes())
    article = receive(WireItem(lead=WirePicture("Hek.", "ANP")), images=[path])
    known.refresh_from_db()
    assert (known.credit, article.lead_image.credit) == ("EPA", "ANP")


def test_the_same_copy_is_received_once():
    article = receive(ITEM, key="k")
    with pytest.raises(AlreadyReceived) as refusal:
        receive(ITEM, key="k")
    assert refusal.value.article == article
    assert (Article.objects.count(), Image.objects.count()) == (1, 2)


def test_a_broken_picture_leaves_nothing_behind(picture, tmp_path, media):
    broken = tmp_path / "stuk.jpg"
    broken.write_bytes(b"\xff\xd8\xff geen beeld")
    with pytest.raises(ValidationError) as refusal:
        receive(ITEM, images=[picture("heel.jpg"), broken])
    assert refusal.value.messages[0].startswith("stuk.jpg: ")
    assert (Article.objects.count(), Image.objects.count()) == (0, 0)
    assert files_in(media) == []


def test_what_fails_afterwards_takes_the_draft_and_its_files_along(picture, media):
    def refuse(article):
        assert files_in(media)
        raise ValidationError("Nee.")

    with pytest.raises(ValidationError):
        receive(ITEM, images=[picture("een.jpg")], then=refuse)
    assert (Article.objects.count(), Image.objects.count()) == (0, 0)
    assert files_in(media) == []


def test_a_failure_does_not_take_the_files_of_a_known_image(picture, media):
    path = picture("een.jpg", credit="ANP")
    make.image(credit="ANP", file=path.read_bytes())
    before = files_in(media)
    with pytest.raises(ValidationError):
        receive(WireItem(headline="x" * 300), images=[path])
    assert files_in(media) == before


@pytest.mark.commits
def test_the_same_copy_twice_at_the_same_moment_is_one_article(transactional_db):
    start = Barrier(2)

    def receive_it(_number):
        try:
            start.wait()
            return receive(ITEM, key="k").pk
        except AlreadyReceived as known:
            return known.article.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        received = list(pool.map(receive_it, range(2)))
    article = Article.objects.get()
    assert received == [article.pk, article.pk]
    assert Image.objects.count() == 2
