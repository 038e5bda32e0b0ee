"""What the matrix of rights needs: every address of the admin, and somebody to ask it."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLResolver
from django.utils import timezone

from articles.audit.entry import AuditEntry
from articles.audit.note import note
from articles.copydesk.house import HouseRule, HouseWord
from articles.dispatch.delivery import Delivery
from articles.dispatch.web_hook import WebHook
from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from articles.images.credit_rule import CreditRule
from articles.masthead.old_address import OldAddress
from articles.reading.api.partner_token import PartnerToken
from articles.sign_in.second_step import Passkey
from tests import make

COLUMNS = ["nobody", "staff", "own", "other", "pictures", "editor", "chief"]
REFUSED = {"in", "no", "404", "405", "bad"}
WORDS = {200: "ok", 403: "no", 404: "404", 405: "405", 400: "bad", 409: "bad"}
# These remember who asked when, and what is not theirs to give away.
NOT_COMPARED = {
    *("Session", "KnownSession", "GuessCount"),
    *("Permission", "ContentType", "Presence"),
}


def routes() -> Iterator[str]:
    """Every address of the admin as the resolver knows it, below /admin/."""
    yield from _walk(admin.site.get_urls(), "")


def _walk(patterns, before: str) -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        # Without a name: old addresses that lead to others, and "not found".
        elif pattern.name:
            yield route


class Newsroom:
    """One of everything, and a reporter whose story it is."""

    def __init__(self, *, own: bool):
        self.reporter, self.other = make.member("Reporter"), make.member("Reporter")
        owner = self.reporter if own else self.other
        self.section, self.image = make.section(), make.image()
        self.unused = make.image()
        self.article = make.article(
            "Van wie?", section=self.section, created_by=owner, lead_image=self.image
        )
        self.revision = record(self.article, by=owner, why=Revision.Why.SAVED)
        self.note = self.article.notes.create(text="Bel even", by=owner)
        self.edition = make.edition("Uit", by=owner)
        self.liveblog = make.liveblog("Live", by=owner)
        Article.objects.filter(pk=self.liveblog.article_id).update(created_by=owner)
        self.live_post = make.live_post(self.liveblog)
        self.author, self.tag = make.author(), make.tag()
        self.houserule = HouseRule.objects.create(
            avoid=f"qua {owner}", reason="Lelijk."
        )
        self.oldaddress = OldAddress.objects.create(path="/oud.html", tag=self.tag)
        now = timezone.now()
        self.webhook = WebHook.objects.create(name="P", address="https://p.example/")
        self.delivery = Delivery.objects.create(key=owner, made_at=now, try_at=now)
        self.auditentry = note(AuditEntry.Action.SIGNED_IN, by=owner)
        self.passkey = Passkey.objects.create(
            user=self.other, credential_id=owner, name="Sleutel", made_at=now
        )
        self.partnertoken = PartnerToken.objects.create(name="ANP", digest="0" * 64)
        self.houseword = HouseWord.objects.create(word=f"Hemmerwolde {owner}")

    def address(self, route: str) -> str:
        """A route with the keys of what is there."""
        kind = route.split("/")[1] if "/" in route else ""
        keys = {
            "article_id": self.article.pk,
            "image_id": self.image.pk,
            "section_id": 0,
            "edition_id": 1,
            "content_type_id": ContentType.objects.get_for_model(Article).pk,
            "object_id": self._object(kind).pk,
            "id": self.other.pk,
            "passkey_id": self.passkey.pk,
        }
        # Of the alternatives of a pattern, the first.
        route = route.removeprefix("^(?P<app_label>").split("|")[0].strip("/")
        route = f"{route}/" if route else ""
        return "/admin/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: str(keys[m[1]]), route)

    def _object(self, kind: str):
        if kind in ("user", "group"):
            return self.other if kind == "user" else self.other.groups.get()
        if kind == "creditrule":
            return CreditRule.objects.first()
        return getattr(self, kind, self.article)


def people(newsroom: Newsroom) -> dict:
    """Who asks; nobody is somebody without an account."""
    return {
        "nobody": None,
        "staff": make.user(is_staff=True),
        "reporter": newsroom.reporter,
        "pictures": make.member("Picture desk"),
        "editor": make.member("Editor"),
        "chief": make.member("Chief"),
    }


def said(answer) -> str:
    """An answer in a word: ok, no, in (to sign in), -> (on to another page)."""
    if answer.streaming:
        list(answer)  # its end closes the file
    if answer.status_code == 302:
        return "in" if answer["Location"].startswith("/admin/login/") else "->"
    return WORDS.get(answer.status_code, str(answer.status_code))


def picture_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("brug.jpg", make.jpeg())


def everything() -> dict[str, list]:
    """Every row of every table that says something."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in apps.get_models()
        if model.__name__ not in NOT_COMPARED and model._meta.managed
    }


def tried(ask) -> str:
    """What an answer is; whatever it did is undone."""
    with transaction.atomic():
        word = said(ask())
        transaction.set_rollback(True)
    return word
