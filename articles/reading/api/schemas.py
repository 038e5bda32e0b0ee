"""What answers look like, as JSON Schema 2020-12: the part of ninjs 3.1 that the paper fills in."""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
NUMBER: Schema = {"type": "integer", "minimum": 0}


def _thing(required: str, **properties: Schema) -> Schema:
    """An object with these properties and no other."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def _many(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _one_of(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _page_of(item: Schema) -> Schema:
    further = {"type": ["string", "null"], "format": "uri"}
    return _thing("items next", items=_many(item), next=further)


STANDARD = _thing("name version schema", name=TEXT, version=TEXT, schema=ADDRESS)
SAID = _thing(
    "role contentType value",
    role=TEXT,
    contentType=_one_of("text/plain"),
    value=TEXT,
)
BODY = _thing(
    "role contentType charCount wordCount value",
    role=_one_of("main"),
    contentType=_one_of("text/html"),
    charCount=NUMBER,
    wordCount=NUMBER,
    value=TEXT,
)
ROLE_AND_VALUE = _thing("role value", role=TEXT, value=TEXT)
NAME_AND_ROLE = _thing("name role", name=TEXT, role=TEXT)
SUBJECT = _thing(
    "name rel uri", name=TEXT, rel=_one_of("section", "about"), uri=ADDRESS
)
RENDITION = _thing(
    "name href contentType",
    name=TEXT,
    href=ADDRESS,
    contentType=TEXT,
    width=NUMBER,
    height=NUMBER,
    sizeInBytes=NUMBER,
    aspectRatio=TEXT,
)
RIGHTS = _thing("linkedRights", linkedRights=ADDRESS)
# Which story it is, and how new: of every story, whatever became of it.
IDENTITY = {
    "standard": ref("Standard"),
    "uri": ADDRESS,
    "type": _one_of("text"),
    "version": TEXT,
    "versionCreated": MOMENT,
    "altIds": _many(ROLE_AND_VALUE),
    "renditions": _many(ref("Rendition")),
}
PICTURE = {
    "uri": ADDRESS,
    "type": _one_of("picture", "graphic"),
    "descriptions": _many(ref("Said")),
    "by": TEXT,
    "infoSources": _many(NAME_AND_ROLE),
    "copyrightNotice": TEXT,
    "usageTerms": TEXT,
    "rightsInfo": RIGHTS,
    "digitalSourceType": _thing("", uri=ADDRESS, literal=TEXT),
    "altIds": _many(ROLE_AND_VALUE),
    "renditions": _many(ref("Rendition")),
}
ARTICLE = _thing(
    "standard uri type pubStatus version versionCreated altIds renditions language "
    "firstCreated contentCreated headlines bodies copyrightHolder copyrightNotice "
    "slugline genres subjects",
    **IDENTITY,
    pubStatus=_one_of("usable", "withheld"),
    embargoedUntil=MOMENT,
    language=TEXT,
    firstCreated=MOMENT,
    contentCreated=MOMENT,
    headlines=_many(ref("Said")),
    descriptions=_many(ref("Said")),
    bodies=_many(BODY),
    associations=_many(_thing("name uri type renditions", name=TEXT, **PICTURE)),
    by=TEXT,
    infoSources=_many(NAME_AND_ROLE),
    located=TEXT,
    copyrightHolder=TEXT,
    copyrightNotice=TEXT,
    rightsInfo=RIGHTS,
    slugline=TEXT,
    genres=_many(_thing("name literal", name=TEXT, literal=TEXT)),
    subjects=_many(SUBJECT),
)
NAMED = _thing(
    "name slug uri articles",
    name=TEXT,
    slug=TEXT,
    description=TEXT,
    role=TEXT,
    uri=ADDRESS,
    articles=ADDRESS,
)
PROBLEM = _thing(
    "type title status detail",
    type=ADDRESS,
    title=TEXT,
    status=NUMBER,
    detail=TEXT,
    errors=_many(_thing("parameter detail", parameter=TEXT, detail=TEXT)),
)
SCHEMAS: dict[str, Schema] = {
    "Standard": STANDARD,
    "Said": SAID,
    "Rendition": RENDITION,
    "Article": ARTICLE,
    "Cancellation": _thing(
        "standard uri type pubStatus versionCreated",
        **IDENTITY,
        pubStatus=_one_of("canceled"),
    ),
    "Picture": _thing(
        "standard uri type renditions", standard=ref("Standard"), **PICTURE
    ),
    "Name": NAMED,
    "Problem": PROBLEM,
    "ArticleList": _page_of({"oneOf": [ref("Article"), ref("Cancellation")]}),
    "CancellationList": _page_of(ref("Cancellation")),
    "NameList": _page_of(ref("Name")),
}
