"""Where each file format keeps its XMP, its IIM and its EXIF."""

from dataclasses import dataclass, field

from PIL import ImageFile

from articles.images.metadata import c2pa, exif, gif, jpeg, png
from articles.images.metadata.photoshop import SIGNATURE, find_iim

TIFF_XMP, TIFF_IIM, TIFF_PHOTOSHOP = 700, 33723, 34377
IIM_MARKER = b"\x1c"


@dataclass(frozen=True)
class Sources:
    """The blocks of metadata of one file, not yet read."""

    xmp: tuple[bytes, ...] = ()
    iim: bytes = b""
    exif: dict[str, str] = field(default_factory=dict)
    has_c2pa: bool = False


def find_sources(image: ImageFile.ImageFile) -> Sources:
    """The blocks of an opened file, of whichever format."""
    if image.format in ("JPEG", "MPO"):
        return _from_jpeg(image)
    if image.format == "PNG" and image.fp is not None:
        return _from_png(png.find_blocks(image.fp))
    if image.format == "TIFF":
        return _from_tiff(image)
    if image.format == "GIF" and image.fp is not None:
        packet = gif.xmp_packet(image.fp)
        return Sources(xmp=(packet,) if packet else ())
    return Sources(
        xmp=_packets(image), exif=_exif(image), has_c2pa=_has_manifest(image)
    )


def _from_jpeg(image: ImageFile.ImageFile) -> Sources:
    segments: jpeg.Segments = getattr(image, "applist", [])
    return Sources(
        xmp=jpeg.xmp_packets(segments),
        iim=jpeg.iim_octets(segments),
        exif=_exif(image),
        has_c2pa=jpeg.has_c2pa(segments),
    )


def _from_png(blocks: png.PngBlocks) -> Sources:
    return Sources(
        xmp=(blocks.xmp,) if blocks.xmp else (),
        iim=_unwrapped(blocks.iptc),
        exif=exif.texts(exif.load(blocks.exif)) if blocks.exif else {},
        has_c2pa=blocks.has_c2pa,
    )


def _from_tiff(image: ImageFile.ImageFile) -> Sources:
    # The octets as in the file: Pillow's values differ with the declared type.
    tags: dict[int, bytes] = getattr(image, "tag").tagdata  # noqa: B009
    xmp = tags.get(TIFF_XMP, b"").rstrip(b"\0")
    iim = _in_order(tags.get(TIFF_IIM, b"")) or find_iim(tags.get(TIFF_PHOTOSHOP, b""))
    return Sources(
        xmp=(xmp,) if xmp else (),
        iim=iim,
        exif=exif.texts(image.getexif()),
        has_c2pa=c2pa.TIFF_TAG in tags,
    )


def _has_manifest(image: ImageFile.ImageFile) -> bool:
    if image.fp is None:
        return False
    look = c2pa.in_riff if image.format == "WEBP" else c2pa.in_boxes
    return look(image.fp)


def _packets(image: ImageFile.ImageFile) -> tuple[bytes, ...]:
    packet = image.info.get("xmp")
    return (packet,) if isinstance(packet, bytes) else ()


def _exif(image: ImageFile.ImageFile) -> dict[str, str]:
    octets = image.info.get("exif")
    return exif.texts(exif.load(octets)) if isinstance(octets, bytes) else {}


def _unwrapped(profile: bytes) -> bytes:
    return find_iim(profile) if profile.startswith(SIGNATURE) else profile


def _in_order(octets: bytes) -> bytes:
    """IIM that a program wrote as numbers of four octets, the wrong way round, righted."""
    if octets.startswith(IIM_MARKER) or octets[3:4] != IIM_MARKER:
        return octets
    return b"".join(octets[at : at + 4][::-1] for at in range(0, len(octets), 4))
