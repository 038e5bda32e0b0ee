"""Which front an address of the desk is about."""

from django.http import Http404
from django.urls import reverse

from articles.masthead.section import Section

# The front page is the front of section 0 in these addresses.
FRONT_PAGE = 0


def section_of(section_id: int) -> Section | None:
    """The section that an address is about; None for the front page."""
    if section_id == FRONT_PAGE:
        return None
    # No table has a key as long as an address can be.
    section = Section.objects.filter(pk=min(section_id, 2**63 - 1)).first()
    if section is None:
        raise Http404
    return section


def front_url(section: Section | None, name: str = "edit") -> str:
    """The address of a page about a front."""
    key = section.pk if section else FRONT_PAGE
    return reverse(f"admin:articles_front_{name}", args=[key])
