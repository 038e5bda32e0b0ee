"""What a removed story, or removed words, leave in the addresses that once led to it."""

from urllib.parse import quote

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.text import slugify

from articles.masthead.old_address import OldAddress


def forget_addresses(article_id: int, words: str) -> int:
    """An address from before is mostly a headline: how many were forgotten.

    Those in which the words do not stand stay, and lead to what is left of the story.
    """
    found = _leading_to(article_id)
    if words:
        found = [old for old in found if _says(old, words)]
    keys = [old.pk for old in found]
    kind = ContentType.objects.get_for_model(OldAddress)
    # The admin's history names an address by itself.
    logged = LogEntry.objects.filter(content_type=kind, object_id__in=map(str, keys))
    logged.delete()
    OldAddress.objects.filter(pk__in=keys).delete()
    return len(keys)


def _leading_to(article_id: int) -> list[OldAddress]:
    by_path = Q(to__contains=f"~{article_id}/") | Q(to__endswith=f"~{article_id}")
    return list(OldAddress.objects.filter(Q(article_id=article_id) | by_path))


def _says(old: OldAddress, words: str) -> bool:
    """Whether the words stand in an address, in any of the ways that addresses have."""
    written = {words, slugify(words), quote(words), words.replace(" ", "_")} - {""}
    told = f"{old.path} {old.to}".casefold()
    return any(way.casefold() in told for way in written)
