"""What has a name in its address, and leaves the old one leading on."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.masthead.author import Author
from articles.masthead.old_address import OldAddress, lead_on
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from tests import make

pytestmark = pytest.mark.django_db


def kept() -> dict[str, object]:
    """Each old address with the thing or the page that it leads to."""
    return {old.path: old.thing or old.to for old in OldAddress.objects.all()}


@pytest.mark.parametrize(
    ("thing", "kind"),
    [(make.section, "/"), (make.tag, "/tag/"), (make.author, "/author/")],
)
def test_each_name_that_was_leads_to_the_thing(thing, kind):
    made = thing("Eerste")
    for slug in ("tweede", "derde", "eerste", "vierde"):
        made.slug = slug
        made.save()
    paths = [f"{kind}{slug}/" for slug in ("derde", "eerste", "tweede")]
    assert kept() == dict.fromkeys(paths, made)


def test_a_save_that_keeps_the_name_leaves_nothing_behind():
    section = make.section()
    section.name = "Nederland"
    section.save()
    section.slug = "anders"
    section.save(update_fields=["name"])
    assert (kept(), Section.objects.get().slug) == ({}, "binnenland")
    section.save(update_fields=["slug"])
    assert kept() == {"/binnenland/": section}


def test_a_name_that_could_not_be_had_leaves_nothing_behind():
    make.section("Sport")
    section = make.section()
    section.slug = "sport"
    with pytest.raises(IntegrityError), transaction.atomic():
        section.save()
    assert kept() == {}


def test_what_led_to_a_page_below_goes_along():
    section = make.section()
    origin = OldAddress.Origin.IMPORTED
    lead_on("/feed.xml", origin, to="/binnenland/rss.xml")
    lead_on("/elders.xml", origin, to="/binnenlands-bestuur/rss.xml")
    section.slug = "anders"
    section.save()
    assert kept() == {
        "/binnenland/": section,
        "/elders.xml": "/binnenlands-bestuur/rss.xml",
        "/feed.xml": "/anders/rss.xml",
    }


def test_an_old_address_goes_with_its_thing():
    author = make.author()
    author.slug = "anders"
    author.save()
    author.delete()
    assert kept() == {}


@pytest.mark.parametrize("targets", [{}, {"to": "/archive/", "article_id": 1}])
def test_an_old_address_leads_to_one_thing(targets):
    with pytest.raises(IntegrityError), transaction.atomic():
        OldAddress.objects.create(path="/oud.html", **targets)


def test_synonyms_are_addresses_while_nothing_else_has_them():
    first = make.tag("Bruggen", synonyms="Viaducten\nBRUGGEN\n\n’t Viaduct")
    make.tag("Wegen", synonyms="Viaducten\nStraten")
    assert kept() == {
        "/tag/straten/": Tag.objects.get(name="Wegen"),
        "/tag/t-viaduct/": first,
        "/tag/viaducten/": first,
    }


def test_tags_that_are_merged_one_after_another_lead_to_the_last():
    first, second, third = (
        make.tag(name) for name in ("Brug", "Bruggen", "Overspanning")
    )
    for tag, into in ((first, second), (second, third)):
        tag.merged_into = into
        tag.full_clean()
        tag.save()
    first.refresh_from_db()
    assert (first.lasting, second.lasting, third.lasting) == (third, third, third)


@pytest.mark.parametrize("into", ["self", "merged"])
def test_a_tag_is_not_merged_in_a_circle(into):
    tag, other = make.tag("Brug"), make.tag("Bruggen")
    other.merged_into = tag
    other.save()
    tag.merged_into = tag if into == "self" else other
    with pytest.raises(ValidationError) as refused:
        tag.full_clean()
    assert list(refused.value.message_dict) == ["merged_into"]


def test_new_stories_get_the_tag_that_lasts():
    tag = make.tag("Bruggen")
    double = make.tag("Brug", merged_into=tag)
    edition = make.edition(tags=[double, tag, make.tag("Water")])
    assert [made.name for made in edition.tags.order_by("name")] == ["Bruggen", "Water"]


@pytest.mark.parametrize(
    ("links", "fine"),
    [
        ("https://example.nl/@anna\nhttp://www.example.org/a", True),
        ("", True),
        ("javascript:alert(1)", False),
        ("https://example.nl\nanna@example.nl", False),
    ],
)
def test_an_author_is_elsewhere_only_at_addresses_of_pages(links, fine):
    author = Author(name="Anna", slug="anna", links=links)
    try:
        author.full_clean()
    except ValidationError as error:
        assert (list(error.message_dict), fine) == (["links"], False)
    else:
        sites = [site for site, _address in author.link_list]
        assert (sites, fine) == (["example.nl", "example.org"] if links else [], True)
