"""The register where Django looks for tables; the rooms define them."""

from articles.copydesk.house import Dismissal, HouseRule, HouseWord
from articles.drafts.article import (
    Article,
    ArticleByline,
    ArticlePicture,
    ArticleTag,
)
from articles.drafts.desk_note import DeskNote
from articles.drafts.front import Front, FrontSlot
from articles.drafts.presence import Presence
from articles.drafts.preview_link import PreviewLink
from articles.drafts.revision import Revision
from articles.drafts.working_copy import WorkingCopy
from articles.editions.edition import (
    Edition,
    EditionByline,
    EditionPicture,
    EditionTag,
)
from articles.editions.front_edition import FrontEdition, FrontPlace
from articles.editions.removal import Removal
from articles.images.credit_rule import CreditRule
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag

__all__ = [
    "Article",
    "ArticleByline",
    "ArticlePicture",
    "ArticleTag",
    "Author",
    "CreditRule",
    "DeskNote",
    "Dismissal",
    "Edition",
    "EditionByline",
    "EditionPicture",
    "EditionTag",
    "Front",
    "FrontEdition",
    "FrontPlace",
    "FrontSlot",
    "HouseRule",
    "HouseWord",
    "Image",
    "Presence",
    "PreviewLink",
    "Removal",
    "Revision",
    "Section",
    "Tag",
    "WorkingCopy",
]
