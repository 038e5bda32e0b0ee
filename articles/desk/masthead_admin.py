"""Sections, authors, tags and credit rules in the admin."""

from django.contrib import admin
from django.forms import CheckboxSelectMultiple
from taggit.models import Tag as StockTag

from articles.desk.log_words import LogWords
from articles.desk.roles_form import GroupField
from articles.images.credit_rule import CreditRule
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag

admin.site.unregister(StockTag)


@admin.register(Section)
class SectionAdmin(LogWords):
    list_display = ("name", "slug", "position")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"form_class": GroupField, "widget": CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Author)
class AuthorAdmin(LogWords):
    list_display = ("name", "role", "slug")
    search_fields = ("name",)
    autocomplete_fields = ("user", "picture")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Tag)
class TagAdmin(LogWords):
    list_display = ("name", "slug", "merged_into")
    list_select_related = ("merged_into",)
    search_fields = ("name", "synonyms")
    autocomplete_fields = ("merged_into",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(CreditRule)
class CreditRuleAdmin(LogWords):
    list_display = ("credit", "spellings")
    search_fields = ("credit", "spellings")
