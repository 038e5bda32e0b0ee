"""How many pictures are decoded at once on one machine, and what becomes of the others."""

import contextlib
import io
import subprocess
import sys
import tempfile
import threading
import time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from articles.images import library
from articles.images.darkroom import apart, limits, slots
from articles.images.darkroom.refused import BUSY, Refused
from tests import make

HOLDER = """
import sys, time
from articles.images.darkroom.slots import slot
with slot("develop", 0):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    """Slots of this test's own, and one processor."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(slots.os, "cpu_count", lambda: 1)
    monkeypatch.setenv("TMPDIR", str(tmp_path))


@pytest.fixture
def holder():
    """Another process that holds the one slot for developing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER], cwd=apart.HOUSE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def held(act: str) -> bool:
    try:
        with slots.slot(act, 0):
            return False
    except Refused as refused:
        assert refused.reason == BUSY
        return True


def test_a_slot_is_one_process_s_and_one_is_kept_for_uploads(holder):
    assert (held("develop"), held("examine")) == (True, False)
    with slots.slot("examine", 0):
        assert held("examine")
    assert not held("examine")


def test_a_holder_that_is_killed_gives_its_slot_back(holder):
    assert held("develop")
    holder.kill()
    holder.wait()
    assert not held("develop")


def test_the_process_that_works_keeps_the_slot_of_one_that_was_killed():
    with slots.slot("develop", 0) as turn:
        worker = subprocess.Popen(["sleep", "60"], pass_fds=(turn,))
    try:
        assert held("develop")
    finally:
        worker.kill()
        worker.wait()
    assert not held("develop")


def test_the_process_that_works_is_given_its_slot(monkeypatch, tmp_path):
    program = tmp_path / "python"
    program.write_text(
        "#!/bin/sh\nfiles=$(readlink /proc/$$/fd/* | grep -c newsroom-darkroom)\n"
        'echo "{\\"slots\\": $files}" > "$4/answer.json"\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(apart.sys, "executable", str(program))
    folder = tmp_path / "work"
    folder.mkdir()
    assert apart._run("examine", io.BytesIO(b"x"), {}, folder) == {"slots": 1}


def test_who_waits_gets_the_slot_when_it_is_free(holder):
    threading.Timer(0.3, holder.kill).start()
    began = time.monotonic()
    with slots.slot("develop", 20):
        assert 0.2 < time.monotonic() - began < 10


def test_twenty_uploads_at_once_are_looked_at_a_few_at_a_time(monkeypatch):
    running, most, start, lock = 0, 0, apart._start, threading.Lock()

    def counted(*arguments):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        start(*arguments)
        with lock:
            running -= 1

    monkeypatch.setattr(apart, "_start", counted)
    widths = []
    files = [ContentFile(make.jpeg(), name="foto.jpg") for _number in range(20)]
    threads = [
        threading.Thread(
            target=lambda file=file: widths.append(library.opened(file).width)
        )
        for file in files
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (widths, most) == ([48] * 20, 2)


def test_who_waits_too_long_is_asked_to_try_again(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setitem(limits.PATIENCE, "examine", 0.1)
    file = ContentFile(make.jpeg(), name="foto.jpg")
    full = contextlib.ExitStack()
    with full, pytest.raises(ValidationError) as error:
        for _slot in slots.slots("examine"):
            full.enter_context(slots.slot("examine", 0))
        library.opened(file)
    assert error.value.messages == [
        "Too many pictures are being read at this moment. Try again in a minute."
    ]
    assert library.opened(file).width == 48


def test_a_folder_of_somebody_else_is_not_trusted(tmp_path):
    folder = slots.own_folder()
    folder.rename(tmp_path / "elders")
    folder.symlink_to("elders")
    with pytest.raises(RuntimeError):
        slots.own_folder()


def test_one_file_is_looked_at_once(monkeypatch):
    acts, run = [], apart._run

    def noted(act, *arguments):
        acts.append(act)
        return run(act, *arguments)

    monkeypatch.setattr(apart, "_run", noted)
    content = make.jpeg()
    file = ContentFile(content, name="foto.jpg")
    assert library.opened(file) is library.opened(file)
    library.opened(ContentFile(content, name="foto.jpg"))
    assert acts == ["examine", "examine"]


def test_what_a_killed_process_left_is_swept_up(tmp_path):
    left, slot = slots.own_folder() / "tmpabc", slots.own_folder() / "1"
    left.mkdir()
    (left / "picture").write_bytes(b"x")
    slot.touch()
    apart.sweep(time.time() - 60)
    assert left.exists()
    apart.sweep(time.time() + 60)
    assert (left.exists(), slot.exists()) == (False, True)
