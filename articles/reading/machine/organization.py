"""The paper itself, as publisher of all it prints."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from articles.reading.absolute import absolute
from articles.reading.machine.json_ld import Thing, thing

LOGO = "reading/logo.png"
LOGO_SIZE = 512


def organization() -> Thing:
    """The paper with its name, its logo and what it holds itself to."""
    return thing(
        "NewsMediaOrganization",
        **{"@id": f"{settings.SITE_URL}/#organization"},
        name=settings.SITE_NAME,
        url=absolute(reverse("front")),
        logo=logo(),
        correctionsPolicy=settings.CORRECTIONS_POLICY
        or absolute(reverse("corrections")),
        ethicsPolicy=settings.ETHICS_POLICY,
        publishingPrinciples=settings.PUBLISHING_PRINCIPLES,
        email=settings.SITE_EMAIL,
    )


def logo() -> Thing:
    address = absolute(static(LOGO))
    return thing(
        "ImageObject",
        url=address,
        contentUrl=address,
        width=LOGO_SIZE,
        height=LOGO_SIZE,
    )


def website() -> Thing:
    """The site as a whole. No search box: Google has stopped showing one."""
    return thing(
        "WebSite",
        **{"@id": f"{settings.SITE_URL}/#website"},
        name=settings.SITE_NAME,
        alternateName=settings.SITE_TAGLINE,
        url=absolute(reverse("front")),
        inLanguage=settings.LANGUAGE_CODE,
        publisher={"@id": f"{settings.SITE_URL}/#organization"},
    )
