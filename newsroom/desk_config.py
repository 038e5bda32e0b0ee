"""The admin's place in Django: the desk is its one site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.desk.site.Desk"
