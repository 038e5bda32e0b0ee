"""A gallery from stored text to blocks, words, ids and drawings."""

from articles.body.blocks import Gallery, Paragraph, Picture
from articles.body.parse import parse
from articles.body.pictures import image_ids, uses
from articles.body.render import render, text
from articles.body.serialise import to_html

STORED = (
    '<p>a</p><figure data-image="3"><figcaption></figcaption></figure>'
    '<section data-block="gallery" data-size="wide">'
    '<figure data-image="7" data-alt="Hek"><figcaption>Een <em>hek</em></figcaption></figure>'
    '<figure data-image="3" data-decorative="true"><figcaption></figcaption></figure>'
    "</section>"
)
GALLERY = Gallery(
    (Picture(7, "Een <em>hek</em>", "Hek"), Picture(3, decorative=True)), "wide"
)


def test_a_gallery_is_parsed_and_written_back():
    blocks = parse(STORED)
    assert blocks == (Paragraph("a"), Picture(3), GALLERY)
    assert to_html(blocks) == STORED


def test_every_use_and_every_image_of_a_body_is_found():
    assert [use.image_id for use in uses(parse(STORED))] == [3, 7, 3]
    assert image_ids(STORED) == [3, 7]


def test_captions_of_a_gallery_are_words_of_the_story():
    assert text(parse(STORED)) == "a\nEen hek"


def test_a_gallery_is_drawn_as_one():
    drawn = []
    html = render(parse(STORED), lambda block: drawn.append(block) or "")
    assert (html, drawn) == ("<p>a</p>\n", [Picture(3), GALLERY])
