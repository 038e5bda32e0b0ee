"""What a picture's file says of itself, in the desk's words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.images.image import Image

LABELS = {
    "description": gettext_lazy("description"),
    "credit": gettext_lazy("credit"),
    "creator": gettext_lazy("photographer"),
    "creator_title": gettext_lazy("photographer’s title"),
    "copyright_notice": gettext_lazy("copyright"),
    "source": gettext_lazy("source"),
    "headline": gettext_lazy("headline"),
    "title": gettext_lazy("title"),
    "instructions": gettext_lazy("instructions"),
    "job_id": gettext_lazy("job id"),
    "keywords": gettext_lazy("keywords"),
    "caption_writer": gettext_lazy("caption writer"),
    "date_taken": gettext_lazy("taken at"),
    "city": gettext_lazy("city"),
    "state": gettext_lazy("province or state"),
    "country": gettext_lazy("country"),
    "country_code": gettext_lazy("country code"),
    "location": gettext_lazy("location"),
    "alt_text": gettext_lazy("alt text"),
    "long_description": gettext_lazy("long description"),
    "persons": gettext_lazy("persons"),
    "usage_terms": gettext_lazy("usage terms"),
    "web_statement": gettext_lazy("web statement of rights"),
    "licensor_url": gettext_lazy("licensor"),
    "supplier_id": gettext_lazy("supplier’s id"),
    "digital_source_type": gettext_lazy("digital source type"),
    "ai_system": gettext_lazy("AI system"),
    "ai_prompt": gettext_lazy("AI prompt"),
    "ai_prompt_writer": gettext_lazy("AI prompt by"),
    "data_mining": gettext_lazy("text and data mining"),
}


@dataclass(frozen=True)
class Said:
    """One field of the file: its value, and the block that it came from."""

    label: str
    value: str
    origin: str


def said(image: Image) -> list[Said]:
    """Every field that the file filled, as it was when it came in."""
    found, origins = image.metadata.get("found", {}), image.metadata.get("origins", {})
    return [
        Said(str(label), _words(found[name]), origins.get(name, "").upper())
        for name, label in LABELS.items()
        if found.get(name)
    ]


def warnings(image: Image) -> list[str]:
    """What somebody should know before trusting it."""
    found = []
    if image.problem:
        found.append(image.problem)
    if image.metadata.get("credit_cut_off"):
        found.append(
            _(
                "The credit in the file fills all 32 characters of its field, so it may "
                "have been cut off. Check it with the agency."
            )
        )
    return found


def _words(value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
