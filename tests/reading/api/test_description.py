"""The OpenAPI description and the page for people hold what there is, and no more."""

import pytest
from django.urls import reverse
from django.utils import translation
from jsonschema import Draft202012Validator

from articles.reading.api.endpoints import ENDPOINTS
from articles.reading.api.schemas import SCHEMAS
from articles.urls import urlpatterns
from tests import make
from tests.reading.api.asking import ask

pytestmark = pytest.mark.django_db
# These tell of the others.
TELLING = {"api", "api_openapi"}


def described(client) -> dict:
    return client.get("/api/openapi.json").json()


def test_every_address_is_described_and_every_described_one_is_there(client):
    named = [each.name or "" for each in urlpatterns]
    there = {name for name in named if name.startswith("api")} - TELLING
    operations = [path["get"] for path in described(client)["paths"].values()]
    assert {each["operationId"] for each in operations} == there


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda each: each.name)
def test_an_address_takes_the_parameters_that_are_described_and_no_other(
    client, endpoint
):
    story = make.edition(lead_image=make.image())
    parts = {"uuid": story.article_uuid, "picture_id": story.lead_image_id}
    args = [parts[name] for name in endpoint.parts]
    path = reverse(endpoint.name, args=args)
    said = described(client)["paths"][endpoint.path]["get"]["parameters"]
    known = {each["name"] for each in said if each["in"] == "query"}
    with translation.override("en"):
        problem = ask(client, f"{path}?x=1", 400).json()
    words = problem["errors"][0]["detail"]
    told = set(words.rpartition(": ")[2].rstrip(".").split(", "))
    assert (told == known) if known else words.endswith("takes none.")
    # Twice, each is refused for that alone: it is known.
    for name in known:
        problem = ask(client, f"{path}?{name}=1&{name}=2", 400).json()
        assert problem["errors"][0]["parameter"] == name
    assert {each["name"] for each in said if each["in"] == "path"} == set(
        endpoint.parts
    )


def test_the_schemas_are_schemas_and_each_is_referred_to(client):
    document = client.get("/api/openapi.json").content.decode()
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        assert f'"#/components/schemas/{name}"' in document


def test_the_page_for_people_names_every_address_and_every_problem(client):
    response = client.get("/api/")
    page = response.content.decode()
    assert response["Link"].endswith('/api/openapi.json>; rel="service-desc"')
    for endpoint in ENDPOINTS:
        assert f"<code>{endpoint.path}</code>" in page
    for kind in described(client)["components"]["responses"]:
        name = {"NotFound": "not-found"}.get(kind, kind.lower())
        assert f'id="{name}"' in page
