"""Card: what stands on a social card, and the name that follows from it."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from articles.images.renditions import focus, public_metadata

SIZE = (1200, 630)
MEDIA_TYPE = "image/jpeg"
# Another number where cards are drawn otherwise: those that there are, are drawn anew.
DESIGN = 1
# What the file says of its picture, as far as it is no part of the picture's own file.
SAID = (
    "sha256",
    "caption",
    "description",
    "credit",
    "photographer",
    "copyright_notice",
    "source",
    "usage_terms",
    "alt",
)


@dataclass(frozen=True)
class Card:
    """The words of a card; `image` None for one of words only."""

    paper: str
    kicker: str
    headline: str
    image: Image | None = None

    @property
    def credit_line(self) -> str:
        """The credit as everywhere else."""
        return self.image.credit_line if self.image else ""

    @property
    def metadata(self) -> Metadata:
        """What the file says of itself: the same as every rendition of its picture."""
        if self.image is None:
            return Metadata(headline=self.headline, source=self.paper)
        return public_metadata(self.image)

    @property
    def name(self) -> str:
        """Another for every change of a word, the picture or its credit; not to be guessed."""
        said: list[object] = [DESIGN, self.paper, self.kicker, self.headline]
        if self.image is not None:
            said += [getattr(self.image, name) for name in SAID]
            said += [self.credit_line, *focus(self.image)]
        return salted_hmac("articles.images.card", repr(said)).hexdigest()[:32]
