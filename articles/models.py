"""The register where Django looks for tables; the rooms define them."""

from articles.drafts.article import Article, ArticleByline, ArticleTag
from articles.drafts.revision import Revision
from articles.editions.edition import (
    Edition,
    EditionByline,
    EditionPicture,
    EditionTag,
)
from articles.images.credit_rule import CreditRule
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag

__all__ = [
    "Article",
    "ArticleByline",
    "ArticleTag",
    "Author",
    "CreditRule",
    "Edition",
    "EditionByline",
    "EditionPicture",
    "EditionTag",
    "Image",
    "Revision",
    "Section",
    "Tag",
]
