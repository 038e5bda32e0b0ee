"""Which properties of XMP make which of our fields."""

from articles.images.metadata.fields import LIST_FIELDS, Found
from articles.images.metadata.moment import moment
from articles.images.metadata.xmp import Properties, Value, listed, plain, structs

# The first property with a value has its way.
PROPERTIES = {
    "description": ("dc:description",),
    "credit": ("photoshop:Credit",),
    "creator": ("dc:creator",),
    "creator_title": ("photoshop:AuthorsPosition",),
    "copyright_notice": ("dc:rights",),
    "source": ("photoshop:Source",),
    "headline": ("photoshop:Headline",),
    "title": ("dc:title",),
    "instructions": ("photoshop:Instructions",),
    "job_id": ("photoshop:TransmissionReference",),
    "keywords": ("dc:subject",),
    "caption_writer": ("photoshop:CaptionWriter",),
    "city": ("photoshop:City",),
    "state": ("photoshop:State",),
    "country": ("photoshop:Country",),
    "country_code": ("Iptc4xmpCore:CountryCode",),
    "alt_text": ("Iptc4xmpCore:AltTextAccessibility",),
    "long_description": ("Iptc4xmpCore:ExtDescrAccessibility",),
    "persons": ("Iptc4xmpExt:PersonInImage",),
    "usage_terms": ("xmpRights:UsageTerms",),
    "web_statement": ("xmpRights:WebStatement",),
    "supplier_id": ("plus:ImageSupplierImageID", "Iptc4xmpExt:DigImageGUID"),
    "digital_source_type": ("Iptc4xmpExt:DigitalSourceType",),
    "ai_prompt": ("Iptc4xmpExt:AIPromptInformation",),
    "ai_prompt_writer": ("Iptc4xmpExt:AIPromptWriterName",),
    "data_mining": ("plus:DataMining",),
}
PLACES = ("Iptc4xmpExt:LocationShown", "Iptc4xmpExt:LocationCreated")
PLACE_PARTS = (
    "Iptc4xmpExt:LocationName",
    "Iptc4xmpExt:Sublocation",
    "Iptc4xmpExt:City",
    "Iptc4xmpExt:ProvinceState",
    "Iptc4xmpExt:CountryName",
)
# Newer programs say these only there.
OF_A_PLACE = {
    "city": "Iptc4xmpExt:City",
    "state": "Iptc4xmpExt:ProvinceState",
    "country": "Iptc4xmpExt:CountryName",
    "country_code": "Iptc4xmpExt:CountryCode",
}
DATES = ("photoshop:DateCreated", "exif:DateTimeOriginal")
AI_SYSTEM = ("Iptc4xmpExt:AISystemUsed", "Iptc4xmpExt:AISystemVersionUsed")


def fields(found: Properties) -> dict[str, Found]:
    """Our fields, as far as XMP has them."""
    values: dict[str, Found] = {
        name: _value(name, [found[key] for key in keys if key in found])
        for name, keys in PROPERTIES.items()
    }
    place = _place(found)
    for name, part in OF_A_PLACE.items():
        values[name] = values[name] or plain(place.get(part, ""))
    dates = (moment(plain(found.get(name, ""))) for name in DATES)
    return values | {
        "date_taken": next((date for date in dates if date), None),
        "location": _location(place, found),
        "licensor_url": _licensor_url(found),
        "ai_system": " ".join(plain(found.get(name, "")) for name in AI_SYSTEM),
    }


def _value(name: str, values: list[Value]) -> Found:
    if name in LIST_FIELDS:
        return listed(values[0]) if values else []
    texts = (plain(value) for value in values)
    return next((text for text in texts if text.strip()), "")


def _place(found: Properties) -> dict[str, Value]:
    """The place shown, else where the camera stood."""
    for name in PLACES:
        for place in structs(found.get(name, "")):
            if any(plain(place.get(part, "")).strip() for part in PLACE_PARTS):
                return place
    return {}


def _location(place: dict[str, Value], found: Properties) -> str:
    """A place in words, else the old field for it."""
    parts = [plain(place.get(part, "")).strip() for part in PLACE_PARTS]
    if any(parts):
        return ", ".join(dict.fromkeys(part for part in parts if part))
    return plain(found.get("Iptc4xmpCore:Location", ""))


def _licensor_url(found: Properties) -> str:
    for licensor in structs(found.get("plus:Licensor", "")):
        if address := plain(licensor.get("plus:LicensorURL", "")).strip():
            return address
    return ""
