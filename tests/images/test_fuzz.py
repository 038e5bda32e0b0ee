"""Files that were damaged on the way: a clear refusal, or a picture; nothing between."""

import io
import random
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from articles.images.darkroom.develop import develop
from articles.images.darkroom.examined import examine, to_json
from articles.images.darkroom.ladder import steps
from articles.images.darkroom.refused import (
    BROKEN,
    MEMORY,
    PIXELS,
    UNREADABLE,
    Refused,
)
from articles.images.metadata.fields import Metadata
from articles.images.metadata.formats import FORMATS
from tests.images import bad_files

CLEAR = {BROKEN, MEMORY, PIXELS, UNREADABLE}
PREPARED = "prepared"


def outcome(octets: bytes) -> str:
    """What becomes of a file; an exception that is no refusal fails the test."""
    file = io.BytesIO(octets)
    try:
        looked = examine(file)
    except Refused as refused:
        return refused.reason
    to_json(looked)
    smallest = steps(looked.width, looked.height)[-1:]
    with tempfile.TemporaryDirectory() as folder:
        develop(file, smallest, (0.5, 0.5), Metadata(), Path(folder))
    return PREPARED


@pytest.mark.parametrize("image_format", FORMATS)
def test_no_part_of_a_file_is_taken_for_the_whole(image_format):
    whole = bad_files.saved(bad_files.picture(200, 140), image_format)
    found = Counter(outcome(whole[: len(whole) * part // 50]) for part in range(50))
    assert set(found) <= {BROKEN, UNREADABLE}
    assert outcome(whole) == PREPARED


@pytest.mark.parametrize("image_format", FORMATS)
def test_a_file_with_wrong_bytes_is_refused_or_prepared(image_format):
    dice = random.Random(f"{image_format} 1")
    whole = bad_files.saved(bad_files.picture(60, 40), image_format)
    found: Counter[str] = Counter()
    for _round in range(60):
        octets = bytearray(whole)
        for _byte in range(dice.choice([1, 2, 5])):
            octets[dice.randrange(len(octets))] = dice.randrange(256)
        found[outcome(bytes(octets))] += 1
    assert set(found) <= CLEAR | {PREPARED}
    assert found.total() == 60
