"""Which words of a story search finds it by."""

from collections.abc import Iterable

from articles.body.flat import flat
from articles.body.inline import plain_text
from articles.body.parse import parse
from articles.story import Story
from articles.words.indexed import StoryWords, story_words


def words_of(story: Story, names: Iterable[str]) -> StoryWords:
    """A story's words; `names`: those of its authors and tags, found as in a headline."""
    head = (story.kicker, story.headline, *names)
    body = (
        story.intro,
        story.place,
        *(plain_text(piece) for piece in flat(parse(story.body))),
        story.lead_caption,
    )
    return story_words(head, body, story.language)
