"""Who must have a second step, and who has one."""

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from articles.sign_in.second_step import CodeApp, Passkey

EVERYBODY, PUBLISHERS = "all", "publishers"
PUBLISHING = ("articles.publish_article", "articles.publish_front")


def must_have_second_step(user) -> bool:
    """By the house's setting; who may publish is asked of their rights."""
    if settings.TWO_FACTOR_REQUIRED == EVERYBODY:
        return True
    publishers = settings.TWO_FACTOR_REQUIRED == PUBLISHERS
    return publishers and any(user.has_perm(right) for right in PUBLISHING)


def has_second_step(user) -> bool:
    """Whether there is anything but a password to sign in with."""
    return (
        CodeApp.objects.filter(user=user).exists()
        or Passkey.objects.filter(user=user).exists()
    )


def with_second_step(users: QuerySet) -> QuerySet:
    """Accounts that also say, as `second_step`, whether they have one."""
    app = CodeApp.objects.filter(user=OuterRef("pk"))
    passkey = Passkey.objects.filter(user=OuterRef("pk"))
    return users.annotate(second_step=Exists(app) | Exists(passkey))
