"""Use: one place where a picture shows, as the desk names it."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

MOST = 200
# One more tells that there are more.
LOOKED_FOR = MOST + 1


@dataclass(frozen=True)
class Use:
    """What shows a picture: its words, where, since when, and the way there."""

    words: str
    where: str
    state: str
    url: str

    @property
    def html(self) -> SafeString:
        if not self.where:
            return format_html("{}", self.words)
        link = '<a href="{}">{}</a> – {}, {}' if self.url else "{}{} – {}, {}"
        return format_html(link, self.url, self.words, self.where, self.state)


def hidden(found: list[Use], user, kind: str) -> list[Use]:
    """The uses, without a word of what somebody may not see."""
    if user.has_perm(f"articles.view_{kind}"):
        return found
    secret = _("A story that you may not see")
    return [Use(secret, use.where, use.state, "") for use in found]


def named(found: list[Use]) -> list[Use]:
    """As many as a person reads; said where there are more."""
    if len(found) <= MOST:
        return found
    more = _("And in more than these %(most)s, which are not named here.")
    return [*found[:MOST], Use(more % {"most": MOST}, "", "", "")]
