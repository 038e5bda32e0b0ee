"""Metadata into the files that readers get."""

import io

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from articles.images.metadata.fields import Metadata
from articles.images.metadata.photoshop import find_iim
from articles.images.metadata.reading import read
from articles.images.metadata.saving import save_with_metadata
from articles.images.metadata.writing import write_iim, write_xmp
from tests.images.exiftool import exiftool

PUBLIC = Metadata(
    description="Een marinier — “wacht” & <b>rust</b>.\nTweede regel.",
    credit="Hollandse Hoogte / Peter Hilz van der Laan",
    creator=("Peter Hilz", "Ünal Öz"),
    copyright_notice="© Hollandse Hoogte",
    source="Hollandse Hoogte",
    headline="Ambassade",
    alt_text="Soldaat voor een hek",
    usage_terms="Eenmalig",
    web_statement="https://hh.example/terms",
    licensor_url="https://hh.example/buy",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
)
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]


def secretive_picture() -> Image.Image:
    """A picture as a camera and an editor's program leave it."""
    exif = Image.Exif()
    exif[0x010E] = "geheim"
    exif[0x8825] = {1: "N", 2: (52.0, 22.0, 3.0)}
    exif[0x8769] = {0xA431: "SN123"}
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "geheim")
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "PNG", exif=exif, pnginfo=info)
    picture = Image.open(file)
    picture.load()
    picture.info |= {"comment": b"geheim", "xmp": b"geheim"}
    return picture


def saved(format: str, metadata: Metadata = PUBLIC, **options) -> io.BytesIO:
    file = io.BytesIO()
    save_with_metadata(secretive_picture(), file, format, metadata, **options)
    return file


def fields(metadata: Metadata) -> dict:
    left_out = ("raw", "origins")
    return {
        name: value
        for name, value in vars(metadata).items()
        if value and name not in left_out
    }


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_written_is_read_again(format):
    assert fields(read(saved(format))) == fields(PUBLIC)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_of_the_original_stays_in_the_file(format):
    file = saved(format, exif=secretive_picture().getexif())
    with Image.open(file) as picture:
        picture.load()
        assert dict(picture.getexif()) == {}
    octets = file.getvalue()
    assert [word for word in (b"geheim", b"SN123", b"Exif\0") if word in octets] == []


@pytest.mark.parametrize("format", FORMATS)
def test_the_colour_profile_stays(format):
    picture = secretive_picture()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture.info["icc_profile"] = profile
    file = io.BytesIO()
    save_with_metadata(picture, file, format, PUBLIC)
    with Image.open(file) as found:
        assert found.info["icc_profile"] == profile


def test_the_format_is_one_that_readers_get():
    with pytest.raises(KeyError):
        saved("TIFF")


def test_a_path_is_written_with_the_options_of_its_format(tmp_path):
    path = tmp_path / "foto.jpg"
    save_with_metadata(secretive_picture(), path, "JPEG", PUBLIC, progressive=True)
    with Image.open(path) as picture:
        assert picture.info["progressive"] == 1
    assert fields(read(path)) == fields(PUBLIC)


def test_metadata_without_a_word_makes_a_packet_without_properties():
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG", xmp=write_xmp(Metadata()))
    assert read(file) == Metadata()


def test_iim_is_cut_between_letters_and_says_its_character_set():
    block = write_iim(
        Metadata(credit="Hollandse Hoogte / Peter Hil é van", headline="Kop")
    )
    assert find_iim(block) == (
        b"\x1c\x01\x5a\x00\x03\x1b%G"
        b"\x1c\x02\x00\x00\x02\x00\x04"
        b"\x1c\x02\x69\x00\x03Kop"
        b"\x1c\x02\x6e\x00\x20" + "Hollandse Hoogte / Peter Hil é ".encode()
    )


def test_iim_never_ends_in_half_a_letter():
    block = write_iim(Metadata(credit="é" * 15 + "x€"))
    assert find_iim(block).endswith(b"\x1c\x02\x6e\x00\x1f" + ("é" * 15 + "x").encode())


def test_an_odd_length_is_padded():
    lengths = {len(write_iim(Metadata(headline="x" * count))) % 2 for count in range(5)}
    assert lengths == {0}


def test_control_characters_are_not_written():
    metadata = Metadata(credit="A\x0bN\x00P\ud800\ufffe", creator=("Jan\x1f", "\x00"))
    assert fields(read(saved("JPEG", metadata))) == {
        "credit": "ANP",
        "creator": ("Jan",),
    }


@pytest.mark.parametrize("letter", ["&", "€", "\U0001f4f7", "<"])
def test_the_longest_texts_fit_a_segment_of_jpeg(letter):
    many = letter * 100_000
    texts = {name: many for name, value in vars(Metadata()).items() if value == ""}
    metadata = Metadata(**texts, creator=(many,) * 100)
    assert len(read(saved("JPEG", metadata)).description) == 3_000


@pytest.mark.parametrize("format", FORMATS)
def test_exiftool_finds_nothing_wrong_with_a_file(format, tmp_path):
    path = tmp_path / f"foto.{format.lower()}"
    path.write_bytes(saved(format).getvalue())
    assert exiftool("-Validate", "-s3", str(path)) == "OK\n"
