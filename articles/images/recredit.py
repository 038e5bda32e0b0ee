"""Recredit: the credit rules once more, on pictures that are in the library already."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max, QuerySet

from articles.images.credit_rule import CreditRule
from articles.images.credits.printed import normalise
from articles.images.image import Image
from articles.images.prepare import prepare_changed


@dataclass(frozen=True)
class Recredit:
    """One credit that the rules would print otherwise, and the pictures that have it."""

    old: str
    new: str
    pictures: int
    newest_id: int

    @property
    def key(self) -> str:
        """Stands for this change and no other: another rule makes another key."""
        return hashlib.sha256(f"{self.old}\n{self.new}".encode()).hexdigest()[:32]


def proposed(images: QuerySet[Image]) -> list[Recredit]:
    """What the rules would change among these pictures; most pictures first. Two queries."""
    spellings = CreditRule.objects.all().spellings()
    groups = images.exclude(credit="").order_by().values("credit")
    counted = groups.annotate(pictures=Count("pk"), newest=Max("pk"))
    changes = [
        Recredit(group["credit"], new, group["pictures"], group["newest"])
        for group in counted
        if (new := _printed(group["credit"], spellings)) != group["credit"]
    ]
    return sorted(changes, key=lambda change: (-change.pictures, change.old))


def recredit(
    images: QuerySet[Image], *, keys: Collection[str]
) -> list[tuple[Recredit, list[int]]]:
    """Make the changes with these keys, as far as the rules still propose them.

    Returns each change with the ids of the pictures that it was made to.
    """
    with transaction.atomic():
        changes = [change for change in proposed(images) if change.key in keys]
        return [(change, _change(images, change)) for change in changes]


def _change(images: QuerySet[Image], change: Recredit) -> list[int]:
    same = images.filter(credit=change.old).order_by("pk")
    ids = list(same.select_for_update().values_list("pk", flat=True))
    images.filter(credit=change.old).update(credit=change.new)
    prepare_changed(ids)
    return ids


def _printed(credit: str, spellings: dict[str, str]) -> str:
    """The credit by the rules; what they leave nothing of, or make too long, stays."""
    longest = Image._meta.get_field("credit").max_length or 0
    printed = normalise(credit, spellings)
    return printed if 0 < len(printed) <= longest else credit
