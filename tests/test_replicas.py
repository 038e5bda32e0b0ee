"""Which database a query goes to: readers' to a replica that is no older, all others' not."""

import pytest
from django.db import OperationalError
from django.http import HttpResponse

from articles.editions.edition import Edition
from newsroom import replicas
from newsroom.replicas import Chosen, Router, readers_read_replicas


@pytest.fixture
def chosen(settings, monkeypatch):
    settings.REPLICAS = ["replica_1", "replica_2"]
    chosen = Chosen()
    chosen.place = 0
    monkeypatch.setattr(replicas, "chosen", chosen)
    return chosen


class Databases:
    """What each of them says, and which were asked."""

    def __init__(self, **words):
        self.words = words
        self.asked: list[str] = []

    def __call__(self, using: str) -> str:
        self.asked.append(using)
        if self.words[using] is None:
            raise OperationalError
        return self.words[using]


@pytest.fixture(autouse=True)
def no_connections(monkeypatch):
    """The replicas of these tests are names only."""

    class Nothing:
        def __getitem__(self, name):
            return self

        def close(self):
            pass

    monkeypatch.setattr(replicas, "connections", Nothing())


def read_in(rf, path: str, act=lambda: None, **how) -> str | None:
    """Where a view of such a request would read, after it did something."""
    found = []

    def view(request):
        act()
        found.append(Router().db_for_read(Edition))
        return HttpResponse()

    readers_read_replicas(view)(rf.get(path, **how))
    assert Router().db_for_read(Edition) is None
    return found[0]


def test_readers_read_from_a_replica_that_knows_what_the_primary_knows(chosen, rf):
    chosen.state(Databases(default="een", replica_1="een"))
    assert read_in(rf, "/") == "replica_1"


def test_nobody_reads_from_a_replica_that_is_behind(chosen, rf):
    databases = Databases(default="twee", replica_1="een", replica_2="twee")
    assert chosen.state(databases) == "twee"
    assert read_in(rf, "/") == "default"
    chosen.state(databases)
    assert read_in(rf, "/") == "replica_2"


def test_what_is_known_of_a_replica_holds_for_a_moment_only(chosen, rf, monkeypatch):
    chosen.state(Databases(default="een", replica_1="een"))
    monkeypatch.setattr(replicas, "HOLDS", -1)
    chosen.state(Databases(default="een", replica_1="een"))
    assert read_in(rf, "/") == "default"


@pytest.mark.parametrize("path", ["/admin/", "/preview/x/", "/read/7/"])
def test_the_desk_reads_from_the_primary(chosen, rf, path):
    chosen.state(Databases(default="een", replica_1="een"))
    assert read_in(rf, path) is None


def test_whoever_is_signed_in_reads_from_the_primary(chosen, rf):
    chosen.state(Databases(default="een", replica_1="een"))
    assert read_in(rf, "/", HTTP_COOKIE="sessionid=x") is None


def test_a_request_that_wrote_reads_what_it_wrote(chosen, rf):
    chosen.state(Databases(default="een", replica_1="een"))
    wrote = read_in(rf, "/", act=lambda: Router().db_for_write(Edition))
    assert wrote is None


def test_a_replica_stands_in_for_a_primary_that_is_away_if_it_knows_no_less(chosen, rf):
    chosen.state(Databases(default="een", replica_1="een"))
    away = Databases(default=None, replica_1="een")
    assert chosen.state(away) == "een"
    assert read_in(rf, "/") == "replica_1"


def test_a_replica_that_knows_less_does_not_bring_back_what_was_withdrawn(chosen):
    chosen.state(Databases(default="twee", replica_1="een", replica_2="een"))
    with pytest.raises(OperationalError):
        chosen.state(Databases(default=None, replica_1="een", replica_2="een"))


def test_nothing_is_known_of_the_paper_before_the_primary_was_asked(chosen):
    with pytest.raises(OperationalError):
        chosen.state(Databases(default=None, replica_1="een"))


def test_no_migration_runs_on_a_replica(chosen):
    assert Router().allow_migrate("replica_1", "articles") is False
    assert Router().allow_migrate("default", "articles") is None
