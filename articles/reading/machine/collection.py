"""Pages that list stories: sections, subjects, authors."""

from django.conf import settings

from articles.masthead.author import Author
from articles.reading.absolute import absolute
from articles.reading.figure import Figure
from articles.reading.machine.breadcrumbs import breadcrumbs
from articles.reading.machine.image_object import image_objects
from articles.reading.machine.json_ld import Thing, thing
from articles.reading.machine.organization import organization


def collection_page(name: object, description: str, address: str) -> Thing:
    """A section, a subject, or a stretch of the archive."""
    return thing(
        "CollectionPage",
        name=str(name),
        description=description,
        url=absolute(address),
        inLanguage=settings.LANGUAGE_CODE,
        isPartOf={"@id": f"{settings.SITE_URL}/#website"},
        breadcrumb=breadcrumbs((str(name), address)),
    )


def profile_page(author: Author, portrait: Figure | None) -> Thing:
    """Somebody who writes for the paper."""
    address = absolute(author.get_absolute_url())
    return thing(
        "ProfilePage",
        url=address,
        inLanguage=settings.LANGUAGE_CODE,
        breadcrumb=breadcrumbs((author.name, author.get_absolute_url())),
        mainEntity=thing(
            "Person",
            **{"@id": address},
            name=author.name,
            url=address,
            jobTitle=author.role,
            description=author.bio,
            image=image_objects([portrait] if portrait else []),
            sameAs=[line for _site, line in author.link_list],
            worksFor=organization(),
        ),
    )
