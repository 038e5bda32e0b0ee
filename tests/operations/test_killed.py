"""kill -9 at one act after another: a backup is whole or not there, a restore all or nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from articles.editions.edition import Edition
from articles.operations.backup import folder, manifest
from tests import make
from tests.operations.backups import everything, fill, tools
from tests.servers import ROOT

pytestmark = [pytest.mark.commits, pytest.mark.django_db(transaction=True)]
# So many moments of each, spread over all that there are.
KILLS = 8


@pytest.fixture
def env(other_process, tmp_path, settings) -> dict[str, str]:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return other_process | {
        "MEDIA_ROOT": settings.MEDIA_ROOT,
        "POSTGRESQL_BIN": tools(),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run(env: dict[str, str], at: int, *words: object) -> subprocess.CompletedProcess:
    connection.close()
    command = [
        sys.executable,
        "-m",
        "tests.operations.killer",
        str(at),
        *map(str, words),
    ]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def acts(done: subprocess.CompletedProcess) -> int:
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def moments(total: int) -> list[int]:
    """Spread over all of them, the last ones each: there it is decided."""
    last = range(max(1, total - 4), total + 1)
    step = max(1, total // (KILLS - len(last)))
    return sorted({*range(1, total + 1, step), *last})


def test_a_backup_that_is_killed_never_looks_whole(env, tmp_path):
    fill()
    total = acts(run(env, 0, "backup", tmp_path / "first"))
    place, killed = tmp_path / "backups", 0
    for moment in moments(total):
        done = run(env, moment, "backup", place)
        killed += done.returncode == -9
        for backup in folder.whole(place):
            manifest.verify(backup, manifest.read(backup), seen=lambda: None)
    assert killed >= 4
    # The next one takes up what there is, whatever that is.
    before = len(folder.whole(place))
    acts(run(env, 0, "backup", place))
    whole = folder.whole(place)
    assert len(whole) == before + 1
    assert not (place / folder.UNFINISHED).exists()
    done = run(env, 0, "restore", whole[-1], "--verify-only")
    assert done.returncode == 0, done.stderr


def test_a_restore_that_is_killed_has_changed_all_or_nothing(env, tmp_path):
    fill()
    then = everything()
    acts(run(env, 0, "backup", tmp_path))
    (backup,) = folder.whole(tmp_path)
    make.edition("Na de reservekopie", lead_image=make.image())
    Path(make.image().file.path).unlink()
    now = everything()
    total = acts(run(env, 0, "restore", backup, "--verify-only"))
    states = []
    for moment in moments(total + 12):
        done = run(env, moment, "restore", backup, "--replace")
        states.append((done.returncode, _state(then, now)))
        with pytest.raises(DatabaseError, match="never changed"):
            Edition.objects.order_by("pk")[:1].get().delete()
    assert {code for code, _which in states} <= {-9, 0}
    assert {which for _code, which in states} <= {"then", "now"}
    assert states[0] == (-9, "now")
    acts(run(env, 0, "restore", backup, "--replace"))
    assert everything(only=then) == then
    left = [name for name in os.listdir(_beside()) if "restoring" in name]
    assert left == []


def _state(then: dict, now: dict) -> str:
    """Which of the two the paper is; files of both may be there, and all that it names are."""
    if everything(only=then) == then:
        return "then"
    return "now" if everything(only=now) == now else "neither"


def _beside() -> Path:
    if connection.vendor == "sqlite":
        return Path(connection.settings_dict["NAME"]).parent
    return ROOT / "docs"
