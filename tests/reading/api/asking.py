"""Asks the API, and holds every answer to what its description says."""

from functools import cache
from typing import Any

from django.test import Client
from django.urls import resolve
from jsonschema import Draft202012Validator, FormatChecker

from articles.reading.api.description import description
from articles.reading.api.endpoints import ENDPOINTS, Endpoint
from articles.reading.api.partner_token import PartnerToken, digest_of, new_token

LIST = "/api/articles/"


def one(uuid) -> str:
    return f"/api/articles/{uuid}/"


@cache
def described() -> dict[str, Any]:
    return description()


def complaints(document, schema: dict) -> list[str]:
    """What of a document is not as the description says."""
    whole = schema | {"components": described()["components"]}
    validator = Draft202012Validator(whole, format_checker=FormatChecker())
    return [f"{e.json_path}: {e.message}" for e in validator.iter_errors(document)]


def endpoint_of(path: str) -> Endpoint:
    name = resolve(path).url_name
    return next(each for each in ENDPOINTS if each.name == name)


def schema_of(path: str, status: int) -> dict:
    """The schema of an answer, as documented for this address and status."""
    responses = described()["paths"][endpoint_of(path).path]["get"]["responses"]
    said = responses[str(status)]
    if "$ref" in said:
        name = said["$ref"].rpartition("/")[2]
        said = described()["components"]["responses"][name]
    return next(iter(said["content"].values()))["schema"]


def ask(client: Client, path: str, status: int = 200, **headers: str):
    """An answer of this status, which is what its description promises."""
    response = client.get(path, headers=headers)
    assert response.status_code == status, response.content
    assert complaints(response.json(), schema_of(path.partition("?")[0], status)) == []
    return response


def headlines(client: Client, query: str = "", **headers: str) -> list[str]:
    """The headlines of one page, in order; of what was withdrawn, that it was."""
    return [said(item) for item in ask(client, LIST + query, **headers).json()["items"]]


def said(item: dict) -> str:
    if item["pubStatus"] == "canceled":
        return "canceled"
    return item["headlines"][0]["value"]


def walk(client: Client, address: str) -> list[dict]:
    """All items of a list, page by page."""
    found: list[dict] = []
    while address:
        page = ask(client, address.removeprefix("http://127.0.0.1:8000")).json()
        found += page["items"]
        address = page["next"]
    return found


def token(**values) -> dict[str, str]:
    """The header of a new partner."""
    word = new_token()
    values = {"name": word} | values
    PartnerToken.objects.create(digest=digest_of(word), **values)
    return {"Authorization": f"Bearer {word}"}
