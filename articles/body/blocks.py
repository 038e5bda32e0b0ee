"""The typed blocks that a body consists of; every renderer takes these."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Paragraph:
    """Running text. `html` holds clean inline marks only."""

    html: str


@dataclass(frozen=True)
class Crosshead:
    """A short heading between paragraphs (tussenkop), plain text."""

    text: str


@dataclass(frozen=True)
class Picture:
    """One use of an Image: the caption and alt text belong to the use."""

    image_id: int
    caption: str = ""
    alt: str = ""
    decorative: bool = False
    size: str = "normal"


@dataclass(frozen=True)
class Gallery:
    """Pictures that are shown together, each with its own caption (fotoserie)."""

    pictures: tuple[Picture, ...]
    size: str = "normal"


@dataclass(frozen=True)
class Quotation:
    """Somebody's words, set apart: inline HTML, a string for each paragraph."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class PullQuote:
    """A streamer: a line lifted out of the story, plain text."""

    text: str


@dataclass(frozen=True)
class ListItem:
    """Inline HTML and, where the list goes deeper, the list below it."""

    html: str
    sublist: "List | None" = None


@dataclass(frozen=True)
class List:
    """A bulleted or numbered list."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Embed:
    """Somebody else's page, by its https address; readers load it by a click."""

    url: str
    caption: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a table: inline HTML."""

    html: str
    header: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class FactBox:
    """A kader: blocks of its own, set apart from the story, under a title."""

    title: str
    blocks: tuple["Block", ...] = field(default=())


Block = (
    Paragraph
    | Crosshead
    | Picture
    | Gallery
    | Quotation
    | PullQuote
    | List
    | Embed
    | Table
    | FactBox
)
