"""The register of what the admin shows; the desk defines it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.desk import (
    api_admin,
    article_admin,
    audit_admin,
    copydesk_admin,
    dispatch_admin,
    edition_admin,
    front_admin,
    image_admin,
    masthead_admin,
    old_address_admin,
    user_admin,
)

__all__ = [
    "api_admin",
    "article_admin",
    "audit_admin",
    "copydesk_admin",
    "dispatch_admin",
    "edition_admin",
    "front_admin",
    "image_admin",
    "masthead_admin",
    "old_address_admin",
    "user_admin",
]

admin.site.site_header = _("Newsroom")
admin.site.site_title = _("Newsroom")
admin.site.index_title = _("The desk")
