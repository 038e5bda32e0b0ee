"""Files get their name when they are whole, and files without a picture are found."""

import datetime as dt
import os
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.images.atomic_storage import AtomicStorage
from articles.images.image import Image
from articles.images.media_check import look, remove
from articles.images.renditions import missing
from tests import make
from tests.images import bad_files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_whole_when_it_has_its_name(tmp_path):
    storage = AtomicStorage(location=tmp_path)
    seen = []

    class Slow(ContentFile):
        def chunks(self, chunk_size=None):
            for part in (b"een", b"twee"):
                seen.append(storage.exists("renditions/a.jpg"))
                yield part

    assert storage.save("renditions/a.jpg", Slow(b"")) == "renditions/a.jpg"
    assert (seen, names(tmp_path / "renditions")) == ([False, False], ["a.jpg"])
    assert (tmp_path / "renditions/a.jpg").read_bytes() == b"eentwee"
    assert (tmp_path / "renditions/a.jpg").stat().st_mode & 0o777 == 0o644


def test_a_failure_half_way_leaves_nothing(tmp_path):
    storage = AtomicStorage(location=tmp_path)

    class Broken(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"een"
            raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        storage.save("renditions/a.jpg", Broken(b""))
    assert names(tmp_path / "renditions") == []


def test_a_name_that_is_taken_is_never_taken_over(tmp_path):
    storage = AtomicStorage(location=tmp_path)
    first = storage.save("a.jpg", ContentFile(b"een"))
    second = storage.save("a.jpg", ContentFile(b"twee"))
    assert (first, second != first) == ("a.jpg", True)
    assert (tmp_path / "a.jpg").read_bytes() == b"een"


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.mark.django_db
def test_orphans_are_found_and_go_after_a_day(media):
    image = make.image()
    old, new = (media / "renditions" / f"{letter * 32}.jpg" for letter in "ab")
    left = media / "originals" / ".0.part"
    for path in (old, new, left):
        path.write_bytes(b"x")
    yesterday = (timezone.now() - dt.timedelta(hours=25)).timestamp()
    os.utime(old, (yesterday, yesterday))
    found = look()
    assert found.orphans == [
        "originals/.0.part",
        f"renditions/{old.name}",
        f"renditions/{new.name}",
    ]
    assert (found.missing, found.files) == ([], len(image.renditions) + 1 + 3)
    assert remove(found.orphans, timezone.now()) == [f"renditions/{old.name}"]
    assert (old.exists(), new.exists(), left.exists()) == (False, True, True)


@pytest.mark.django_db
def test_a_missing_file_is_named_and_is_a_failure(media, capsys):
    image = make.image()
    name = image.renditions[0]["name"]
    (media / name).unlink()
    with pytest.raises(CommandError):
        call_command("check_media")
    lines = capsys.readouterr().out.splitlines()
    assert (str(image.pk) in lines[0], name in lines[0], len(lines)) == (True, True, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(("verbosity", "lines"), [(1, 22), (2, 26)])
def test_many_orphans_are_named_only_for_who_asks(media, capsys, verbosity, lines):
    (media / "renditions").mkdir(parents=True)
    for number in range(25):
        (media / "renditions" / f"{number}.jpg").write_bytes(b"x")
    call_command("check_media", verbosity=verbosity)
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == lines


@pytest.mark.django_db
def test_without_pictures_there_is_nothing_to_say(media, capsys):
    call_command("check_media", "--remove")
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.django_db
def test_renditions_are_made_where_the_ladder_has_changed_and_nowhere_else(capsys):
    ready, old = make.image(), make.image()
    make.image(file=False)
    before = {image.pk: image.renditions for image in (ready, old)}
    Image.objects.filter(pk=old.pk).update(renditions=[before[old.pk][-1]])
    for expected in ([1, 1, 0], [0, 2, 0]):
        # In this process's own transaction, which no other thread can see.
        call_command("make_renditions", processes=1)
        assert counts(capsys.readouterr().out) == expected
    old.refresh_from_db()
    ready.refresh_from_db()
    assert (missing(old), ready.renditions) == ([], before[ready.pk])
    call_command("make_renditions", all=True)
    assert counts(capsys.readouterr().out) == [2, 0, 0]
    ready.refresh_from_db()
    assert {made["name"] for made in ready.renditions}.isdisjoint(
        made["name"] for made in before[ready.pk]
    )


@pytest.mark.django_db
def test_one_that_fails_is_named_and_the_others_are_made(capsys):
    bad, good = make.image(), make.image()
    Path(bad.file.path).write_bytes(bad_files.SVG)
    Image.objects.update(renditions=[])
    with pytest.raises(CommandError):
        call_command("make_renditions")
    printed = capsys.readouterr()
    good.refresh_from_db()
    assert counts(printed.out) == [1, 0, 1]
    assert printed.err.startswith(f"{bad.pk}: ")
    assert (missing(good), good.state) == ([], "ready")


def counts(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text.splitlines()[-1])]
