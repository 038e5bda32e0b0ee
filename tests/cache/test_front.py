"""What the server in front keeps is thrown away by turning a link."""

import os
import time

from newsroom.cache.front import CURRENT, Front, turn
from newsroom.cache.watch import Watch


def names(folder) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_the_link_leads_to_a_new_empty_folder(tmp_path):
    turn(tmp_path)
    first = os.readlink(tmp_path / CURRENT)
    (tmp_path / CURRENT / "page").write_bytes(b"oud")
    turn(tmp_path)
    assert os.readlink(tmp_path / CURRENT) != first
    assert list((tmp_path / CURRENT).iterdir()) == []


def test_a_folder_that_nobody_is_led_to_is_deleted_with_what_is_in_it(tmp_path):
    turn(tmp_path)
    old = os.readlink(tmp_path / CURRENT)
    (tmp_path / CURRENT / "page").write_bytes(b"oud")
    turn(tmp_path)
    time.sleep(1.2)
    turn(tmp_path)
    assert old not in names(tmp_path)
    assert CURRENT in names(tmp_path)


def test_a_folder_that_the_server_in_front_made_is_led_away_from(tmp_path):
    (tmp_path / CURRENT).mkdir()
    (tmp_path / CURRENT / "page").write_bytes(b"oud")
    turn(tmp_path)
    assert (tmp_path / CURRENT).is_symlink()
    assert list((tmp_path / CURRENT).iterdir()) == []


def test_it_is_turned_when_the_paper_changes_and_not_when_it_does_not(tmp_path):
    words = ["een"]
    front = Front(tmp_path)
    watch = Watch(lambda: words[-1], lambda: None, front.seen)
    watch.word()
    first = os.readlink(tmp_path / CURRENT)
    time.sleep(0.5)
    watch.word()
    assert os.readlink(tmp_path / CURRENT) == first
    words.append("twee")
    time.sleep(0.5)
    watch.word()
    assert os.readlink(tmp_path / CURRENT) != first


def test_it_is_turned_only_after_this_process_knows_of_the_change(tmp_path):
    """What nginx fetches next must be of the new paper."""
    order = []
    words = ["een"]
    watch = Watch(lambda: words[-1], lambda: order.append(("changed", watch._word)))
    watch._seen = lambda before, word: order.append(("seen", watch._word))
    watch.word()
    words.append("twee")
    time.sleep(0.5)
    watch.word()
    assert order == [("seen", "een"), ("changed", "een"), ("seen", "twee")]


def test_a_thread_looks_while_nobody_reads(tmp_path):
    words = ["een"]
    front = Front(tmp_path)
    watch = Watch(lambda: words[-1], lambda: None, front.seen)
    front.watch(watch)
    time.sleep(1.5)
    first = os.readlink(tmp_path / CURRENT)
    words.append("twee")
    began = time.monotonic()
    while os.readlink(tmp_path / CURRENT) == first:
        assert time.monotonic() - began < 5
        time.sleep(0.02)


def test_a_process_that_starts_leaves_what_is_kept_of_the_paper_as_it_is(tmp_path):
    Front(tmp_path).seen(None, "een")
    first = os.readlink(tmp_path / CURRENT)
    Front(tmp_path).seen(None, "een")
    assert os.readlink(tmp_path / CURRENT) == first
    Front(tmp_path).seen(None, "twee")
    assert os.readlink(tmp_path / CURRENT) != first


def test_every_process_that_knew_the_paper_before_turns_it(tmp_path):
    """One of them may have given out an old page after the others turned it."""
    one, other = Front(tmp_path), Front(tmp_path)
    one.seen("een", "twee")
    first = os.readlink(tmp_path / CURRENT)
    other.seen("een", "twee")
    assert os.readlink(tmp_path / CURRENT) != first
