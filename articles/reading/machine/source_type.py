"""How a picture came about, by IPTC's list, as schema.org writes it."""

IPTC = "cv.iptc.org/newscodes/digitalsourcetype/"
SCHEMA = "https://schema.org/"
KNOWN = (
    "algorithmicMedia",
    "algorithmicallyEnhanced",
    "compositeCapture",
    "compositeSynthetic",
    "compositeWithTrainedAlgorithmicMedia",
    "dataDrivenMedia",
    "digitalArt",
    "digitalCapture",
    "minorHumanEdits",
    "multiFrameComputationalCapture",
    "negativeFilm",
    "positiveFilm",
    "print",
    "screenCapture",
    "trainedAlgorithmicMedia",
    "virtualRecording",
)


def source_type(said: str) -> str:
    """An IPTC address or code in schema.org's words; "" for what is on neither list."""
    code = said.rpartition("/")[2]
    if code not in KNOWN or ("/" in said and IPTC not in said):
        return ""
    return f"{SCHEMA}{code[0].upper()}{code[1:]}DigitalSource"
