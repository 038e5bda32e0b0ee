"""A story as it came over the wire, in no table yet."""

from dataclasses import dataclass, field

from articles.body.blocks import Crosshead, List, Paragraph


@dataclass(frozen=True)
class WirePicture:
    """A picture that the copy speaks of: `label` is the word before its credit.

    `apart` when no line stands directly above it.
    """

    caption: str
    credit: str
    label: str = ""
    apart: bool = field(default=True, compare=False, repr=False)


WireBlock = Paragraph | Crosshead | List | WirePicture


@dataclass(frozen=True)
class WireItem:
    """`dated` is "", "YYYY-MM" or "YYYY-MM-DD": when it was first published."""

    headline: str = ""
    kicker: str = ""
    dated: str = ""
    place: str = ""
    sources: tuple[str, ...] = ()
    lead: WirePicture | None = None
    blocks: tuple[WireBlock, ...] = ()

    @property
    def pictures(self) -> tuple[WirePicture, ...]:
        """Every picture in the order of the page, the lead first."""
        inline = tuple(block for block in self.blocks if isinstance(block, WirePicture))
        return (self.lead, *inline) if self.lead else inline
