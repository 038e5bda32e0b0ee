"""What is counted. Each process writes to its own file; whoever is asked adds them up."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from prometheus_client import Counter, Gauge, Histogram

# From what a cache hit takes to what nobody waits for.
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
LATENCY = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 10.0, 30.0)


@dataclass(frozen=True)
class Recorded:
    requests: Counter
    seconds: Histogram
    answers: Counter
    kept_bytes: Gauge
    kept_pages: Gauge
    latency: Histogram


@cache
def recorded() -> Recorded:
    """Made by the first who counts: a command that counts nothing leaves no file."""
    Path(settings.METRICS_DIR).mkdir(parents=True, exist_ok=True)
    return Recorded(
        requests=Counter(
            "newsroom_http_requests",
            "Requests that Django answered, by view; those of the page cache are apart.",
            ["view", "method", "status"],
        ),
        seconds=Histogram(
            "newsroom_http_request_duration_seconds",
            "How long Django took for an answer.",
            ["view"],
            buckets=SECONDS,
        ),
        answers=Counter(
            "newsroom_page_cache_answers",
            "Requests that the page cache had a part in: hit, miss, or an older page.",
            ["state"],
        ),
        kept_bytes=Gauge(
            "newsroom_page_cache_bytes",
            "Memory that the pages of all live processes take.",
            multiprocess_mode="livesum",
        ),
        kept_pages=Gauge(
            "newsroom_page_cache_pages",
            "Pages that all live processes keep.",
            multiprocess_mode="livesum",
        ),
        latency=Histogram(
            "newsroom_publish_latency_seconds",
            "From the moment of an edition until a process stopped giving the page from "
            "before; each process counts, where somebody was reading.",
            buckets=LATENCY,
        ),
    )
