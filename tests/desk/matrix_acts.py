"""What the matrix of rights sends: each act an address and a form, honest or forged."""

import datetime as dt
import json
import uuid

from django.utils import timezone

from tests.desk.matrix import Newsroom, picture_file

STORY = "articles/article/<int:article_id>"
FORM = "articles/article/<path:object_id>"
PICTURE = "articles/image/<path:object_id>"


def story_form(newsroom: Newsroom, **values) -> dict:
    """The story's form as a browser sends it back, with another headline."""
    article = newsroom.article
    return {
        "token": article.version,
        "headline": "Anders",
        "body": article.body,
        "section": newsroom.section.pk,
        "genre": article.genre,
        "language": article.language,
        "slug": article.slug,
        "tags": "",
        "assignee": "",
        # Nothing in the form is called so: sent, and ignored.
        "stage": "ready",
        "created_by": newsroom.reporter.pk,
        "version": 99,
        "bylines-TOTAL_FORMS": 0,
        "bylines-INITIAL_FORMS": 0,
    } | values


def _act(route: str, **sent):
    return lambda newsroom: (newsroom.address(route), sent)


def _story(route: str = f"{FORM}/change/", **sent):
    return lambda newsroom: (newsroom.address(route), story_form(newsroom, **sent))


def _note(route: str):
    return lambda newsroom: (newsroom.address(route), {"note": newsroom.note.pk})


def _assign(newsroom: Newsroom):
    address, sent = _story()(newsroom)
    return address, sent | {"assignee": newsroom.other.pk}


def _list_edit(newsroom: Newsroom):
    sent = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": newsroom.article.pk,
        "form-0-stage": "ready",
        "form-0-headline": "Vals",
        "_save": "",
    }
    return newsroom.address("articles/article/"), sent


def _action(newsroom: Newsroom):
    sent = {"action": "delete_selected", "_selected_action": newsroom.article.pk}
    return newsroom.address("articles/article/"), sent | {"post": "yes", "index": 0}


def _many(name: str, **sent):
    """A page of acts on many stories, agreed to with one that may be somebody else's."""

    def act(newsroom: Newsroom):
        article, edition = newsroom.article, newsroom.edition
        story = f"{article.pk}-{article.version}-{article.stage}-0"
        if name == "withdraw":
            story = f"{edition.article_id}-1-ready-{edition.pk}"
        chosen = {"section": newsroom.section.pk, "add": newsroom.tag.pk}
        chosen |= {"assignee": newsroom.other.pk, "reason": "Fout"}
        address = newsroom.address(f"articles/article/bulk_{name}/")
        return address, chosen | sent | {"do": "yes", "story": story}

    return act


def _later() -> str:
    moment = timezone.localtime(timezone.now() + dt.timedelta(days=2))
    return moment.replace(hour=12).strftime("%Y-%m-%dT%H:%M")


def _working_copy(route: str):
    sent = {"key": str(uuid.uuid4()), "version": 1, "sequence": 1}
    return _act(route, **sent, typed=json.dumps({"headline": ["x"]}))


def _upload(route: str):
    return lambda newsroom: (newsroom.address(route), {"file": picture_file()})


def _picture(newsroom: Newsroom):
    sent = {"credit": "EPA", "kind": newsroom.image.kind, "caption": "", "alt": "x"}
    sent |= {"focal_x": 0.5, "focal_y": 0.5}
    return newsroom.address(f"{PICTURE}/change/"), sent


def _pictures(newsroom: Newsroom):
    key = newsroom.image.pk
    sent = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": key,
        "form-0-kind": newsroom.image.kind,
        "form-0-credit": "EPA",
        "form-0-caption": "",
        "form-0-alt": "x",
        "credit": "",
    }
    return newsroom.address("articles/image/edit/") + f"?id={key}", sent


def _author(newsroom: Newsroom):
    author, user = newsroom.author, newsroom.reporter
    sent = {"name": author.name, "slug": author.slug, "bio": "", "user": user.pk}
    return newsroom.address("articles/author/<path:object_id>/change/"), sent


def _unused_picture(newsroom: Newsroom):
    return f"/admin/articles/image/{newsroom.unused.pk}/delete/", {"post": "yes"}


def _unused_tag(newsroom: Newsroom):
    return f"/admin/articles/tag/{newsroom.tag.pk}/delete/", {"post": "yes"}


def _front(route: str, **sent):
    management = {"pin-TOTAL_FORMS": 0, "pin-INITIAL_FORMS": 0}
    return _act(f"articles/front/of/<int:section_id>/{route}", **management, **sent)


def _live(way: str, **sent):
    """About the one post of a liveblog that is out."""

    def act(newsroom: Newsroom):
        post = newsroom.live_post
        address = f"/admin/articles/article/{post.article_id}/{way}/"
        return address, {"uuid": post.uuid, "began_from": 1} | sent

    return act


def _account(newsroom: Newsroom):
    user = newsroom.other
    sent = {"username": user.username, "first_name": "Anna", "is_staff": "on"}
    sent |= {"is_active": "on", "is_superuser": "on", "user_permissions": [1, 2, 3]}
    return newsroom.address("auth/user/<path:object_id>/change/"), sent


PASSWORDS = {"password1": "Kort-maar-g0ed!", "password2": "Kort-maar-g0ed!"}
SECTION = {"name": "Nieuw", "slug": "nieuw", "position": 1, "description": ""}

ACTS = {
    "save the story": _story(),
    "save another as new": _story(_saveasnew="yes"),
    "begin a story": _story("articles/article/add/"),
    "say who has it": _assign,
    "ask to read": _story(**{"step-stage": "review"}),
    "call it ready": _story(**{"step-stage": "ready"}),
    "delete the story": _act(f"{FORM}/delete/", post="yes"),
    "delete by an action": _action,
    "edit in the list": _list_edit,
    "publish": _act(f"{STORY}/publish/", when="now"),
    "schedule": lambda newsroom: (
        newsroom.address(f"{STORY}/schedule/"),
        {"when": "later", "at": _later()},
    ),
    "withdraw": _act(f"{STORY}/withdraw/", reason="Fout"),
    "cancel a plan": _act(f"{STORY}/cancel/", number="1"),
    "put many in a section": _many("section"),
    "tag many": _many("tags"),
    "take many to a stage": _many("stage", stage="review"),
    "assign many": _many("assign"),
    "withdraw many": _many("withdraw"),
    "post in a liveblog": _live(
        "live", uuid=uuid.uuid4(), began_from=0, body="<p>x</p>"
    ),
    "change a post": _live("live", body="<p>Anders</p>"),
    "pin a post": _live("live_mark", mark="pinned", on="yes"),
    "withdraw a post": _live("live_withdraw", reason="Fout"),
    "end a liveblog": _live("live_end", uuid=uuid.uuid4()),
    "open a liveblog again": _live("live_reopen"),
    "restore a version": lambda newsroom: (
        newsroom.address(f"{STORY}/restore/"),
        {"revision": newsroom.revision.pk},
    ),
    "look while typing": _act(f"{STORY}/preview/"),
    "make a preview link": _act(f"{STORY}/links/"),
    "revoke a preview link": _act(f"{STORY}/revoke_link/", link="1"),
    "check the copy": _act(f"{STORY}/copydesk/"),
    "check new copy": _act("articles/article/copydesk/"),
    "set a warning aside": _act(f"{STORY}/copydesk_aside/"),
    "teach a word": _act("articles/article/copydesk_learn/", word="Hemmer"),
    "keep a working copy": _working_copy(f"{STORY}/working_copy/"),
    "keep a new one": _working_copy("articles/article/working_copy/"),
    "be present": _act(f"{STORY}/presence/", tab=str(uuid.uuid4()), field="headline"),
    "find tags in a text": _act("articles/article/tags/", text="Bruggen"),
    "read pasted copy": _act("articles/article/pasted/", copy="Een\nTwee"),
    "leave a note": _act(f"{STORY}/notes/", **{"note-text": "Bel even"}),
    "resolve a note": _note(f"{STORY}/resolve/"),
    "reopen a note": _note(f"{STORY}/reopen/"),
    "change an edition": _act(
        "articles/edition/<path:object_id>/change/", headline="Vals"
    ),
    "delete an edition": _act("articles/edition/<path:object_id>/delete/", post="yes"),
    "upload a picture": _upload("articles/image/upload/"),
    "bring a picture": _upload("articles/image/bring/"),
    "change a picture": _picture,
    "change many": _pictures,
    "apply credit rules": _act("articles/image/credits/", change="x"),
    "read its file again": _act("articles/image/<int:image_id>/reread/"),
    "choose of its file": _act("articles/image/<int:image_id>/choose/"),
    "delete a picture": _unused_picture,
    "add a credit rule": _act("articles/creditrule/add/", credit="XYZ", spellings="x"),
    "add a section": _act("articles/section/add/", **SECTION),
    "change a section": _act("articles/section/<path:object_id>/change/", **SECTION),
    "delete a tag": _unused_tag,
    "link an author": _author,
    "add a tag": _act("articles/tag/add/", name="Sluizen", slug="sluizen"),
    "add an old address": _act(
        "articles/oldaddress/add/", path="/oud/2.html", leads_to="/archive/"
    ),
    "rewrite an old address": _act(
        "articles/oldaddress/<path:object_id>/change/", path="/x", leads_to="/archive/"
    ),
    "remove an old address": _act(
        "articles/oldaddress/<path:object_id>/delete/", post="yes"
    ),
    "make a partner’s token": _act(
        "articles/partnertoken/add/", name="Wij", may_read_embargoed="on", active="on"
    ),
    "widen a partner’s token": _act(
        "articles/partnertoken/<path:object_id>/change/",
        name="ANP",
        may_read_embargoed="on",
        active="on",
    ),
    "arrange the front": _front("", token=0, act="save"),
    "publish the front": _front("publish/", version=0),
    "add an account": _act(
        "auth/user/add/", username="nieuw", usable_password="true", **PASSWORDS
    ),
    "change an account": _account,
    "set a password": _act(
        "auth/user/<id>/password/", usable_password="true", **PASSWORDS
    ),
    "delete an account": _act("auth/user/<path:object_id>/delete/", post="yes"),
    "reset a second step": _act("auth/user/<id>/sign_in/", act="reset"),
    "lift a wait": _act("auth/user/<id>/sign_in/", act="lift"),
    "end their sessions": _act("auth/user/<id>/sign_in/", act="end_all"),
    "end their one session": _act("auth/user/<id>/sign_in/", act="end", session=987654),
    "change the audit log": _act(
        "articles/auditentry/<path:object_id>/change/", actor_name="Vals"
    ),
    "delete from it": _act("articles/auditentry/<path:object_id>/delete/", post="yes"),
    "delete many from it": lambda newsroom: (
        "/admin/articles/auditentry/",
        {
            "action": "delete_selected",
            "_selected_action": newsroom.auditentry.pk,
            "post": "yes",
        },
    ),
    "end others’ session": _act("security/sessions/", session=987654),
    "remove others’ passkey": _act("security/passkeys/<int:passkey_id>/remove/"),
    "make codes for nothing": _act("security/codes/"),
    "change a group": _act("auth/group/<path:object_id>/change/", name="Baas"),
}
