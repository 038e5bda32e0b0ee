"""A backup is one moment of database and pictures; restored, it is that moment again."""

import os
import threading
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, connections

from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from articles.images.image import Image
from articles.operations.backup import folder, manifest, rows
from articles.operations.backup.make import ENGINES
from articles.operations.backup.refused import Refused
from articles.operations.sign_of_life import BACKUP, last
from tests import make
from tests.operations.backups import everything, fill, tools
from tests.servers import manage

pytestmark = [pytest.mark.commits, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    """Pictures of this test alone."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.POSTGRESQL_BIN = tools()


@pytest.fixture
def place(tmp_path) -> Path:
    return tmp_path / "backups"


def run(*words, **named) -> None:
    connection.close()
    call_command(*words, **named)
    connection.close()


def test_what_is_restored_is_what_was_backed_up(place, settings):
    fill()
    before = everything()
    run("backup", place)
    (backup,) = folder.whole(place)
    editions, pictures = Edition.objects.count(), Image.objects.count()
    # A day goes by.
    withdraw(make.Article.objects.first(), by=None, reason="Klopte niet.")
    make.edition("Nieuwer", lead_image=make.image())
    lost = Image.objects.exclude(file="").order_by("pk").first()
    Path(lost.file.path).write_bytes(b"broken")
    Path(settings.MEDIA_ROOT, lost.renditions[0]["name"]).unlink()
    assert everything() != before
    with pytest.raises(CommandError, match="--replace"):
        run("restore", backup)
    run("restore", backup, verify_only=True)
    assert everything() != before
    run("restore", backup, replace=True)
    assert everything(only=before) == before
    assert Edition.objects.count() == editions
    # The database refuses changes as before.
    with pytest.raises(DatabaseError, match="never changed"):
        Edition.objects.order_by("pk")[:1].get().delete()
    publish(make.article("En weer verder", section=make.section()), by=None)
    assert last(BACKUP) is None, "the sign was written after the moment of the backup"
    assert pictures == Image.objects.count()


def test_only_its_owner_reads_a_backup_and_the_next_shares_its_files(place):
    fill()
    run("backup", place)
    (one,) = folder.whole(place)
    assert last(BACKUP).note == str(one)
    modes = {oct(path.stat().st_mode & 0o777) for path in one.rglob("*")}
    assert modes == {"0o700", "0o600"}
    make.image()
    run("backup", place, keep=5)
    _one, second = folder.whole(place)
    shared = [path for path in (one / "media").rglob("*") if path.is_file()]
    assert shared
    for path in shared:
        again = second / path.relative_to(one)
        assert path.stat().st_ino == again.stat().st_ino
    assert len(manifest.read_sums(second)) > len(manifest.read_sums(one))
    run("backup", place, keep=2)
    assert folder.whole(place)[0] == second and len(folder.whole(place)) == 2
    run("restore", second, verify_only=True)


def test_a_damaged_backup_is_refused_and_names_what_is_wrong(place):
    fill()
    run("backup", place)
    (backup,) = folder.whole(place)
    before = everything()
    victim = next(path for path in (backup / "media" / "renditions").iterdir())
    whole = victim.read_bytes()
    victim.write_bytes(whole[:-1] + b"x")
    with pytest.raises(CommandError, match=victim.name):
        run("restore", backup, replace=True)
    victim.write_bytes(whole)
    # One letter of one row, with all digests of files made to fit.
    written = (backup / manifest.ROWS).read_text().splitlines()
    place_of = next(i for i, row in enumerate(written) if "articles_image " in row)
    named = " ".join(written[place_of].split()[:2])
    written[place_of] = f"{named} {'0' * 64}"
    (backup / manifest.ROWS).write_text("\n".join(written) + "\n")
    sums = manifest.read_sums(backup)
    sums[manifest.ROWS] = manifest.sum_of(backup / manifest.ROWS)
    made = manifest.read(backup)
    forged = manifest.write_sums(backup, sums)
    manifest.write(backup, manifest.Manifest(**{**made.__dict__, "sums": forged}))
    with pytest.raises(CommandError, match=named):
        run("restore", backup, replace=True)
    (backup / folder.MANIFEST).unlink()
    with pytest.raises(CommandError, match=str(backup)):
        run("restore", backup, replace=True)
    assert everything() == before


def test_a_backup_is_consistent_while_editors_publish_and_delete(place):
    fill()
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            make.edition("Onder de hand", lead_image=make.image())
            make.image().delete()
        connections.close_all()

    editor = threading.Thread(target=work)
    editor.start()
    try:
        for _turn in range(3):
            connection.close()
            call_command("backup", place)
    finally:
        stop.set()
        editor.join()
    for backup in folder.whole(place):
        assert manifest.read(backup).missing == []
        run("restore", backup, verify_only=True)


def test_lost_and_damaged_originals_are_told_and_hold_nothing_up(place, capsys):
    one, other = make.image(), make.image()
    Path(one.file.path).unlink()
    Path(other.file.path).write_bytes(b"something else")
    run("backup", place)
    (backup,) = folder.whole(place)
    made = manifest.read(backup)
    assert (made.missing, made.damaged) == ([one.file.name], [other.file.name])
    assert one.file.name in capsys.readouterr().err
    run("restore", backup, verify_only=True)


def test_what_does_not_fit_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(Refused, match=str(tmp_path)):
        folder.need_space(tmp_path, 1 << 62)


def test_two_backups_at_once_are_one(place):
    with (
        folder.making(place),
        pytest.raises(CommandError),
    ):
        call_command("backup", place)


def test_a_new_machine_gets_the_paper_from_a_backup(place, other_process, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("a new file is a new machine")
    fill()
    before = everything()
    run("backup", place)
    (backup,) = folder.whole(place)
    new = other_process | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/new/newsroom.sqlite3",
        "MEDIA_ROOT": str(tmp_path / "new" / "media"),
    }
    done = manage("restore", str(backup), env=new)
    assert done.returncode == 0, done.stderr
    code = "from articles.models import Edition; print(Edition.objects.count())"
    found = manage("shell", "--no-imports", "-c", code, env=new).stdout
    assert int(found) == Edition.objects.count()
    names = [name for name in before if name.startswith("file ")]
    for name in names:
        path = tmp_path / "new" / "media" / name.removeprefix("file ")
        assert path.read_bytes() == before[name]
        # For the web server in front, too.
        assert os.stat(path).st_mode & 0o044 == 0o044


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_tools_that_are_older_than_the_server_are_refused(settings, place):
    settings.POSTGRESQL_BIN = str(place)
    with pytest.raises(CommandError, match="POSTGRESQL_BIN"):
        call_command("backup", place)
    old = Path(tools()).parent.parent / "pginstall" / "bin"
    settings.POSTGRESQL_BIN = str(old)
    with pytest.raises(CommandError, match="PostgreSQL"):
        call_command("backup", place)
    assert folder.whole(place) == []


def test_every_row_of_what_went_out_has_its_digest(place):
    fill()
    run("backup", place)
    (backup,) = folder.whole(place)
    text = (backup / manifest.ROWS).read_text().splitlines()
    with connection.cursor() as cursor:
        for table in rows.TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            number = cursor.fetchone()[0]
            assert sum(row.startswith(f"{table} ") for row in text) == number > 0, table
    assert ENGINES[connection.vendor].FILE in manifest.read_sums(backup)
