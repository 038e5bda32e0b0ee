"""A story as ninjs 3.1, held to the schema of IPTC."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker

from articles.editions.publish import publish
from articles.editions.remove import remove
from articles.editions.withdraw import withdraw
from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from tests import make
from tests.reading.machine.test_news_article import NOON, SITE

pytestmark = pytest.mark.django_db

SCHEMA = json.loads(
    (Path(__file__).parent / "ninjs-schema_3.1.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
HOUR = dt.timedelta(hours=1)


def address(edition) -> str:
    return f"{edition.get_absolute_url()}ninjs.json"


def document(client, edition, status: int = 200) -> dict:
    response = client.get(address(edition))
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    said = response.json()
    assert [error.message for error in VALIDATOR.iter_errors(said)] == []
    return said


def rich_edition(**values):
    said = Metadata(
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        web_statement="https://epa.example/terms",
    )
    lead = make.image(
        "EPA",
        file=make.jpeg(800, 500, said),
        photographer="Jan Jansen",
        copyright_notice="© EPA",
        usage_terms="Eén keer",
    )
    inside = make.image("ANP", kind="graphic", alt="Een kaart")
    body = (
        '<p>Zie <a href="/binnenland/">hier</a>.</p>'
        f'<figure data-image="{inside.pk}"><figcaption>De <em>kaart</em></figcaption></figure>'
    )
    return make.edition(
        **{
            "at": NOON,
            "kicker": "Water",
            "intro": "De brug over de Maas.",
            "body": body,
            "place": "Rotterdam",
            "sources": "ANP, EPA",
            "authors": [make.author(), make.author("Bo Pol")],
            "tags": [make.tag()],
            "lead_image": lead,
            "lead_caption": "Bij nacht.",
        }
        | values
    )


def test_the_schema_itself_is_one_and_refuses_what_ninjs_has_not():
    Draft202012Validator.check_schema(SCHEMA)
    wrong = (
        {},
        {"uri": "x y"},
        {"uri": "urn:x:1", "credit": "EPA"},
        {"uri": "urn:x:1", "associations": [{"uri": "urn:x:2"}]},
        {"uri": "urn:x:1", "firstCreated": "gisteren"},
    )
    assert [VALIDATOR.is_valid(each) for each in wrong] == [False] * len(wrong)


def test_a_story_is_a_whole_document(client):
    edition = rich_edition()
    said = document(client, edition)
    pictures, bodies = said.pop("associations"), said.pop("bodies")
    page = SITE + edition.get_absolute_url()
    plain = {"contentType": "text/plain"}
    assert said == {
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "uri": f"urn:uuid:{edition.article_uuid}",
        "type": "text",
        "pubStatus": "usable",
        "version": "1",
        "versionCreated": "2026-11-03T12:00:00+01:00",
        "firstCreated": "2026-11-03T12:00:00+01:00",
        "contentCreated": "2026-11-03T12:00:00+01:00",
        "altIds": [{"role": "web", "value": page}],
        "renditions": [{"name": "web", "href": page, "contentType": "text/html"}],
        "language": "nl",
        "headlines": [
            {"role": "main", "value": "Brug gaat open"} | plain,
            {"role": "kicker", "value": "Water"} | plain,
        ],
        "descriptions": [{"role": "summary", "value": "De brug over de Maas."} | plain],
        "by": "Anna de Vries, Bo Pol",
        "infoSources": [
            {"name": "ANP", "role": "source"},
            {"name": "EPA", "role": "source"},
        ],
        "located": "Rotterdam",
        "copyrightHolder": "De Courant",
        "copyrightNotice": "© 2026 De Courant",
        "slugline": edition.slug,
        "genres": [{"name": "Nieuws", "literal": "news"}],
        "subjects": [
            {"name": "Binnenland", "rel": "section", "uri": f"{SITE}/binnenland/"},
            {"name": "Bruggen", "rel": "about", "uri": f"{SITE}/tag/bruggen/"},
        ],
    }
    assert [each["name"] for each in pictures] == ["lead", "picture 2"]
    assert (bodies[0]["contentType"], bodies[0]["role"]) == ("text/html", "main")
    assert f'<a href="{SITE}/binnenland/">' in bodies[0]["value"]


def test_a_picture_brings_its_credit_rights_and_files(client):
    edition = rich_edition()
    lead, inside = document(client, edition)["associations"]
    renditions = lead.pop("renditions")
    assert lead.pop("uri").startswith("urn:uuid:")
    by_itself = f"{SITE}/api/pictures/{edition.lead_image.pk}/"
    assert lead.pop("altIds") == [{"role": "api", "value": by_itself}]
    plain = {"contentType": "text/plain"}
    assert lead == {
        "name": "lead",
        "type": "picture",
        "descriptions": [
            {"role": "caption", "value": "Bij nacht."} | plain,
            {"role": "credit", "value": "Beeld EPA"} | plain,
            {"role": "alt", "value": "Een beeld"} | plain,
        ],
        "by": "Jan Jansen",
        "infoSources": [{"name": "EPA", "role": "credit"}],
        "copyrightNotice": "© EPA",
        "usageTerms": "Eén keer",
        "rightsInfo": {"linkedRights": "https://epa.example/terms"},
        "digitalSourceType": {
            "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
        },
    }
    assert [
        (each["name"], each.get("aspectRatio"), each["width"], each["height"])
        for each in renditions
    ] == [
        ("main", None, 800, 500),
        ("16x9", "16:9", 800, 450),
        ("4x3", "4:3", 666, 500),
        ("1x1", "1:1", 500, 500),
    ]
    assert (inside["type"], inside["descriptions"][0]["value"]) == (
        "graphic",
        "De kaart",
    )


def test_the_name_of_an_original_is_in_no_document(client):
    edition = rich_edition()
    text = client.get(address(edition)).content.decode()
    tokens = Image.objects.values_list("token", flat=True)
    assert [token for token in tokens if str(token) in text or token.hex in text] == []


def test_a_correction_and_another_version_are_said(client):
    edition = make.edition(at=NOON)
    article = make.Article.objects.get(pk=edition.article_id)
    publish(article, by=None, at=NOON + HOUR, correction="Was fout.")
    said = document(client, edition)
    assert (said["version"], said["versionCreated"]) == (
        "2",
        "2026-11-03T13:00:00+01:00",
    )
    assert said["descriptions"][-1] == {
        "role": "correction",
        "contentType": "text/plain",
        "value": "Was fout.",
    }


def test_a_picture_whose_rights_have_ended_is_in_it_no_more(client):
    edition = rich_edition()
    Image.objects.update(rights_end=timezone.now())
    said = document(client, edition)
    assert ("associations" in said, "<img" in said["bodies"][0]["value"]) == (
        False,
        False,
    )


def test_a_withdrawn_story_is_canceled_and_says_no_word_of_it(client):
    edition = rich_edition()
    article = make.Article.objects.get(pk=edition.article_id)
    gone = withdraw(article, by=None, reason="Klopte niet.")
    said = document(client, edition, status=410)
    assert (said["pubStatus"], said["uri"]) == (
        "canceled",
        f"urn:uuid:{edition.article_uuid}",
    )
    assert sorted(said) == sorted(
        [
            "standard",
            "uri",
            "type",
            "pubStatus",
            "version",
            "versionCreated",
            "altIds",
            "renditions",
        ]
    )
    assert said["version"] == str(gone.number)


def test_a_removed_story_answers_410_and_an_unknown_one_404(client):
    edition = make.edition()
    remove(edition.article_id, by="J. Jansen", ground="AVG", at=timezone.now())
    assert client.get(address(edition)).status_code == 410
    assert client.get("/binnenland/x~999999/ninjs.json").status_code == 404


def test_what_is_not_out_is_told_from_nothing_by_nobody(client):
    article = make.article("Geheim", section=make.section())
    planned = publish(article, by=None, at=timezone.now() + HOUR)
    one, other = (
        client.get(address(planned)),
        client.get("/binnenland/geheim~999999/ninjs.json"),
    )
    assert (one.status_code, one.content) == (404, other.content)


def test_a_wrong_address_leads_to_the_right_document(client):
    edition = make.edition()
    response = client.get(f"/sport/x~{edition.article_id}/ninjs.json")
    assert (response.status_code, response["Location"]) == (301, address(edition))


def test_a_document_is_sent_once(client):
    edition = rich_edition()
    first = client.get(address(edition))
    again = client.get(address(edition), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Image.objects.update(credit="AFP")
    other = client.get(address(edition), headers={"If-None-Match": first["ETag"]})
    # The moment of the edition says nothing of a picture's credit.
    by_date = {"If-Modified-Since": first["Last-Modified"]}
    assert (
        other.status_code == client.get(address(edition), headers=by_date).status_code
    )
    assert other.status_code == 200


def test_a_document_without_pictures_is_sent_once_by_date_too(client):
    edition = make.edition(at=NOON)
    first = client.get(address(edition))
    assert first["Last-Modified"] == "Tue, 03 Nov 2026 11:00:00 GMT"
    by_date = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(address(edition), headers=by_date).status_code == 304


def test_a_document_asks_the_database_four_times(client, django_assert_num_queries):
    path = address(rich_edition())
    with django_assert_num_queries(4):
        client.get(path)
