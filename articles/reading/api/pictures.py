"""Pictures: one that readers see in a story, with the words that stand below it there."""

from django.http import HttpRequest, HttpResponseBase

from articles.body.parse import parse
from articles.editions.edition import Edition
from articles.reading.api.documents import whole
from articles.reading.api.door import Asked, answer
from articles.reading.api.problem import not_found
from articles.reading.api.selection import planned
from articles.reading.figure import Figure, body_images, lead_figure
from articles.reading.machine.ninjs import STANDARD
from articles.reading.machine.ninjs_picture import picture as described
from articles.reading.portable import figures


def picture(request: HttpRequest, asked: Asked, picture_id: int) -> HttpResponseBase:
    """As the newest story shows it. A picture that no story shows is not there."""
    stories = planned(asked.at) if asked.planned else Edition.objects.live(asked.at)
    using = whole(stories).filter(pictures__image=picture_id)
    edition = using.order_by("-published_at", "-id").first()
    figure = _figure(edition, picture_id, asked) if edition else None
    if figure is None:
        raise not_found()
    said = described(figure, 1)
    del said["name"]  # which place it has in one story
    return answer(request, {"standard": STANDARD} | said)


def _figure(edition: Edition, picture_id: int, asked: Asked) -> Figure | None:
    moment = max(asked.at, edition.published_at)
    lead = lead_figure(edition, at=moment)
    if lead and lead.image.pk == picture_id:
        return lead
    blocks = parse(edition.body)
    inside = figures(blocks, body_images(blocks, moment))
    return next((each for each in inside if each.image.pk == picture_id), None)
