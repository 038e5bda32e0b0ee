"""The app's place in Django."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from articles.editions import permanence


def unlock_editions(sender, using, plan, **kwargs) -> None:
    """SQLite rebuilds a table to alter it, which triggers that name it would stop."""
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        permanence.unlock(connection)


def lock_editions(sender, using, **kwargs) -> None:
    """After every migration the database refuses changes to what went out."""
    connection = connections[using]
    if permanence.EDITION in connection.introspection.table_names():
        permanence.lock(connection)


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self):
        pre_migrate.connect(unlock_editions, sender=self)
        post_migrate.connect(lock_editions, sender=self)
