"""The app's place in Django."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from articles.audit import guard
from articles.editions import paper_watch, permanence
from articles.words import engine

# Tables of words that the database indexes, and the key of each.
INDEXED = {
    "articles_articlewords": "article_id",
    "articles_editionwords": "edition_id",
}


def unlock_editions(sender, using, plan, **kwargs) -> None:
    """SQLite rebuilds a table to alter it, which triggers that name it would stop."""
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        permanence.unlock(connection)
        guard.unlock(connection)


def lock_editions(sender, using, **kwargs) -> None:
    """After every migration the database refuses changes to what went out."""
    connection = connections[using]
    if permanence.EDITION in connection.introspection.table_names():
        permanence.lock(connection)


def lock_audit_log(sender, using, **kwargs) -> None:
    """After every migration the database refuses changes to the audit log."""
    guard.lock(connections[using])


def watch_the_paper(sender, using, **kwargs) -> None:
    """After every migration the database notes whatever changes what readers see."""
    paper_watch.watch(connections[using])


def put_indexes_back(sender, using, **kwargs) -> None:
    """After every migration search finds what is there, and what is saved from then on."""
    for table, key in INDEXED.items():
        engine.put_back(connections[using], table, key)


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self):
        pre_migrate.connect(unlock_editions, sender=self)
        post_migrate.connect(lock_editions, sender=self)
        post_migrate.connect(lock_audit_log, sender=self)
        post_migrate.connect(put_indexes_back, sender=self)
        post_migrate.connect(watch_the_paper, sender=self)
