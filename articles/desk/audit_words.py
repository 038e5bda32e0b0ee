"""An entry of the audit log in words, in the language of who reads it."""

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.audit.entry import AuditEntry

WAYS = {
    "password": gettext_lazy("with a password"),
    "own password": gettext_lazy("their own password, once more"),
    "code": gettext_lazy("with a code"),
    "passkey": gettext_lazy("with a passkey"),
}
KINDS = {"app": gettext_lazy("code app"), "passkey": gettext_lazy("passkey")}
FIELDS = {
    "username": gettext_lazy("username"),
    "first_name": gettext_lazy("first name"),
    "last_name": gettext_lazy("last name"),
    "email": gettext_lazy("e-mail"),
    "is_active": gettext_lazy("active"),
    "is_staff": gettext_lazy("staff"),
    "is_superuser": gettext_lazy("superuser"),
    "groups": gettext_lazy("groups"),
    "rights": gettext_lazy("own rights"),
    "name": gettext_lazy("name"),
}


def words(entry: AuditEntry) -> str:
    """Whatever an entry says beside who, whom and what."""
    said = entry.details
    parts = [
        str(WAYS.get(said.get("way", ""), "")),
        str(KINDS.get(said.get("kind", ""), "")),
        said.get("name", ""),
        _about(entry),
        *_changes(said),
        *_moments(said),
    ]
    if "count" in said:
        parts.append(_("%(count)s in all") % {"count": said["count"]})
    if said.get("operator"):
        parts.append(_("by %(operator)s, at the command line") % said)
    if said.get("why") == "lifetime":
        parts.append(_("the session had lasted its time"))
    return "; ".join(part for part in parts if part)


def _about(entry: AuditEntry) -> str:
    number = {"number": entry.about_id, "edition": entry.details.get("edition", "–")}
    if "post" in entry.details:
        number["post"] = entry.details["post"]
        return _("story %(number)s, post %(post)s, edition %(edition)s") % number
    if entry.about_kind == "article":
        return _("story %(number)s, edition %(edition)s") % number
    if entry.about_kind == "front":
        return _("front, edition %(edition)s") % number
    if entry.about_kind == "partnertoken":
        return _("partner’s token %(number)s") % number
    return ""


def _changes(said: dict) -> list[str]:
    """Each field as it was and is; of lists only what came and went."""
    before, after = said.get("before"), said.get("after")
    if not isinstance(after, dict):
        return []
    before = before if isinstance(before, dict) else {}
    return [
        f"{FIELDS.get(name, name)}: {_change(before.get(name), value)}"
        for name, value in after.items()
        if value or before.get(name)
    ]


def _change(before, after) -> str:
    if isinstance(after, list):
        old = before or []
        came = [f"+ {_(name)}" for name in after if name not in old]
        went = [f"− {_(name)}" for name in old if name not in after]
        return ", ".join([*came, *went])
    if before in (None, ""):
        return _value(after)
    return f"{_value(before)} → {_value(after)}"


def _value(value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value) or "–"


def _moments(said: dict) -> list[str]:
    found = []
    for name, sentence in (
        ("until", gettext_lazy("until %(moment)s")),
        ("due", gettext_lazy("for %(moment)s")),
        ("before", gettext_lazy("all before %(moment)s")),
    ):
        moment = said.get(name)
        if isinstance(moment, str) and (parsed := parse_datetime(moment)):
            local = date_format(localtime(parsed), "DATETIME_FORMAT")
            found.append(str(sentence) % {"moment": local})
    return found
