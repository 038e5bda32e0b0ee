"""What goes out beside a story's own fields: authors, tags, pictures."""

from django.db.models.functions import Coalesce

from articles.body.pictures import image_ids
from articles.drafts.article import Article
from articles.images.image import Image


def author_ids(article: Article) -> list[int]:
    """In the order of the byline."""
    return list(article.bylines.values_list("author_id", flat=True))


def tag_ids(article: Article) -> list[int]:
    """By name; a tag that was merged is the one that it was merged into."""
    lasting = Coalesce("tag__merged_into", "tag")
    tags = article.tag_items.order_by("tag__name").annotate(lasting=lasting)
    return list(dict.fromkeys(tags.values_list("lasting", flat=True)))


def picture_ids(article: Article) -> list[int]:
    """Those that are in the library: a body may name one that has gone."""
    used = set(image_ids(article.body))
    if article.lead_image_id:
        used.add(article.lead_image_id)
    return list(Image.objects.filter(pk__in=used).values_list("pk", flat=True))
