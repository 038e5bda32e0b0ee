"""What stands above a story: kicker and headline."""

from dataclasses import dataclass

from articles.wire.item import WirePicture
from articles.wire.marks import bare
from articles.wire.pieces import Piece, Text

LABELS = """
achtergrond/analyse/beschouwing/binnenland/buitenland/column/commentaar/cultuur/
drie vragen/dubbelinterview/economie/essay/explainer/factcheck/fotoreportage/
hoofdredactioneel/in beeld/in memoriam/interview/liveblog/longread/necrologie/nieuws/
nieuwsanalyse/onderzoek/opinie/podcast/politiek/portret/profiel/recensie/reconstructie/
reportage/sport/terugblik/tien vragen/tweegesprek/uitleg/verslag/vier vragen/
vijf vragen/vooruitblik/vraag en antwoord/vraaggesprek/wetenschap/zes vragen/zeven vragen
"""
KICKERS = frozenset(label.strip() for label in LABELS.split("/"))


@dataclass(frozen=True)
class Head:
    """Kicker and headline, and the pieces without them."""

    kicker: str
    headline: str
    rest: list[Piece]


def take_head(pieces: list[Piece], headline: str) -> Head:
    """Take kicker and headline off the pieces above the first paragraph.

    A headline that was given stays; the copy's own is only taken off when it is the same.
    """
    kicker, taken = "", set()
    for place, piece in enumerate(pieces):
        if isinstance(piece, WirePicture):
            continue
        label = kicker_label(piece.words) if isinstance(piece, Text) else ""
        if label and not kicker:
            kicker = label
            taken.add(place)
            continue
        if own := _own_headline(piece, headline):
            headline = headline or own
            taken.add(place)
        break
    rest = [piece for place, piece in enumerate(pieces) if place not in taken]
    return Head(kicker, headline, rest)


def kicker_label(line: str) -> str:
    """A label that the house knows, as it is printed, else ""."""
    words = line.removesuffix(":").strip().casefold()
    return words[:1].upper() + words[1:] if words in KICKERS else ""


def _own_headline(piece: Piece, given: str) -> str:
    """The headline that the copy has, unless another was given."""
    if not isinstance(piece, Text) or not piece.heading:
        return ""
    same = not given or bare(piece.words) == bare(given)
    return piece.words if same else ""
