"""PaperChange: that something which readers see was changed, whoever changed it."""

from django.db import connections, models

from articles.editions.paper_watch import COUNTED


class PaperChange(models.Model):
    """On SQLite a row for each table, with a number; on PostgreSQL one for each change."""

    # Which table.
    changed = models.CharField(max_length=63)
    number = models.BigIntegerField(default=0, db_default=0)

    def __str__(self):
        return f"{self.pk}-{self.number}"


def prune(using: str = "default") -> None:
    """Forget changes that are counted no more."""
    last = PaperChange.objects.using(using).order_by("-pk").first()
    if last and connections[using].vendor == "postgresql":
        PaperChange.objects.using(using).filter(pk__lt=last.pk - COUNTED).delete()
