"""Files that somebody may bring with bad intent or bad luck, made here byte by byte."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, TiffImagePlugin

from articles.images.metadata import jpeg as segments


def picture(width: int = 90, height: int = 60, mode: str = "RGB") -> Image.Image:
    """A picture with something in it everywhere, so that a missing part shows."""
    grey = Image.effect_noise((width, height), 60)
    return grey if mode == "L" else Image.merge("RGB", (grey,) * 3).convert(mode)


def saved(image: Image.Image, image_format: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, image_format, **options)
    return buffer.getvalue()


def cut(image_format: str, percent: int) -> bytes:
    """The first part of a good file."""
    whole = saved(picture(300, 200), image_format)
    return whole[: max(1, len(whole) * percent // 100)]


def with_wrong_bit(whole: bytes) -> bytes:
    """A file that was damaged on the way, in the middle of its pixels."""
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]


def chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png(width: int, height: int, colours: int = 2, *extra: bytes, rows=b"") -> bytes:
    """A PNG that says it has this size; `rows` are its pixels, compressed."""
    header = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    rows = rows or zlib.compress(bytes(1000))
    end = chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(extra) + end


def small_png(*extra: bytes) -> bytes:
    """A good PNG of 1 by 1 with these chunks before its pixel."""
    return png(1, 1, 2, *extra, rows=zlib.compress(b"\0\x80\x80\x80"))


def empty_rows(width: int, height: int, octets: int) -> bytes:
    """Transparent black, compressed to next to nothing, row after row."""
    packer = zlib.compressobj(1)
    row = bytes(1 + width * octets)
    return b"".join(packer.compress(row) for _ in range(height)) + packer.flush()


def compressed_xmp(elements: int) -> bytes:
    packed = zlib.compress(b"<a>" * elements, 9)
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + packed)


def gif_of_size(width: int, height: int) -> bytes:
    """A small GIF on a screen of this size."""
    whole = saved(picture(), "GIF")
    return whole[:6] + struct.pack("<HH", width, height) + whole[10:]


def jpeg_of_size(width: int, height: int, progressive: bool = False) -> bytes:
    """A JPEG whose header lies about its size."""
    whole = saved(picture(), "JPEG", progressive=progressive)
    at = whole.index(b"\xff\xc2" if progressive else b"\xff\xc0") + 5
    return whole[:at] + struct.pack(">HH", height, width) + whole[at + 4 :]


def jpeg_with(marker: int, data: bytes) -> bytes:
    """A good JPEG with one more segment at its beginning."""
    whole = saved(picture(), "JPEG")
    segment = struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data
    return whole[:2] + segment + whole[2:]


def jpeg_with_megabytes() -> bytes:
    """A JPEG with 6 MB of XMP that never ends, in a hundred segments."""
    whole = saved(picture(), "JPEG")
    data = segments.XMP + b"<x:xmpmeta>" + b"<a>" * 20_000
    segment = struct.pack(">BBH", 0xFF, 0xE1, len(data) + 2) + data
    return whole[:2] + segment * 100 + whole[2:]


def jpeg_with_much_exif() -> bytes:
    whole = saved(picture(), "JPEG")
    data = b"Exif\0\0" + bytes(65_000)
    segment = struct.pack(">BBH", 0xFF, 0xE1, len(data) + 2) + data
    return whole[:2] + segment * 100 + whole[2:]


def many_frames(image_format: str, frames: int = 50) -> bytes:
    first, *rest = (picture() for _ in range(frames))
    return saved(first, image_format, save_all=True, append_images=rest)


def tiff(**tags) -> bytes:
    """A TIFF with tags of its own."""
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    for number, value in tags.items():
        directory[int(number.removeprefix("tag"))] = value
    return saved(picture(), "TIFF", tiffinfo=directory)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PSD = b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 60, 90, 8, 3) + bytes(20_000)
TGA = bytes([0, 0, 2]) + bytes(9) + struct.pack("<HHBB", 9, 6, 24, 0) + bytes(9 * 6 * 3)
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n(x) run\n"
HTML = b"<script>alert(document.domain)</script>"

# What is no picture for us, under the name of one.
UNREADABLE: dict[str, Callable[[], bytes]] = {
    "svg": lambda: SVG,
    "svg with a declaration": lambda: b'<?xml version="1.0"?>' + SVG,
    "html": lambda: b"<!doctype html>" + HTML,
    "psd": lambda: PSD,
    "tga": lambda: TGA,
    "eps": lambda: EPS,
    "bmp": lambda: saved(picture(), "BMP"),
    "ico": lambda: saved(picture(), "ICO"),
    "pdf": lambda: saved(picture(), "PDF"),
    "jpeg 2000": lambda: saved(picture(), "JPEG2000"),
    "zip": lambda: b"PK\3\4" + bytes(500),
    "one byte": lambda: b"\xff",
    "zeros": lambda: bytes(5000),
    "text": lambda: b"Geen plaatje",
    "start of a jpeg": lambda: cut("JPEG", 1),
    "start of a png": lambda: cut("PNG", 0),
    "start of a webp": lambda: cut("WEBP", 1),
    "start of a gif": lambda: cut("GIF", 0),
    "start of an avif": lambda: cut("AVIF", 1),
    "start of a heic": lambda: cut("HEIF", 1),
    "a pdf that is a jpeg": lambda: b"%PDF-1.4\n" + saved(picture(), "JPEG"),
    "a page that is a jpeg": lambda: b"<html>" + saved(picture(), "JPEG"),
    "xmp that unpacks to 60 MB": lambda: small_png(compressed_xmp(20_000_000)),
    "a profile that unpacks to 200 MB": lambda: small_png(
        chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(200_000_000), 9))
    ),
    "half an avif": lambda: cut("AVIF", 50),
    "most of an avif": lambda: cut("AVIF", 95),
    "half a webp": lambda: cut("WEBP", 50),
    "most of a webp": lambda: cut("WEBP", 95),
    "text that unpacks to 200 MB": lambda: small_png(
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 1))
    ),
}
BROKEN: dict[str, Callable[[], bytes]] = {
    "half a heic": lambda: cut("HEIF", 50),
    "most of a heic": lambda: cut("HEIF", 95),
    "half a jpeg": lambda: cut("JPEG", 50),
    "most of a jpeg": lambda: cut("JPEG", 95),
    "half a png": lambda: cut("PNG", 50),
    "most of a png": lambda: cut("PNG", 95),
    "a png with one wrong bit": lambda: with_wrong_bit(saved(picture(), "PNG")),
    "half a gif": lambda: cut("GIF", 50),
    "most of a gif": lambda: cut("GIF", 95),
    "start of a tiff": lambda: cut("TIFF", 1),
    "half a tiff": lambda: cut("TIFF", 50),
    "most of a tiff": lambda: cut("TIFF", 95),
    "a png with too few pixels": lambda: png(3000, 2000),
}
TOO_LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a png bomb": (lambda: png(20_000, 18_000), "20000 × 18000"),
    "a png of a billion": (lambda: png(30_000, 30_000), "30000 × 30000"),
    "a jpeg of a billion": (lambda: jpeg_of_size(30_000, 30_000), "30000 × 30000"),
    "a progressive jpeg of 80 megapixels": (
        lambda: jpeg_of_size(10_000, 8_000, progressive=True),
        "10000 × 8000",
    ),
    "a transparent webp of 28 megapixels": (
        lambda: saved(Image.new("RGBA", (8000, 3500), (1, 2, 3, 4)), "WEBP", method=0),
        "8000 × 3500",
    ),
    "a gif with a huge screen": (
        lambda: gif_of_size(65_535, 65_535),
        "65535 × 65535",
    ),
    "a very long png": (lambda: png(2_000_000_000, 1), "2000000000 × 1"),
}

# What can be shown, whatever comes along with it: its kind and its size.
ACCEPTED: dict[str, tuple[Callable[[], bytes], tuple[str, int, int]]] = {
    "a moving gif": (lambda: many_frames("GIF"), ("gif", 90, 60)),
    "a moving webp": (lambda: many_frames("WEBP", 5), ("webp", 90, 60)),
    "a moving png": (lambda: many_frames("PNG", 5), ("png", 90, 60)),
    "a moving avif": (lambda: many_frames("AVIF", 5), ("avif", 90, 60)),
    "a heic of several pictures": (lambda: many_frames("HEIF", 3), ("heic", 90, 60)),
    "a jpeg that is a program": (
        lambda: saved(picture(), "JPEG") + b"<?php __HALT_COMPILER(); ?>",
        ("jpg", 90, 60),
    ),
    "a jpeg that is a pdf": (lambda: jpeg_with(0xFE, b"%PDF-1.4\n"), ("jpg", 90, 60)),
    "exif of forty megabytes": (
        lambda: small_png(chunk(b"eXIf", b"MM\0*\0\0\0\x08" + bytes(40_000_000))),
        ("png", 1, 1),
    ),
    "six megabytes of exif": (jpeg_with_much_exif, ("jpg", 90, 60)),
    "text in a hundred thousand chunks": (
        lambda: small_png(chunk(b"tEXt", b"a\0b") * 100_000),
        ("png", 1, 1),
    ),
    "xmp that never ends in a heic": (
        lambda: saved(picture(), "HEIF", xmp=b"<x>" * 5_000_000),
        ("heic", 90, 60),
    ),
    "a tiff with pages": (lambda: many_frames("TIFF", 5), ("tif", 90, 60)),
    "a jpeg of two pictures": (lambda: many_frames("MPO", 2), ("jpg", 90, 60)),
    "html in a comment": (lambda: jpeg_with(0xFE, HTML), ("jpg", 90, 60)),
    "html behind a png": (lambda: saved(picture(), "PNG") + HTML, ("png", 90, 60)),
    "a gif that is an archive": (
        lambda: saved(picture(), "GIF") + b"PK\3\4" + HTML + bytes(99),
        ("gif", 90, 60),
    ),
    "broken exif": (
        lambda: jpeg_with(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff"),
        ("jpg", 90, 60),
    ),
    "exif of nothing but zeros": (
        lambda: jpeg_with(0xE1, b"Exif\0\0" + bytes(60_000)),
        ("jpg", 90, 60),
    ),
    "megabytes of xmp": (jpeg_with_megabytes, ("jpg", 90, 60)),
    "a tiff with a caption of controls": (
        lambda: tiff(tag270="a\x07\x0b\x1bb"),
        ("tif", 90, 60),
    ),
    "a broken profile": (
        lambda: saved(picture(), "JPEG", icc_profile=b"acsp" * 99),
        ("jpg", 90, 60),
    ),
    "a jpeg that lies about its size": (
        lambda: jpeg_of_size(450, 300),
        ("jpg", 450, 300),
    ),
    "one pixel": (small_png, ("png", 1, 1)),
    "a line": (lambda: saved(picture(3000, 1), "PNG"), ("png", 3000, 1)),
}
