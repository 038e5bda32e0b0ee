"""Licence: where somebody reads on what terms a picture may be used, and asks for it."""

from dataclasses import dataclass

from django.db.models.fields.json import KeyTextTransform

STATEMENT, LICENSOR = "web_statement", "licensor_url"


@dataclass(frozen=True)
class Licence:
    """Two addresses, each where the picture's file names one."""

    statement: str = ""
    licensor: str = ""


def terms(of: str = "", called: str = "") -> dict[str, KeyTextTransform]:
    """What to annotate a query with for `licence`: a picture's metadata may be long, and
    is left out of what pages load. `of` is the way from a row to its picture."""
    metadata = f"{of}__metadata" if of else "metadata"
    return {
        called + name: KeyTextTransform(name, metadata)
        for name in (STATEMENT, LICENSOR)
    }


def licence(row, called: str = "") -> Licence:
    """What such a query brought; nothing of a row from another."""
    found = (getattr(row, called + name, "") for name in (STATEMENT, LICENSOR))
    return Licence(*(address or "" for address in found))
