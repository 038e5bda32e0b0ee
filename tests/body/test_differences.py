"""Two versions of a text: what a reader of the differences gets to see."""

import random
import time

import pytest

from articles.body.differences import Run, differences, two_sides, word_differences


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    """Rows as kind, old words and new words; removed in [-…-], added in {+…+}."""
    return [
        (row.kind, _written(row.old), _written(row.new))
        for row in differences(old, new)
    ]


def _written(lines) -> str:
    marks = {"same": "%s", "added": "{+%s+}", "removed": "[-%s-]"}
    texts = []
    for said in lines:
        words = "".join(marks[run.kind] % run.text for run in said.runs)
        if said.image_id:
            words = marks[said.kind] % f"#{said.image_id}"
        texts.append(f"{said.label}: {words}" if said.label else words)
    return " / ".join(texts)


def test_words_that_changed_are_told_word_by_word():
    assert told(
        "<p>De brug gaat maandag open.</p>", "<p>De oude brug gaat dinsdag open.</p>"
    ) == [
        (
            "changed",
            "De brug gaat [-maandag-] open.",
            "De {+oude +}brug gaat {+dinsdag+} open.",
        )
    ]


def test_paragraphs_are_aligned_around_what_came_and_went():
    old = "<p>Een twee.</p><p>Drie vier.</p><h2>Kop</h2><p>Vijf zes.</p>"
    new = "<p>Een twee.</p><p>Nieuw hier.</p><p>Drie vier.</p><p>Vijf zes.</p>"
    assert told(old, new) == [
        ("same", "Een twee.", "Een twee."),
        ("added", "", "{+Nieuw hier.+}"),
        ("same", "Drie vier.", "Drie vier."),
        ("removed", "[-Kop-]", ""),
        ("same", "Vijf zes.", "Vijf zes."),
    ]


def test_a_paragraph_taken_elsewhere_is_moved_and_no_word_of_it_struck():
    old = "<p>Eerst dit stuk.</p><p>Dan dat stuk.</p><p>Slot van het stuk.</p>"
    new = "<p>Dan dat stuk.</p><p>Slot van het stuk.</p><p>Eerst dit stuk.</p>"
    assert told(old, new) == [
        ("moved", "Eerst dit stuk.", ""),
        ("same", "Dan dat stuk.", "Dan dat stuk."),
        ("same", "Slot van het stuk.", "Slot van het stuk."),
        ("moved", "", "Eerst dit stuk."),
    ]


def test_a_paragraph_moved_and_changed_shows_its_new_word():
    old = "<p>Een twee drie vier vijf zes.</p><p>Blijft.</p><p>Blijft ook.</p>"
    new = "<p>Blijft.</p><p>Blijft ook.</p><p>Een twee drie vier vijf zeven.</p>"
    assert told(old, new)[-1] == ("moved", "", "Een twee drie vier vijf {+zeven+}.")


def test_a_paragraph_written_anew_stands_beside_the_old_one_whole():
    assert told("<p>De brug is dicht.</p>", "<p>Morgen gaat het regenen.</p>") == [
        ("changed", "[-De brug is dicht.-]", "{+Morgen gaat het regenen.+}")
    ]


def test_captions_alt_texts_sizes_and_pictures_are_told():
    old = (
        '<figure data-image="3" data-alt="een hek"><figcaption>Bij de poort.</figcaption>'
        "</figure>"
    )
    new = (
        '<figure data-image="3" data-alt="een muur" data-size="wide">'
        "<figcaption>Bij de oude poort.</figcaption></figure>"
    )
    assert told(old, new) == [
        (
            "changed",
            "picture: #3 / caption: Bij de poort. / alt: een [-hek-]",
            "picture: #3 / caption: Bij de {+oude +}poort. / alt: een {+muur+} / "
            "size: {+wide+}",
        )
    ]
    other = old.replace('data-image="3"', 'data-image="4"')
    assert told(old, other) == [
        (
            "changed",
            "picture: [-#3-] / caption: Bij de poort. / alt: een hek",
            "picture: {+#4+} / caption: Bij de poort. / alt: een hek",
        )
    ]


def test_a_gallery_tells_which_picture_came():
    one = '<figure data-image="1"><figcaption>Een.</figcaption></figure>'
    two = '<figure data-image="2"><figcaption>Twee.</figcaption></figure>'
    gallery = '<section data-block="gallery">{}</section>'
    assert told(gallery.format(one), gallery.format(one + two)) == [
        (
            "changed",
            "picture: #1 / caption: Een.",
            "picture: #1 / caption: Een. / picture: {+#2+} / caption: {+Twee.+}",
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "<ul><li><p>Een</p></li><li><p>Twee</p></li></ul>",
            "<ul><li><p>Een</p></li><li><p>Drie</p></li><li><p>Twee</p></li></ul>",
            ("item: Een / item: Twee", "item: Een / item: {+Drie+} / item: Twee"),
        ),
        (
            "<ul><li><p>Een</p></li></ul>",
            "<ol><li><p>Een</p></li></ol>",
            ("item: Een", "order: {+ordered+} / item: Een"),
        ),
        (
            "<blockquote><p>Wij gaan niet weg.</p></blockquote>",
            "<blockquote><p>Wij gaan nu weg.</p></blockquote>",
            ("Wij gaan [-niet-] weg.", "Wij gaan {+nu+} weg."),
        ),
        (
            '<aside data-block="factbox"><h3>Kader</h3><p>Tekst hier.</p></aside>',
            '<aside data-block="factbox"><h3>Kader</h3><h2>Tekst hier.</h2></aside>',
            (
                "title: Kader / [-Tekst hier.-]",
                "title: Kader / crosshead: {+Tekst hier.+}",
            ),
        ),
        (
            "<table><tbody><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>",
            "<table><tbody><tr><td><p>1</p></td><td><p>3</p></td></tr></tbody></table>",
            ("row: 1 | [-2-]", "row: 1 | {+3+}"),
        ),
        (
            '<figure data-embed="https://a.nl/v"><figcaption>Film</figcaption></figure>',
            '<figure data-embed="https://a.nl/w"><figcaption>Film</figcaption></figure>',
            (
                "address: https://a.nl/[-v-] / caption: Film",
                "address: https://a.nl/{+w+} / caption: Film",
            ),
        ),
    ],
)
def test_every_kind_of_block_tells_its_change(old, new, expected):
    assert told(old, new) == [("changed", *expected)]


def test_a_link_or_bold_alone_is_a_change_too():
    row = differences(
        "<p>Een woord.</p>", '<p>Een <a href="https://a.nl">woord</a>.</p>'
    )
    (said,) = row[0].new
    assert said.runs == (
        Run("Een "),
        Run("woord", "added", (("a", "https://a.nl"),)),
        Run("."),
    )
    assert said.runs[1].address == "https://a.nl"


def test_one_line_texts():
    assert word_differences("Brug open", "Brug dicht") == [
        Run("Brug "),
        Run("open", "removed"),
        Run("dicht", "added"),
    ]
    assert two_sides("a", "") == ((Run("a", "removed"),), ())
    assert word_differences("", "") == []


def test_every_word_of_both_is_there_whatever_was_edited():
    chance = random.Random(4)
    for _ in range(200):
        old, new = _body(chance), _body(chance)
        rows = differences(old, new)
        moved = [row for row in rows if row.kind == "moved"]
        assert len([row for row in moved if row.old]) == len(moved) / 2
        for side, html in (("old", old), ("new", new)):
            words = [
                "<p>" + "".join(said.text for said in getattr(row, side)) + "</p>"
                for row in rows
                if getattr(row, side)
            ]
            assert "".join(words) == html


def _body(chance: random.Random) -> str:
    words = [" ".join(chance.choices("abcde", k=3)) for _ in range(chance.randrange(9))]
    return "".join(f"<p>{words}</p>" for words in words)


@pytest.mark.parametrize(
    "old, new",
    [
        (["a"] * 9_000, ["b", *["a"] * 8_900, "c"]),
        (["a", "b"] * 5_000, ["b", "a", "a"] * 3_000),
        (["a b c d " * 12_000], ["b a d c " * 12_000]),
        (
            [f"een {n} hier" for n in range(3_000)],
            [f"een {n} daar" for n in range(3_000)],
        ),
    ],
)
def test_the_worst_texts_take_seconds_not_hours(old, new):
    start = time.monotonic()
    rows = differences(
        *("".join(f"<p>{one}</p>" for one in side) for side in (old, new))
    )
    assert rows
    assert time.monotonic() - start < 20
