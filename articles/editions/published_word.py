"""PublishedWord: how the paper spells what it has written, for who spells it otherwise."""

import re
from collections.abc import Iterable, Iterator

from django.db import models

from articles.body.flat import flat
from articles.body.inline import plain_text
from articles.body.parse import parse
from articles.story import Story
from articles.words.sounds import sound
from articles.words.stems import LONGEST, bare, words

# Of a shorter word too many others are one letter away.
SHORTEST = 4
# A capital here is a name's, and not that of the beginning of a sentence.
_inside = re.compile(r"(?:[\w,;’'] |[\w’']-)\Z")


class PublishedWord(models.Model):
    """A word of a headline, or a name, in any edition; whether it is live is asked later."""

    word = models.CharField(max_length=LONGEST, primary_key=True)
    written = models.CharField(max_length=LONGEST)
    sound = models.CharField(max_length=LONGEST, db_index=True)

    def __str__(self):
        return self.written


def keep_spelling(story: Story, names: Iterable[str]) -> None:
    """Know the words of this story's headline, and its names: one query."""
    # In order, so that two publications at once wait for each other in turn.
    spelled = sorted(spelling(story, names).items())
    PublishedWord.objects.bulk_create(
        (
            PublishedWord(word=word, written=written, sound=sound(word))
            for word, written in spelled
        ),
        ignore_conflicts=True,
    )


def spelling(story: Story, names: Iterable[str]) -> dict[str, str]:
    """Words as they are looked for, each as it is written."""
    found: dict[str, str] = {}
    for text in (*names, story.headline, story.kicker):
        found |= dict(_spelled(text))
    for text in (story.intro, *map(plain_text, flat(parse(story.body)))):
        for word, written, start in _words(text):
            if written[0].isupper() and _inside.search(text, max(0, start - 2), start):
                found.setdefault(word, written)
    return found


def _spelled(text: str) -> Iterator[tuple[str, str]]:
    return ((word, written) for word, written, _start in _words(text))


def _words(text: str) -> Iterator[tuple[str, str, int]]:
    for word in words(text):
        form = bare(word.folded)
        if len(form) >= SHORTEST and form.isalpha():
            yield form, text[word.start : word.end][:LONGEST], word.start
