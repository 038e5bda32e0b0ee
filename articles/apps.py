"""The app's place in Django."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from articles.editions import permanence


def lock_editions(sender, using, **kwargs) -> None:
    """After every migration the database refuses changes to what went out."""
    connection = connections[using]
    if permanence.EDITION in connection.introspection.table_names():
        permanence.lock(connection)


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self):
        post_migrate.connect(lock_editions, sender=self)
