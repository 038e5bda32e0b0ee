"""Hold: one at a time for whoever brings the same file at the same moment."""

from django.db import connection


def hold(sha256: str) -> None:
    """Until this transaction ends. On SQLite it is the only one that writes anyway."""
    if connection.vendor == "postgresql":
        key = int.from_bytes(bytes.fromhex(sha256)[:8], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
