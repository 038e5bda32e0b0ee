"""EditionQuerySet: what has gone out, what is to come, and what readers see of it."""

from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone

from articles.editions.sight import hides_withdrawn
from articles.images.licence import terms

# Not “2020-09”. The index by day has the same words, or a database would not use it.
DAY_IS_KNOWN = ~Q(Exact(Length("dated"), len("2020-09")))


# Edition.Kind.WITHDRAWAL, which is further down the line.
WITHDRAWAL = "withdrawal"


class EditionQuerySet(models.QuerySet):
    def due(self, at=None):
        """Everything that has gone out by `at`, withdrawals and old versions included."""
        return self.filter(published_at__lte=at or timezone.now())

    def planned(self, at=None):
        """What is still to go out after `at`."""
        return self.filter(published_at__gt=at or timezone.now())

    def newest(self, at=None):
        """For each article the newest edition due by `at`, withdrawals included."""
        at = at or timezone.now()
        later = Q(published_at__gt=OuterRef("published_at")) | Q(
            published_at=OuterRef("published_at"), id__gt=OuterRef("id")
        )
        newer = self.model._base_manager.filter(
            later, article_id=OuterRef("article_id"), published_at__lte=at
        )
        found = self.due(at).filter(~Exists(newer))
        if not hides_withdrawn():
            return found
        return found.filter(~Exists(_withdrawn_since(self.model)))

    def live(self, at=None):
        """What readers see at `at`: the one definition of it."""
        return self.newest(at).exclude(kind=WITHDRAWAL)

    def delete(self):
        """Cancel what is still to come: the edition first, then its parts.

        In that order the database can tell it from a change of what stays. Raises
        IntegrityError when one of them is out already.
        """
        ids = list(self.values_list("pk", flat=True))
        if not ids:
            return 0, {self.model._meta.label: 0}
        with transaction.atomic(using=self.db):
            models.QuerySet(self.model).filter(pk__in=ids)._raw_delete(self.db)
            for part in _parts(self.model):
                hanging = {f"{part.field.name}__in": ids}
                rows = part.related_model._base_manager.filter(**hanging)
                rows._raw_delete(self.db)
        return len(ids), {self.model._meta.label: len(ids)}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def by_first_publication(self):
        """Newest stories first; an update moves no story, not even of one moment."""
        return self.order_by("-first_published_at", "-article_id")

    def on_known_days(self):
        """Without archive stories of which only the month is known."""
        return self.filter(DAY_IS_KNOWN)

    def with_everything(self):
        """Together with what a page shows of each."""
        byline: Any = self.model._meta.get_field("bylines").related_model
        bylines = Prefetch("bylines", byline.objects.select_related("author"))
        whole = self.select_related("section", "lead_image").defer(
            "lead_image__metadata"
        )
        whole = whole.annotate(**terms("lead_image", "lead_"))
        return whole.prefetch_related(bylines, "tags")


def _withdrawn_since(model):
    """The withdrawal, by now, of what was live before it."""
    return model.objects.due().filter(
        article_id=OuterRef("article_id"),
        kind=WITHDRAWAL,
        published_at__gt=OuterRef("published_at"),
    )


def _parts(model) -> list:
    """What hangs on an edition: its authors, pictures, tags, words."""
    fields = model._meta.get_fields(include_hidden=True)
    return [
        field
        for field in fields
        if field.auto_created and (field.one_to_many or field.one_to_one)
    ]
