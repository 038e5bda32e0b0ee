"""Builds what a test needs, and no more: `make.article(headline="Brug open")`."""

import io
import itertools
import tempfile
from pathlib import Path
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.utils.text import slugify
from PIL import Image as Picture

from articles.drafts.arrange import Pin, arrange, front_of
from articles.drafts.article import Article, ArticleByline
from articles.drafts.front import Front
from articles.editions.edition import Edition
from articles.editions.live_post import LivePostEdition
from articles.editions.live_publish import publish_post
from articles.editions.live_words import LiveWords
from articles.editions.publish import publish
from articles.images.darkroom.develop import develop
from articles.images.darkroom.examined import examine
from articles.images.darkroom.ladder import steps
from articles.images.image import Image
from articles.images.library import checksum, fill_from
from articles.images.metadata.fields import Metadata
from articles.images.metadata.saving import save_with_metadata
from articles.images.renditions import focus, keep, public_metadata
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag

BODY = "<p>De brug gaat maandag open.</p>"

_numbers = itertools.count(1)


def section(name: str = "Binnenland", **values) -> Section:
    """A section; the same one for the same name."""
    values = {"slug": slugify(name)} | values
    return Section.objects.get_or_create(name=name, defaults=values)[0]


def author(name: str = "Anna de Vries", **values) -> Author:
    """An author; the same one for the same slug."""
    slug = values.pop("slug", slugify(name))
    return Author.objects.get_or_create(slug=slug, defaults={"name": name} | values)[0]


def tag(name: str = "Bruggen", **values) -> Tag:
    """A tag; the same one for the same name."""
    values = {"slug": slugify(name)} | values
    return Tag.objects.get_or_create(name=name, defaults=values)[0]


def jpeg(
    width: int = 48, height: int = 32, metadata: Metadata | None = None, colour=None
) -> bytes:
    """A small real JPEG, unlike every other that a test makes."""
    number = next(_numbers)
    colour = colour or (number % 256, number // 256 % 256, 128)
    picture = Picture.new("RGB", (width, height), colour)
    # The number in pixels too: JPEG may store neighbouring colours alike.
    for bit in range(16):
        if number >> bit & 1:
            picture.paste(
                "white", (bit % 8 * 4, bit // 8 * 4, bit % 8 * 4 + 4, bit // 8 * 4 + 4)
            )
    buffer = io.BytesIO()
    save_with_metadata(picture, buffer, "JPEG", metadata or Metadata())
    return buffer.getvalue()


def image(credit: str = "ANP", *, file: bool | bytes = True, **values) -> Image:
    """An image: `file` is its bytes, True for any small picture, False for one to come."""
    made = Image(credit=credit, **({"alt": "Een beeld"} | values))
    if file:
        content = file if isinstance(file, bytes) else jpeg()
        _give_file(made, ContentFile(content, name="picture.jpg"))
    made.save()
    return made


def _give_file(made: Image, file: ContentFile) -> None:
    """As `attach_file` and the worker would, without a process for each: these are ours."""
    looked = examine(file)
    fill_from(made, looked.metadata)
    made.sha256, made.colour = checksum(file), looked.colour
    made.width, made.height = looked.width, looked.height
    made.file.save("picture.jpg", file, save=False)
    wanted = steps(made.width, made.height)
    with tempfile.TemporaryDirectory() as folder:
        metadata = public_metadata(made)
        paths = develop(file, wanted, focus(made), metadata, Path(folder))
        made.renditions = keep(made, wanted, paths)


def article(
    headline: str = "Brug gaat open", *, authors=(), tags=(), **story
) -> Article:
    """A draft; without a section, bylines, tags and pictures unless given."""
    story = {"body": BODY} | story
    made = Article.objects.create(headline=headline, **story)
    ArticleByline.objects.bulk_create(
        ArticleByline(article=made, author=writer, position=place)
        for place, writer in enumerate(authors)
    )
    if tags:
        made.tags.set(tags)
    return made


def edition(headline: str = "Brug gaat open", *, at=None, by=None, **story) -> Edition:
    """An article in Binnenland unless told otherwise, as it went out at `at` (now)."""
    story = {"section": story.pop("section", None) or section()} | story
    return publish(article(headline, **story), by=by or editor(), at=at)


def liveblog(headline: str = "Storm over het land", **story) -> Edition:
    """A liveblog without posts, as readers have it."""
    return edition(headline, form=Article.Form.LIVEBLOG, **story)


def live_post(
    story: Edition, body: str = "<p>Het waait.</p>", *, by=None, uuid=None, **said
) -> LivePostEdition:
    """A new post in a liveblog, or a newer text of the one that `uuid` names."""
    sent = {key: said.pop(key) for key in ("time", "began_from", "at") if key in said}
    article = Article.objects.get(pk=story.article_id)
    words = LiveWords(body=body, **said)
    return publish_post(article, words, uuid=uuid or uuid4(), by=by, **sent)


def pin(story: Article | Edition, **own) -> Pin:
    """A story to pin, with words and a picture of its own if given."""
    return Pin(getattr(story, "article_id", story.pk), **own)


def front(*pins: Pin | Article | Edition, section: Section | None = None) -> Front:
    """The front page or a section's, at the desk, with these pinned in this order."""
    version = front_of(section).version
    line = [made if isinstance(made, Pin) else pin(made) for made in pins]
    return arrange(section, line, by=None, version=version)


def user(username: str = "", **values):
    """Somebody with an account, and no rights."""
    username = username or f"iemand-{next(_numbers)}"
    return get_user_model().objects.create_user(username, **values)


def editor(username: str = "", **values):
    """Somebody at the desk who may do everything with stories, and nothing with accounts."""
    made = user(username or f"redacteur-{next(_numbers)}", is_staff=True, **values)
    made.user_permissions.set(
        Permission.objects.filter(content_type__app_label="articles")
    )
    return made


def member(group: str, username: str = "", **values):
    """Somebody at the desk in one of the house's groups."""
    made = user(username or f"collega-{next(_numbers)}", is_staff=True, **values)
    made.groups.add(Group.objects.get(name=group))
    return made
