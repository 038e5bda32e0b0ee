"""What a question asks, whatever is typed."""

import pytest

from articles.words.asked import MOST_WORDS, Asked, Part, asked


def parts(*words: str | tuple[str, ...], begins: bool = False) -> Asked:
    """Parts of single words and of phrases; `begins`: the last."""
    made = [
        Part((word,) if isinstance(word, str) else word, begins and word == words[-1])
        for word in words
    ]
    return Asked(tuple(made))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brug open", parts("brug", "open")),
        ("  Brug\tOPEN\n", parts("brug", "open")),
        ("de brug van Grave", parts("brug", "grave")),
        ("de van", parts("de", "van")),
        ("brug Brug", parts("brug")),
        ("oud-premier", parts(("oud", "premier"))),
        ('"de brug"', parts(("de", "brug"))),
        ("“de brug” open", parts(("de", "brug"), "open")),
        ("„de brug” «is open»", parts(("de", "brug"), ("is", "open"))),
        ('"brug', parts("brug")),
        ('brug "open', parts("brug", "open")),
        ('"" "?" brug', parts("brug")),
        ("brug*", parts("brug", begins=True)),
        ("br*", parts("br")),
        ("-brug +open ^dicht", parts("brug", "open", "dicht")),
        ("", Asked(())),
        ("?! …", Asked(())),
    ],
)
def test_a_question_in_parts(text, expected):
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de bru", parts("bru", begins=True)),
        ("oud-prem", parts("oud", "prem", begins=True)),
        ("brug ", parts("brug")),
        ("br", parts("br")),
        ('"de bru"', parts(("de", "bru"))),
        ("brug op de vaart", parts("brug", "vaart", begins=True)),
    ],
)
def test_the_last_word_of_an_unfinished_question_may_go_on(text, expected):
    assert asked(text, unfinished=True) == expected


def test_more_than_a_dozen_words_are_not_looked_at():
    words = [f"woord{number}" for number in range(40)]
    assert asked(" ".join(words)) == parts(*words[:MOST_WORDS])
    assert asked('"' + " ".join(words) + '"') == parts(tuple(words[:MOST_WORDS]))


def test_one_word_is_read_as_dutch_as_english_and_as_it_is():
    assert Part(("huizen",)).readings == [("huis",), ("huizen",)]
    assert Part(("ambassades",)).readings == [
        ("ambassade",),
        ("ambassad",),
        ("ambassades",),
    ]
    assert Part(("bridges", "open")).readings == [("bridg", "oop"), ("bridg", "open")]
