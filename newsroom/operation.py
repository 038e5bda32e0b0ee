"""Settings of operation: logs, metrics, backups, and how long what is kept."""

import os
from pathlib import Path

import environ

env = environ.Env()

# "plain" for people, "json" for a collector of logs: one object a line.
LOG_FORMAT = env.str("LOG_FORMAT", default="plain")
# A line for each request: method, path, status, time, whether the page cache had it.
# Nothing of the reader, no query, no key in a path.
ACCESS_LOG = env.bool("ACCESS_LOG", default=False)

# Who may read /metrics: addresses or networks, or whoever shows the token. Neither: the
# page does not exist. A machine of one's own reads its own.
METRICS_FROM = env.list(
    "METRICS_FROM",
    default=["127.0.0.1", "::1"] if env.bool("DEBUG", default=False) else [],
)
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
METRICS = bool(METRICS_FROM or METRICS_TOKEN)

# What the server asks the newsroom, by name: the project imports no room.
READY_CHECKS = "articles.operations.ready.checks"
METRICS_NUMBERS = "articles.operations.numbers.numbers"
METRICS_OUT = "articles.operations.numbers.came_out"

# Where pg_dump and pg_restore are, where they are not on the PATH.
POSTGRESQL_BIN = env.str("POSTGRESQL_BIN", default="")
# `doctor` warns where the last backup is older, in hours.
BACKUP_HOURS = env.int("BACKUP_HOURS", default=26)

# In days. `manage.py retention` says what would go; the worker does it once a day.
RETENTION = env.bool("RETENTION", default=True)
KEEP_WORKING_COPIES = env.int("KEEP_WORKING_COPIES", default=90)
KEEP_PRESENCES = env.int("KEEP_PRESENCES", default=1)
KEEP_PREVIEW_LINKS = env.int("KEEP_PREVIEW_LINKS", default=90)
KEEP_DELIVERIES = env.int("KEEP_DELIVERIES", default=30)
KEEP_FAILED_DELIVERIES = env.int("KEEP_FAILED_DELIVERIES", default=90)
KEEP_TASKS = env.int("KEEP_TASKS", default=14)
KEEP_READS = env.int("KEEP_READS", default=90)


def metrics_folder(var: Path) -> str:
    """Where the processes put what they count, so that each can tell of all.

    prometheus_client looks for it in the environment when it is first imported.
    """
    if not METRICS:
        os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)
        return ""
    folder = env.str("METRICS_DIR", default=str(var / "metrics"))
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    return folder
