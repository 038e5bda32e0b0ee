"""A liveblog as structured data: the story, and each post on the page."""

from articles.editions.edition import Edition
from articles.reading.absolute import absolute
from articles.reading.live.live_page import LivePage, LivePost
from articles.reading.machine.image_object import image_objects
from articles.reading.machine.json_ld import Thing, thing
from articles.reading.machine.moments import published, written
from articles.reading.machine.news_article import authors, news_article
from articles.reading.machine.organization import organization

BLOG, POST = "LiveBlogPosting", "BlogPosting"
# As much of a post without a headline as search engines show of one.
LONGEST_HEADLINE = 110


def live_blog(live: LivePage) -> Thing:
    """What a story says of itself, with its posts, newest first, and how long it goes on."""
    edition, last = live.page.edition, live.posts.last
    posts = live.pinned + live.stream
    changes = [post.said.changed_at or post.said.published_at for post in posts]
    said = news_article(live.page) | {"@type": BLOG}
    if changes:
        newest = written(max(*changes, edition.first_published_at))
        said["dateModified"] = newest
    return said | thing(
        BLOG,
        coverageStartTime=published(edition),
        coverageEndTime=written(last.posted_at) if last else None,
        liveBlogUpdate=[blog_post(edition, post) for post in posts],
    )


def blog_post(edition: Edition, post: LivePost) -> Thing:
    """One post, at its own address."""
    said = post.said
    changed = said.changed_at or said.published_at
    return thing(
        POST,
        url=absolute(post.address),
        headline=said.headline or _beginning(post),
        articleBody=post.words,
        datePublished=written(said.posted_at),
        dateModified=written(max(changed, said.posted_at)),
        author=_author(edition, post),
        image=image_objects(post.drawn.figures),
    )


def post_of(edition: Edition, post: LivePost) -> Thing:
    """A post on a page of its own: whose it is, and of which liveblog."""
    whole = thing(
        BLOG,
        url=absolute(edition.get_absolute_url()),
        headline=edition.headline,
        datePublished=published(edition),
    )
    return blog_post(edition, post) | {
        "mainEntityOfPage": thing("WebPage", **{"@id": absolute(post.address)}),
        "isPartOf": whole,
        "publisher": organization(),
        "inLanguage": edition.language,
    }


def _author(edition: Edition, post: LivePost) -> list[Thing]:
    author = post.said.author
    if author is None:
        return authors(edition)
    address = absolute(author.get_absolute_url())
    return [thing("Person", name=author.name, url=address)]


def _beginning(post: LivePost) -> str:
    words = post.summary
    if len(words) <= LONGEST_HEADLINE:
        return words
    return words[:LONGEST_HEADLINE].rpartition(" ")[0].rstrip(" ,;:") + "…"
