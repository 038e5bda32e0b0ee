"""“Did you mean …?”: a question with names as the paper spells them."""

from django.db.models import Case, IntegerField, When
from django.db.models.functions import Length

from articles.editions.edition import EditionQuerySet
from articles.editions.edition_words import EditionWords
from articles.editions.published_word import SHORTEST, PublishedWord
from articles.reading.found import WORDS
from articles.words.asked import Asked, Part
from articles.words.relevance import Indexed
from articles.words.sounds import distance, near, sound
from articles.words.stems import bare, words

# As many words of a question are looked at, and as many spellings of each.
MOST_WORDS = 4
MOST_HEARD = 1_500
SPELLINGS = 6
# In so many of the newest stories a spelling is looked for.
STORIES = 50


def meant(editions: EditionQuerySet, question: Asked, text: str) -> str:
    """The question as the paper would spell it, if that finds more; else nothing.

    Two queries. What these editions do not have is never told: a name that only a
    planned or a withdrawn story has is no spelling.
    """
    spellings = _spellings(question)
    if not spellings:
        return ""
    wanted = Asked(tuple(_either(part, spellings) for part in question.parts))
    found = EditionWords.objects.find_in(editions, wanted, few=True)
    stories = [
        Indexed.of(*row)
        for row in found.by_first_publication().values_list(*WORDS)[:STORIES]
    ]
    spelled = text
    for word, known in spellings.items():
        there = [each for each in known if _in_any(each.word, stories)]
        if there and not _in_any(word, stories):
            spelled = _instead(spelled, word, there[0].written)
    return spelled if spelled != text else ""


def _spellings(question: Asked) -> dict[str, list[PublishedWord]]:
    """For each word that the paper does not know those it does, the nearest first."""
    single = [part.beginning for part in question.parts if not part.phrase]
    asked = [word for word in single if len(word) >= SHORTEST][:MOST_WORDS]
    heard = {word: sound(word) for word in asked if word.isalpha() and sound(word)}
    if not heard:
        return {}
    known = _known(heard)
    unknown = [word for word in heard if word not in {each.word for each in known}]
    near_by: dict[str, list[PublishedWord]] = {}
    for word in unknown:
        far = {each: distance(word, each.word, _most(word)) for each in known}
        nearest = sorted(
            (each for each in known if far[each] <= _most(word)),
            key=lambda each: (far[each], each.sound != heard[word], each.word),
        )
        if nearest:
            near_by[word] = nearest[:SPELLINGS]
    return near_by


def _known(heard: dict[str, str]) -> list[PublishedWord]:
    sounds = {each for said in heard.values() for each in near(said)}
    lengths = [len(word) for word in heard]
    same = Case(
        When(sound__in=set(heard.values()), then=0),
        default=1,
        output_field=IntegerField(),
    )
    spelled = PublishedWord.objects.filter(sound__in=sounds)
    spelled = spelled.alias(length=Length("word")).filter(
        length__gte=min(lengths) - 3, length__lte=max(lengths) + 3
    )
    return list(spelled.order_by(same, "word")[:MOST_HEARD])


def _most(word: str) -> int:
    """How far a word may be from what was meant."""
    return 1 if len(word) <= SHORTEST else 2 if len(word) <= 8 else 3


def _either(part: Part, spellings: dict[str, list[PublishedWord]]) -> Part:
    if part.phrase or part.beginning not in spellings:
        return part
    others = tuple(each.word for each in spellings[part.beginning])
    return Part(part.words, others=others)


def _in_any(word: str, stories: list[Indexed]) -> bool:
    return any(story.has(Part((word,))) for story in stories)


def _instead(text: str, asked: str, written: str) -> str:
    """The question with one word spelled otherwise, and all else as it was."""
    for word in words(text):
        if bare(word.folded) == asked:
            return text[: word.start] + written + text[word.end :]
    return text
