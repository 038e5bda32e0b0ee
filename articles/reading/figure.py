"""Figure: a picture on a reader's page, with its caption and credit."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.body.blocks import Block, Picture
from articles.body.inline import plain_text
from articles.body.pictures import uses
from articles.body.render import inline
from articles.images.image import Image
from articles.images.licence import Licence, licence, terms
from articles.images.renditions import Rendition, largest, renditions

# How wide each size of picture is shown; with srcset the browser picks a file. In a list
# on a telephone less than the whole width is asked for: nobody sees a density above 2.
SIZES = {
    "lead": "(min-width: 68rem) 64rem, 100vw",
    "normal": "(min-width: 44rem) 40rem, 100vw",
    "wide": "(min-width: 68rem) 64rem, 100vw",
    "half": "(min-width: 44rem) 20rem, 100vw",
    "opening": "(min-width: 80rem) 42rem, (min-width: 64rem) 54vw, 100vw",
    "large": "(min-width: 80rem) 32rem, (min-width: 44rem) 50vw, 70vw",
    "small": "(min-width: 64rem) 18rem, (min-width: 44rem) 15rem, 7rem",
    "portrait": "(min-width: 44rem) 10rem, 7rem",
}
# The largest file that such a place has use for, in pixels: names of files weigh most of
# a page's HTML.
WIDEST = {"half": 960, "normal": 1280, "small": 640, "portrait": 640}
# The shape of a picture in a list, cut around its focal point: a list of many shapes is
# no list. site.css has the same, for a picture whose crops are still to be made.
RATIOS = {"opening": "16:9", "large": "4:3", "small": "4:3", "portrait": "1:1"}


@dataclass(frozen=True)
class Figure:
    """One use of an image, ready to be shown."""

    image: Image
    caption: SafeString
    alt: str
    size: str = "normal"
    lead: bool = False
    licence: Licence = Licence()

    @cached_property
    def renditions(self) -> list[Rendition]:
        """What there is in the shape of its place, else of the whole picture."""
        cropped = renditions(self.image, RATIOS.get(self.size, ""))
        return cropped or renditions(self.image)

    @cached_property
    def fallback(self) -> Rendition | None:
        """The file for a browser that takes no other: the largest JPEG."""
        jpegs = [made for made in self.renditions if made.format == "JPEG"]
        return jpegs[-1] if jpegs else None

    @property
    def avif_srcset(self) -> str:
        return self._srcset("AVIF")

    @property
    def webp_srcset(self) -> str:
        return self._srcset("WEBP")

    @property
    def jpeg_srcset(self) -> str:
        return self._srcset("JPEG")

    @property
    def sizes(self) -> str:
        return SIZES[self.size]

    @property
    def credit_line(self) -> str:
        return self.image.credit_line

    @property
    def shape(self) -> str:
        """“portrait” where it is higher than wide, else “landscape”."""
        return "portrait" if self.image.height > self.image.width else "landscape"

    @property
    def focus_x(self) -> int:
        """Where a crop keeps its eye, in quarters from the left."""
        return round(self.image.focal_x * 4)

    @property
    def focus_y(self) -> int:
        """Where a crop keeps its eye, in quarters from the top."""
        return round(self.image.focal_y * 4)

    @property
    def tone(self) -> int:
        """How light the place is until the picture is there, from 0 (black) to 4."""
        colour = self.image.colour or "#808080"
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return round((0.3 * red + 0.59 * green + 0.11 * blue) / 255 * 4)

    def crop(self, ratio: str) -> Rendition | None:
        """The largest JPEG in a ratio (“16:9”, “4:3”, “1:1”), else the whole picture's."""
        return largest(self.image, crop=ratio) or largest(self.image)

    @property
    def caption_text(self) -> str:
        return plain_text(self.caption)

    def _srcset(self, image_format: str) -> str:
        most = WIDEST.get(self.size, self.image.width)
        return ", ".join(
            f"{made.url} {made.width}w"
            for made in self.renditions
            if made.format == image_format and made.width <= most
        )


def shown(image: Image | None, at: dt.datetime | None = None) -> bool:
    """Whether readers can see an image at `at` (now).

    Its file has come, something has been made of it, and its rights have not ended.
    """
    if not (image and image.file and image.renditions):
        return False
    return image.rights_end is None or (at or timezone.now()) < image.rights_end


def lead_figure(
    edition, *, size: str = "lead", lead: bool = True, at: dt.datetime | None = None
) -> Figure | None:
    """An edition's lead picture, with the caption and alt text of this use.

    `lead` where it is the first picture of the page, to be loaded before all else.
    """
    image = edition.lead_image
    if image is None or not shown(image, at):
        return None
    alt = "" if edition.lead_decorative else edition.lead_alt or image.alt
    caption, rights = escape(edition.lead_caption), licence(edition, "lead_")
    return Figure(image, caption, alt, size, lead=lead, licence=rights)


def body_figure(picture: Picture, images: dict[int, Image]) -> Figure | None:
    """A picture in a body, from `body_images`; None where readers see nothing yet."""
    image = images.get(picture.image_id)
    if image is None:
        return None
    alt = "" if picture.decorative else picture.alt or image.alt
    caption = inline(picture.caption)
    return Figure(image, caption, alt, picture.size, licence=licence(image))


def body_images(
    blocks: Iterable[Block], at: dt.datetime | None = None
) -> dict[int, Image]:
    """The images that readers see in a body, by id: one query."""
    found = images_by_id({use.image_id for use in uses(blocks)})
    return {key: image for key, image in found.items() if shown(image, at)}


def images_by_id(ids: Collection[int]) -> dict[int, Image]:
    """Images with their licence, whether readers see them or not: one query."""
    known = Image.objects.defer("metadata").annotate(**terms())
    return known.in_bulk(ids) if ids else {}
