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
DATES = ("photoshop:DateCreated", "exif:DateTimeOriginal")
AI_SYSTEM = ("Iptc4xmpExt:AISystemUsed", "Iptc4xmpExt:AISystemVersionUsed")


def fields(found: Properties) -> dict[str, Found]:
    """Our fields, as far as XMP has them."""
    values: dict[str, Found] = {
        name: _value(name, [found[key] for key in keys if key in found])
        for name, keys in PROPERTIES.items()
    }
    dates = (moment(plain(found.get(name, ""))) for name in DATES)
    return values | {
        "date_taken": next((date for date in dates if date), None),
        "location": _location(found),
        "licensor_url": _licensor_url(found),
        "ai_system": " ".join(plain(found.get(name, "")) for name in AI_SYSTEM),
    }


def _value(name: str, values: list[Value]) -> Found:
    if name in LIST_FIELDS:
        return listed(values[0]) if values else []
    texts = (plain(value) for value in values)
    return next((text for text in texts if text.strip()), "")


def _location(found: Properties) -> str:
    """The place shown, else where the camera stood, else the old field for it."""
    for name in PLACES:
        for place in structs(found.get(name, "")):
            parts = [plain(place.get(part, "")).strip() for part in PLACE_PARTS]
            if any(parts):
                return ", ".join(dict.fromkeys(part for part in parts if part))
    return plain(found.get("Iptc4xmpCore:Location", ""))


def _licensor_url(found: Properties) -> str:
    for licensor in structs(found.get("plus:Licensor", "")):
        if address := plain(licensor.get("plus:LicensorURL", "")).strip():
            return address
    return ""
