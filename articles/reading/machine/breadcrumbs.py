"""The way from the front page to a page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.reading.absolute import absolute
from articles.reading.machine.json_ld import Thing, thing

Step = tuple[str, str]


def breadcrumbs(*steps: Step) -> Thing:
    """Names and addresses below the front page; the last one may be the page itself."""
    way = [(_("Front page"), reverse("front")), *steps]
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=place, name=name, item=absolute(address))
            for place, (name, address) in enumerate(way, start=1)
        ],
    )
