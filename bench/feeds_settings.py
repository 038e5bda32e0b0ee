"""The settings of a benchmark, with the addresses of bench/feeds_app.py."""

from bench.settings import *  # noqa: F403

ROOT_URLCONF = "bench.feeds_app"
