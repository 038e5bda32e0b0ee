"""The API as OpenAPI 3.1 describes it, for programs that write programs."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.reading.absolute import absolute
from articles.reading.api import cursor, problem
from articles.reading.api.door import Asked, answer
from articles.reading.api.endpoints import ENDPOINTS, Endpoint
from articles.reading.api.moment_field import MomentField
from articles.reading.api.question import Planning, Question
from articles.reading.api.schemas import SCHEMAS, Schema, ref
from articles.reading.search_form import LONGEST

VERSION = "1.0.0"
JSON = "application/json"
SLUG = "^[-a-zA-Z0-9_]+$"
ABOUT = gettext_lazy(
    "Stories, pictures and names as ninjs 3.1, for reading only. Send the ETag along, and "
    "what has not changed costs next to nothing."
)


def openapi(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    return answer(request, description())


def description() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": settings.SITE_NAME,
            "version": VERSION,
            "description": str(ABOUT),
        },
        "servers": [{"url": settings.SITE_URL}],
        "externalDocs": {"url": absolute("/api/")},
        "security": [{}, {"token": []}],
        "paths": {
            endpoint.path: {"get": _operation(endpoint)} for endpoint in ENDPOINTS
        },
        "components": {
            "schemas": SCHEMAS,
            "responses": {
                _name(kind): _refusal(str(title))
                for kind, (_status, title) in problem.KINDS.items()
            },
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": _("The paper gives tokens to partners."),
                }
            },
        },
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    fields = endpoint.question(QueryDict()).fields
    return {
        "operationId": endpoint.name,
        "summary": str(endpoint.summary),
        "parameters": [
            *(_part(name, schema) for name, schema in endpoint.parts.items()),
            *(_parameter(name, field) for name, field in fields.items()),
        ],
        "responses": _responses(endpoint),
    }


def _part(name: str, schema: Schema) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _parameter(name: str, field: forms.Field) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "description": str(field.help_text),
        "schema": schema_of(field),
    }


def schema_of(field: forms.Field) -> Schema:
    """What may be said in a field of a question."""
    match field:
        case MomentField():
            formats = [{"format": "date"}, {"format": "date-time"}]
            return {"type": "string", "anyOf": formats}
        case forms.ChoiceField():
            choices: Any = field.choices
            values = [value for value, _label in choices]
            return {"type": "string", "enum": values, "default": values[0]}
        case forms.IntegerField():
            least, most = field.min_value, field.max_value
            bounds: Schema = {
                "minimum": least,
                "maximum": most,
                "default": field.initial,
            }
            return {"type": "integer", **bounds}
        case cursor.CursorField():
            length: Schema = {"minLength": 1, "maxLength": cursor.LONGEST}
            return {"type": "string", "pattern": "^[-_a-zA-Z0-9]+$"} | length
        case forms.SlugField():
            length = {"minLength": 1, "maxLength": field.max_length}
            return {"type": "string", "pattern": SLUG} | length
    return {"type": "string", "minLength": 1, "maxLength": LONGEST}


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    found = {
        "200": _answered(_("What was asked for."), endpoint.answers),
        "304": {"description": _("You have it already.")},
    }
    kinds = ["parameters", "token", "method"]
    kinds += ["planned"] if issubclass(endpoint.question, Planning) else []
    kinds += ["not-found"] if endpoint.parts else []
    found |= {
        str(problem.KINDS[kind][0]): {"$ref": f"#/components/responses/{_name(kind)}"}
        for kind in kinds
    }
    if endpoint.gone:
        found["410"] = _answered(_("It was withdrawn or removed."), endpoint.gone)
    return dict(sorted(found.items()))


def _answered(words: str, schema: str) -> dict[str, Any]:
    headers = {"ETag": {"schema": {"type": "string"}}}
    content = {JSON: {"schema": ref(schema)}}
    return {"description": words, "headers": headers, "content": content}


def _refusal(words: str) -> dict[str, Any]:
    content = {problem.MEDIA_TYPE: {"schema": ref("Problem")}}
    return {"description": words, "content": content}


def _name(kind: str) -> str:
    """“NotFound” of “not-found”."""
    return kind.title().replace("-", "")


def told(question: type[Question]) -> list[dict[str, Any]]:
    """The parameters of a question, for the page that people read."""
    fields = question(QueryDict()).fields
    return [
        {"name": name, "words": field.help_text, "schema": schema_of(field)}
        for name, field in fields.items()
    ]
