"""Items of stories: what went out of each, whole; of what was withdrawn, that it was."""

import datetime as dt
from collections.abc import Collection

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.body.blocks import Block
from articles.body.parse import parse
from articles.body.render import join
from articles.editions.edition import Edition
from articles.images.image import Image
from articles.reading.absolute import absolute
from articles.reading.feeds.item import Item, Person, Subject
from articles.reading.figure import Figure, body_images, lead_figure
from articles.reading.last_change import with_last_change
from articles.reading.portable import draw_figure, figures, portable
from articles.reading.summary import summary


def story_items(numbers: Collection[int], at: dt.datetime) -> dict[int, Item]:
    """Items of these editions, by their number: four queries, however many there are."""
    whole = Edition.objects.filter(pk__in=numbers).with_everything()
    editions = list(_with_return(with_last_change(whole)))
    parsed = [(edition, parse(edition.body)) for edition in editions]
    images = body_images([block for _edition, blocks in parsed for block in blocks], at)
    return {
        edition.pk: withdrawn_item(edition)
        if edition.withdrawn
        else _item(edition, blocks, images, at)
        for edition, blocks in parsed
    }


def story_id(edition: Edition) -> str:
    return f"urn:uuid:{edition.article_uuid}"


def subjects(edition: Edition) -> tuple[Subject, ...]:
    """Its section and its tags, each once, those that were merged by the name they have."""
    section = Subject(edition.section.slug, absolute("/"), edition.section.name)
    tags = (tag.lasting for tag in edition.tags.all())
    found = (Subject(tag.slug, absolute("/tag/"), tag.name) for tag in tags)
    return tuple(dict.fromkeys([section, *found]))


def withdrawn_item(edition: Edition) -> Item:
    """What takes the place of a story that is no more: none of its words."""
    day = date_format(timezone.localtime(edition.published_at), "j F Y")
    words = _("This story was withdrawn on %(day)s.") % {"day": day}
    return Item(
        id=story_id(edition),
        url=absolute(edition.get_absolute_url()),
        title=_("Withdrawn story"),
        summary=f"{words} {edition.reason}".strip(),
        html=format_html("<p>{}</p>\n<p>{}</p>\n", words, edition.reason),
        language=get_language() or "",
        published_at=edition.first_published_at,
        updated_at=edition.published_at,
        withdrawn_at=edition.published_at,
    )


def _item(
    edition: Edition, blocks: tuple[Block, ...], images: dict[int, Image], at
) -> Item:
    lead = lead_figure(edition, at=at)
    inside = figures(blocks, images)
    names = [byline.author for byline in edition.bylines.all()]
    return Item(
        id=story_id(edition),
        url=absolute(edition.get_absolute_url()),
        title=edition.headline,
        summary=summary(edition, blocks) or edition.headline,
        html=_html(edition, blocks, lead, images),
        language=edition.language,
        published_at=edition.first_published_at,
        updated_at=_updated(edition),
        authors=tuple(
            Person(author.name, absolute(author.get_absolute_url())) for author in names
        ),
        subjects=subjects(edition),
        figures=(lead, *inside) if lead else tuple(inside),
    )


def _html(edition: Edition, blocks, lead: Figure | None, images) -> SafeString:
    address = absolute(edition.get_absolute_url())
    words = join(
        [
            *(_correction(text, moment) for text, moment in edition.correction_list),
            format_html("<p><strong>{}</strong></p>\n", edition.intro)
            if edition.intro
            else "",
            draw_figure(lead) if lead else "",
            portable(blocks, images, at=address),
            _origin(edition),
        ]
    )
    if edition.language == get_language():
        return words
    return format_html('<div lang="{}">\n{}</div>\n', edition.language, words)


def _correction(text: str, moment: dt.datetime) -> SafeString:
    when = date_format(
        timezone.localtime(moment), pgettext("date and time", "l j F Y, H:i")
    )
    said = "<p><strong>{}</strong> {} <small>({})</small></p>\n"
    return format_html(said, _("Correction:"), text, when)


def _origin(edition: Edition) -> SafeString | str:
    """The place and the agencies, as below a headline on the page."""
    words = [edition.place, " / ".join(edition.source_list)]
    said = ", ".join(filter(None, words))
    return format_html("<p><small>{}</small></p>\n", said) if said else ""


def _updated(edition) -> dt.datetime:
    """When readers last got other words, a correction, or the story back."""
    moments = [
        edition.first_published_at,
        edition.changed_at,
        edition.returned_at,
        *(moment for _text, moment in edition.correction_list),
    ]
    return max(moment for moment in moments if moment)


def _with_return(editions):
    """Editions with `returned_at`: when readers got back what had been withdrawn."""
    earlier = Edition.objects.filter(
        article_id=OuterRef("article_id"), published_at__lte=OuterRef("published_at")
    )
    gone = earlier.filter(kind=Edition.Kind.WITHDRAWAL).order_by("-published_at")
    back = earlier.filter(published_at__gt=OuterRef("gone_at")).order_by("published_at")
    return editions.annotate(
        gone_at=Subquery(gone.values("published_at")[:1])
    ).annotate(returned_at=Subquery(back.values("published_at")[:1]))
