"""All checks on a story: together, on nothing, on too much, and on what is hostile."""

import time

import pytest

from articles.copydesk.copy import House, Rule
from articles.copydesk.limits import MOST_OF_A_KIND
from articles.copydesk.remark import LONGEST_KEY, Remark
from articles.copydesk.remarks import remarks
from articles.copydesk.set_aside import bring_back, set_aside, still_open
from articles.copydesk.start_rules import START_RULES
from articles.drafts.article import Article
from tests import make

SECONDS = 3
HOUSE = House(rules=tuple(Rule(*rule) for rule in START_RULES))


def found(body: str = "", **story) -> list[tuple[str, str]]:
    read = remarks(Article(body=body, **story), house=HOUSE)
    return [(remark.code, remark.words) for remark in read]


def test_a_good_story_has_none():
    body = (
        "<p>De brug over de IJssel gaat maandag om 14.00 uur open. Dat zei wethouder "
        "Hilde Boskamp dinsdag. ‘We zijn er klaar voor’, aldus Boskamp.</p>"
        "<h2>Tol</h2><p>Wie eroverheen rijdt, betaalt 3,50 euro.</p>"
    )
    assert found(body, headline="Brug open", intro="Eindelijk.") == []


def test_an_empty_story_has_none():
    assert found() == []
    assert found("<p></p>", headline=" ", intro="\n") == []


def test_every_part_of_a_story_is_read_in_its_place():
    body = (
        "<p>a <strong>de</strong> <em>de</em></p><h2>b de de</h2>"
        '<figure data-image="1"><figcaption>c de de</figcaption></figure>'
        '<section data-block="gallery"><figure data-image="1"><figcaption>d de de'
        "</figcaption></figure></section>"
        "<blockquote><p>e de de</p></blockquote>"
        '<aside data-block="pullquote"><p>f de de</p></aside>'
        "<ul><li><p>g de de</p><ol><li><p>h de de</p></li></ol></li></ul>"
        '<aside data-block="factbox"><h3>i de de</h3><p>j de de</p></aside>'
        '<figure data-embed="https://example.org/"><figcaption>k de de</figcaption>'
        "</figure><table><tbody><tr><td><p>l de de</p></td></tr></tbody></table>"
    )
    story = Article(
        body=body, kicker="x de de", headline="y de de", lead_caption="z de de"
    )
    read = remarks(story)
    assert {(remark.code, remark.words) for remark in read} == {("doubled", "de de")}
    # No more of one kind than anybody reads.
    assert [remark.before for remark in read] == [
        f"{letter} " for letter in "xyabcdefghijkl"[:MOST_OF_A_KIND]
    ]
    assert [remark.field for remark in read[:3]] == ["kicker", "headline", "body"]


def test_a_key_is_the_check_and_the_words_and_fits_its_column():
    remark = Remark("doubled", "…", "body", "de de", "in ", " stad")
    assert remark.key == "doubled:de de"
    long = [Remark("long-sentence", "…", "body", "x" * length) for length in (250, 251)]
    keys = {one.key for one in long}
    assert (len(keys), max(map(len, keys)) <= LONGEST_KEY) == (2, True)


@pytest.mark.django_db
def test_what_is_set_aside_stays_so_for_this_story_while_its_words_do():
    one, other = (make.article(body="<p>In de de stad.</p>") for _ in range(2))
    editor = make.editor()
    (remark,) = remarks(one)
    set_aside(one, remark.key, by=editor)
    set_aside(one, remark.key, by=editor)
    assert still_open(one, remarks(one)) == []
    assert still_open(other, remarks(other)) == [remark]
    one.body = "<p>In het de de huis, van van hout.</p>"
    assert [left.words for left in still_open(one, remarks(one))] == ["van van"]
    bring_back(one, remark.key)
    assert [left.words for left in still_open(one, remarks(one))] == [
        "de de",
        "van van",
    ]


LONG = {
    "words": "De brug gaat open en de man loopt weg. " * 12_800,
    "one word": "a" * 500_000,
    "capitals": "A a " * 125_000,
    "names": " ".join(
        f"Na{'bcdfg'[n % 5]}{'aeiou'[n // 5 % 5]}m{n}x" for n in range(50_000)
    ),
    "offices": "president Jan van " * 28_000,
    "stops": "." * 500_000,
    "questions": "?" * 500_000,
    "lines": "_" * 500_000,
    "initials": "J. " * 160_000,
    "opening": "‘“" * 250_000,
    "closing": "’”" * 250_000,
    "brackets": "[naam " * 85_000,
    "digits": "1" * 500_000,
    "times": "12:34 " * 80_000,
    "dates": "1.1.1-1/1," * 50_000,
    "hyphens": "a-" * 250_000,
    "addresses": "a@" * 250_000,
    "sites": "www." * 120_000,
    "particles": "toege" * 100_000,
    "other letters": "𝒳é\u0301ß" * 100_000,
    "paragraphs": "</p><p>".join(["‘a"] * 60_000),
    "links": '<a href="https://x">a</a> ' * 20_000,
    "marks": "<strong>" * 60_000,
    "no end": "<p><ul><li>" * 40_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_half_a_megabyte_of_anything_is_read_within_seconds(text):
    begin = time.process_time()
    remarks(Article(headline="Brug", body=f"<p>{text}</p>"), house=HOUSE)
    assert time.process_time() - begin < SECONDS


def test_a_story_that_is_too_long_says_so():
    read = remarks(Article(body=f"<p>{LONG['words']}</p>"))
    assert [remark.code for remark in read] == ["long-story"]
