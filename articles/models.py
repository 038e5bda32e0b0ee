"""The register where Django looks for tables; the rooms define them."""

from articles.audit.entry import AuditEntry
from articles.copydesk.house import Dismissal, HouseRule, HouseWord
from articles.dispatch.announcement import Announcement, PostAnnouncement
from articles.dispatch.delivery import Delivery
from articles.dispatch.subscription import Subscription
from articles.dispatch.web_hook import WebHook
from articles.drafts.article import (
    Article,
    ArticleByline,
    ArticlePicture,
    ArticleTag,
)
from articles.drafts.article_words import ArticleWords
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
from articles.editions.edition_words import EditionWords
from articles.editions.front_edition import FrontEdition, FrontPlace
from articles.editions.live_post import LivePostEdition, LivePostPicture
from articles.editions.paper_change import PaperChange
from articles.editions.published_word import PublishedWord
from articles.editions.removal import Removal
from articles.images.credit_rule import CreditRule
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.old_address import OldAddress
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.operations.sign_of_life import SignOfLife
from articles.reading.api.partner_token import PartnerToken
from articles.reading.reads.read_count import ReadCount
from articles.sign_in.guess_count import GuessCount
from articles.sign_in.known_session import KnownSession
from articles.sign_in.second_step import CodeApp, Passkey, RecoveryCode

__all__ = [
    "Announcement",
    "PostAnnouncement",
    "Article",
    "ArticleByline",
    "ArticlePicture",
    "ArticleTag",
    "ArticleWords",
    "AuditEntry",
    "Author",
    "CodeApp",
    "CreditRule",
    "Delivery",
    "DeskNote",
    "Dismissal",
    "Edition",
    "EditionByline",
    "EditionPicture",
    "EditionTag",
    "EditionWords",
    "Front",
    "FrontEdition",
    "FrontPlace",
    "FrontSlot",
    "GuessCount",
    "HouseRule",
    "HouseWord",
    "Image",
    "KnownSession",
    "LivePostEdition",
    "LivePostPicture",
    "OldAddress",
    "PaperChange",
    "PartnerToken",
    "Passkey",
    "Presence",
    "PreviewLink",
    "PublishedWord",
    "ReadCount",
    "RecoveryCode",
    "Removal",
    "Revision",
    "Section",
    "SignOfLife",
    "Subscription",
    "Tag",
    "WebHook",
    "WorkingCopy",
]
