"""Use: a picture of a draft that readers would see, as the story uses it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.body.parse import parse
from articles.body.pictures import image_ids, uses
from articles.copydesk.problem import Problem
from articles.drafts.article import Article
from articles.images.image import Image


@dataclass(frozen=True)
class Use:
    """An image whose file is there, with what this use says of it."""

    image: Image
    alt: str
    decorative: bool
    field: str

    def problem(self, message: str, code: str = "") -> Problem:
        """A problem with this picture; `%(picture)s` in the message is its name."""
        words = message.replace("%(picture)s", str(self.image))
        return Problem(words, self.field, self.image.pk, code)


def pictures_used(article: Article) -> list[Use]:
    """The lead picture, then those of the body in order: one query for all."""
    return _in_the_library([*_lead(article), *_in(article.body)])


def pictures_in(body: str) -> list[Use]:
    """Those of a text that stands by itself, in order: one query for all."""
    return _in_the_library([*_in(body)])


def _in_the_library(found: list[tuple[int, str, bool, str]]) -> list[Use]:
    ids = {image_id for image_id, *_rest in found}
    images = Image.objects.exclude(file="").in_bulk(ids) if ids else {}
    return [
        Use(images[key], alt, decorative, field)
        for key, alt, decorative, field in found
        if key in images
    ]


def each_once(
    pictures: list[Use], wrong: Callable[[Use], str], code: str = ""
) -> Iterator[Problem]:
    """What is wrong with each picture, said once however often the story uses it."""
    said = set()
    for use in pictures:
        message = "" if use.image.pk in said else wrong(use)
        if message:
            said.add(use.image.pk)
            yield use.problem(message, code)


def _lead(article: Article) -> Iterator[tuple[int, str, bool, str]]:
    if article.lead_image_id:
        alt, decorative = article.lead_alt, article.lead_decorative
        yield article.lead_image_id, alt, decorative, "lead_image"


def _in(body: str) -> Iterator[tuple[int, str, bool, str]]:
    # Most texts have none, and some are long.
    blocks = parse(body) if image_ids(body) else ()
    for use in uses(blocks):
        yield use.image_id, use.alt, use.decorative, "body"
