"""Files with bad intent or bad luck: taken or refused, with a clear word, never half."""

import io
import re
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Picture

from articles.images import library
from articles.images.darkroom import apart, limits
from articles.images.darkroom.ladder import steps
from articles.images.darkroom.limits import MOST_AT_ONCE
from articles.images.image import Image
from articles.images.library import add_image, attach_file
from articles.images.metadata.fields import Metadata
from articles.images.renditions import missing
from tests import make
from tests.images import bad_files

pytestmark = pytest.mark.django_db

UNREADABLE = (
    "This is no picture that can be read (JPEG, PNG, WebP, GIF, AVIF, TIFF, HEIC)."
)
BROKEN = "The picture is broken or incomplete: it cannot be read to its end."
MEGABYTE = 1024 * 1024
MOST = 600 * MEGABYTE


@pytest.fixture(autouse=True)
def in_english(settings, monkeypatch, tmp_path):
    settings.LANGUAGE_CODE = "en"
    # Where a file is looked at; nothing may stay there either.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def stored() -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path) for path in root.rglob("*") if path.is_file())


def left_behind(tmp_path: Path) -> list[str]:
    """What is left where files are looked at, but for the slots, which stay empty."""
    slots = {str(number) for number in range(MOST_AT_ONCE + 1)}
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    return [path.name for path in files if path.name not in slots or path.read_bytes()]


def refusal(content: bytes, name: str = "foto.jpg") -> list[str]:
    with pytest.raises(ValidationError) as error:
        add_image(ContentFile(content, name=name))
    return error.value.messages


def files_of(image: Image) -> list[bytes]:
    return [
        Path(default_storage.path(made["name"])).read_bytes()
        for made in image.renditions
    ]


def memory_of_this_process(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) * 1024


REFUSED = [
    *((name, make_it, UNREADABLE) for name, make_it in bad_files.UNREADABLE.items()),
    *((name, make_it, BROKEN) for name, make_it in bad_files.BROKEN.items()),
    *(
        (name, make_it, f"The picture has too many pixels ({size}).")
        for name, (make_it, size) in bad_files.TOO_LARGE.items()
    ),
    ("empty", bytes, "The file is empty."),
    (
        "too large",
        lambda: bytes(library.LARGEST_FILE + 1),
        "The file is larger than 60 MB.",
    ),
]


@pytest.mark.parametrize(
    ("make_it", "words"),
    [(make_it, words) for _name, make_it, words in REFUSED],
    ids=[name for name, _make_it, _words in REFUSED],
)
def test_what_cannot_be_shown_is_refused_and_leaves_nothing(tmp_path, make_it, words):
    before = stored()
    assert refusal(make_it()) == [words]
    assert (stored(), Image.objects.count()) == (before, 0)
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize(
    ("make_it", "found"), bad_files.ACCEPTED.values(), ids=bad_files.ACCEPTED
)
def test_what_can_be_shown_is_taken_without_what_came_along(tmp_path, make_it, found):
    image = add_image(ContentFile(make_it(), name="geheim.exe"))
    image.refresh_from_db()
    kind = image.file.name.rpartition(".")[2]
    assert (kind, image.width, image.height) == found
    assert (image.state, image.problem, missing(image)) == ("ready", "", [])
    for content in files_of(image):
        Picture.open(io.BytesIO(content)).load()
        assert re.findall(rb"<script|PK\x03\x04|Exif\0\0", content) == []
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("text", ["a\x00b\x07\x0b", "\ud800", "x" * 70_000, "]]>&<b>"])
def test_odd_metadata_is_only_text(text):
    metadata = Metadata(description=text[:2000], credit=text[:300])
    image = add_image(ContentFile(make.jpeg(metadata=metadata), name="foto.jpg"))
    image.refresh_from_db()
    assert re.findall("[\x00-\x08\x0b-\x1f]", image.caption + image.credit) == []
    assert len(image.credit) <= 200


def test_another_file_that_is_refused_leaves_the_picture_as_it_was():
    image = make.image("EPA")
    before, files = Image.objects.values().get(), stored()
    with pytest.raises(ValidationError):
        attach_file(image, ContentFile(bad_files.SVG, name="foto.jpg"))
    assert (Image.objects.values().get(), stored()) == (before, files)


def smooth(width: int, height: int, mode: str = "RGB") -> Picture.Image:
    """A large picture that is quick to make and to encode."""
    return Picture.linear_gradient("L").convert(mode).resize((width, height))


LARGE = {
    "a progressive jpeg of 50 megapixels": lambda: bad_files.saved(
        smooth(8688, 5792), "JPEG", quality=80, progressive=True, subsampling=0
    ),
    "a transparent png of 49 megapixels": lambda: bad_files.png(
        7000, 7000, 6, rows=bad_files.empty_rows(7000, 7000, 4)
    ),
    "a tiff in cmyk": lambda: bad_files.saved(
        smooth(6000, 4000, "CMYK"), "TIFF", compression="tiff_lzw"
    ),
    "a webp of 24 megapixels": lambda: bad_files.saved(
        smooth(6000, 4000), "WEBP", method=0
    ),
    "an avif of 24 megapixels": lambda: bad_files.saved(
        smooth(6000, 4000), "AVIF", speed=10
    ),
}


@pytest.mark.parametrize("make_it", LARGE.values(), ids=LARGE)
def test_a_large_picture_takes_little_memory_here_and_a_bounded_amount_elsewhere(
    make_it, monkeypatch
):
    peaks, run = [], apart._run

    def noted(*arguments):
        answer = run(*arguments)
        peaks.append(answer["peak"])
        return answer

    monkeypatch.setattr(apart, "_run", noted)
    file = ContentFile(make_it(), name="foto.jpg")
    # The high-water mark begins again at what is in use now.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = memory_of_this_process("VmRSS")
    looked = library.opened(file)
    largest = [
        step for step in steps(looked.width, looked.height) if step.width == 1920
    ]
    with apart.developed_apart(file, largest, (0.5, 0.5), Metadata()) as paths:
        assert len(paths) == 3
    assert memory_of_this_process("VmHWM") - before < 60 * MEGABYTE
    assert len(peaks) == 2
    assert 0 < max(peaks) < MOST


def test_what_takes_too_long_is_refused_in_words(monkeypatch):
    monkeypatch.setitem(limits.SECONDS, "examine", 0.01)
    assert refusal(make.jpeg()) == [
        "The picture takes longer to read than one picture may."
    ]


def test_a_process_that_dies_is_a_refusal(monkeypatch):
    monkeypatch.setattr(apart.sys, "executable", "/bin/false")
    assert refusal(make.jpeg()) == [
        "The picture could not be read; nothing is known of the reason."
    ]


def test_the_limit_on_memory_holds():
    """The control: a process that asks for more than its share does not get it."""
    code = (
        "from articles.images.darkroom import limits\n"
        "import resource\n"
        "most = limits.MOST_MEMORY\n"
        "resource.setrlimit(resource.RLIMIT_AS, (most, most))\n"
        "bytearray(most)\n"
    )
    done = apart.subprocess.run(
        [apart.sys.executable, "-c", code], capture_output=True, cwd=apart.HOUSE
    )
    assert (done.returncode, b"MemoryError" in done.stderr) == (1, True)
    assert limits.MOST_MEMORY < MOST
