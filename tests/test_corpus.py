"""The paper that benchmarks read: as large as asked, and the same each time."""

from collections import Counter

import pytest

from bench import corpus


@pytest.mark.parametrize("size", [1, 10, 999, 5000])
def test_a_corpus_has_as_many_editions_as_were_asked_for(size):
    made = list(corpus.stories(size))
    assert [story.id for story in made] == list(range(1, size + 1))
    assert list(corpus.stories(size)) == made


def test_a_corpus_is_as_uneven_as_a_paper_and_ends_on_busy_days():
    made = list(corpus.stories(5000))
    kinds = Counter(story.kind for story in made)
    assert kinds == {
        "first": 4362,
        "update": 499,
        "correction": 122,
        "withdrawal": 17,
    }
    tags = Counter(tag for story in made for tag in story.tags)
    assert tags.most_common(1)[0][1] > 50 * sorted(tags.values())[len(tags) // 2]
    last = {story.article for story in made if story.first > corpus.END - corpus.BUSY}
    assert abs(len(last) - corpus.BUSY_STORIES) < 40
    assert max(story.first for story in made) <= corpus.END


def test_its_words_are_the_same_each_time():
    assert corpus.texts() == corpus.texts()
