"""Editions as lists show them."""

from articles.editions.edition import EditionQuerySet


def listed(editions: EditionQuerySet) -> EditionQuerySet:
    """Editions with what a list shows of them, and without their text."""
    return editions.select_related("section", "lead_image").defer(
        "body", "lead_image__metadata"
    )
