"""The social card of an edition: its name, ordering one, and drawing it off the request.

Drawn when a story is published, also one that is planned: whoever asks for a card gets
that of what is live (articles/reading/machine/card_file.py).
"""

from collections.abc import Collection

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task

from articles.editions.edition import Edition
from articles.images.card.card import Card
from articles.images.card.draw import NotDrawn, draw_card
from articles.images.image import Image
from articles.images.prepare import prepare
from articles.images.stored import discard, store

FOLDER = "cards"
# Of stories that share a picture, so many get another card when the picture changes.
NEWEST = 200


def card_of(edition: Edition, image: Image | None) -> Card:
    """What its card says; `image` its lead picture where readers may see that."""
    return Card(
        paper=settings.SITE_NAME,
        kicker=edition.kicker,
        headline=edition.social_title or edition.headline,
        image=image,
    )


def card_file(article_id: int, card: Card) -> str:
    """Where a card is kept: with all others of its story."""
    return f"{_folder(article_id)}/{card.name}.jpg"


def order_card(edition: Edition) -> None:
    """Have its card drawn by the worker. Call inside the transaction that publishes.

    An archive story gets one from `make_cards --all`: an import brings too many.
    """
    if settings.SOCIAL_CARDS and not edition.withdrawn and not edition.dated:
        draw_cards.enqueue(edition.pk)


def order_cards_of(article_id: int) -> None:
    """The same for a story whose words were taken out of what went out."""
    _order(article_id=article_id)


def order_cards_with(image_ids: Collection[int]) -> None:
    """The same for stories whose lead picture has changed. Call in that transaction."""
    if image_ids:
        _order(lead_image__in=list(image_ids))


def _order(**found: object) -> None:
    now = timezone.now()
    for editions in (Edition.objects.live(now), Edition.objects.planned(now)):
        for edition in editions.filter(**found).order_by("-pk")[:NEWEST]:
            order_card(edition)


@task()
def draw_cards(edition_id: int) -> None:
    """What the worker does; nothing where it has been done, or the edition was cancelled."""
    told = Edition.objects.exclude(kind=Edition.Kind.WITHDRAWAL)
    edition = told.select_related("lead_image").filter(pk=edition_id).first()
    if edition is None:
        return
    image = edition.lead_image
    if image and image.file and image.state == Image.State.PREPARING:
        prepare(image)
    for card in _cards(edition):
        _keep(edition.article_id, card)
    _forget_old(edition.article_id)


def missing_card(edition: Edition) -> bool:
    """Whether a card is still to be drawn."""
    names = [card_file(edition.article_id, card) for card in _cards(edition)]
    return not all(map(default_storage.exists, names))


def forget_cards(article_id: int) -> None:
    """Remove every card of a story, when this transaction is there for good."""
    discard(_stored(article_id))


def _cards(edition: Edition) -> list[Card]:
    """With its picture, and without where it has none, or not for ever."""
    image = edition.lead_image
    if image is None or not image.renditions:
        return [card_of(edition, None)]
    words = [card_of(edition, None)] if image.rights_end else []
    return [card_of(edition, image), *words]


def _keep(article_id: int, card: Card) -> None:
    name = card_file(article_id, card)
    if default_storage.exists(name):
        return
    try:
        stored = store(name, draw_card(card))
    except NotDrawn:
        return
    if stored != name:
        # Another worker was as quick.
        default_storage.delete(stored)


def _forget_old(article_id: int) -> None:
    """Remove the cards of editions that are no longer and will not be live."""
    now = timezone.now()
    own = Edition.objects.filter(article_id=article_id).select_related("lead_image")
    current = [*own.live(now), *own.planned(now)]
    kept = {
        card_file(article_id, card) for edition in current for card in _cards(edition)
    }
    discard(set(_stored(article_id)) - kept)


def _stored(article_id: int) -> list[str]:
    folder = _folder(article_id)
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in files]


def _folder(article_id: int) -> str:
    return f"{FOLDER}/{article_id // 1000}/{article_id}"
