"""Media RSS 1.5: a picture with its caption, who made it, who brought it, whose it is."""

from articles.images.image import Image
from articles.reading.absolute import absolute
from articles.reading.feeds.markup import element, wrapped
from articles.reading.figure import Figure
from articles.reading.portable import portable_file

NAMESPACE = "http://search.yahoo.com/mrss/"
PLAIN = {"type": "plain"}
# Of the roles that the European Broadcasting Union has; “agency” is none of them.
AGENCY = "distribution company"
MAKERS = {Image.Kind.ILLUSTRATION: "illustrator", Image.Kind.GRAPHIC: "illustrator"}


def picture(figure: Figure) -> str:
    """One media:content, or nothing where there is no file yet."""
    file, image = portable_file(figure), figure.image
    if file is None:
        return ""
    maker = MAKERS.get(Image.Kind(image.kind), "photographer")
    told = [element("media:description", figure.caption_text, PLAIN)] * bool(
        figure.caption_text
    )
    told += [
        element("media:credit", name, {"role": role, "scheme": "urn:ebu"})
        for role, name in ((maker, image.photographer), (AGENCY, image.credit))
        if name
    ]
    if image.copyright_notice:
        told.append(element("media:copyright", image.copyright_notice))
    attributes = {
        "url": absolute(file.url),
        "type": file.media_type,
        "medium": "image",
        "width": str(file.width),
        "height": str(file.height),
        "fileSize": str(file.bytes),
    }
    return wrapped("media:content", "".join(told), attributes)
