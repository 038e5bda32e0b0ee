"""A liveblog as its page shows it: the story, and its posts drawn."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.text import Truncator

from articles.body.blocks import Block
from articles.body.parse import parse
from articles.body.providers import PROVIDERS
from articles.body.render import text
from articles.editions.edition import Edition
from articles.editions.live_post import LivePostEdition
from articles.images.image import Image
from articles.reading.drawn import Drawn, drawn
from articles.reading.figure import body_images
from articles.reading.live.posts import Posts, read_posts
from articles.reading.story_page import StoryPage, story_page
from articles.reading.summary import LONGEST

# A post that comes later may show something of any of them, and a page's policy stays
# as it was when it came.
SITES = tuple(dict.fromkeys("/".join(site.frame.split("/")[:3]) for site in PROVIDERS))
FRAMES = tuple(origin for origin in SITES if "{" not in origin)


@dataclass(frozen=True)
class LivePost:
    """One post, drawn, at its own address."""

    said: LivePostEdition
    address: str
    blocks: tuple[Block, ...]
    drawn: Drawn

    @property
    def words(self) -> str:
        """Its text, a paragraph a line."""
        return text(self.blocks)

    @property
    def summary(self) -> str:
        """What it says in two lines."""
        return Truncator(" ".join(self.words.split())).chars(LONGEST)


@dataclass(frozen=True)
class LivePage:
    """What a liveblog's page shows below its story."""

    page: StoryPage
    posts: Posts
    pinned: list[LivePost]
    stream: list[LivePost]

    @property
    def waits(self) -> bool:
        """Whether there may be more to come at the top of this page."""
        return self.posts.first and self.posts.last is None


def live_page(edition: Edition, query, at: dt.datetime) -> LivePage:
    """A page of a liveblog: two queries, one of them for all pictures."""
    posts = read_posts(edition.article_id, query, at)
    shown = {post.pk: parse(post.body) for post in posts.pinned + posts.stream}
    blocks = [block for body in shown.values() for block in body]
    images = body_images([*parse(edition.body), *blocks])

    def draw(post: LivePostEdition) -> LivePost:
        return _live_post(edition, post, shown[post.pk], images)

    page = replace(story_page(edition, images), frame_sources=FRAMES)
    return LivePage(
        page,
        posts,
        [draw(post) for post in posts.pinned],
        [draw(post) for post in posts.stream],
    )


def one_post(edition: Edition, post: LivePostEdition) -> LivePost:
    """A post by itself: one query, for the pictures in it."""
    blocks = parse(post.body)
    return _live_post(edition, post, blocks, body_images(blocks))


def _live_post(
    edition: Edition,
    post: LivePostEdition,
    blocks: tuple[Block, ...],
    images: dict[int, Image],
) -> LivePost:
    return LivePost(post, post.address_in(edition), blocks, drawn(blocks, images))
