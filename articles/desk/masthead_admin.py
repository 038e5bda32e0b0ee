"""Sections, authors, tags and credit rules in the admin."""

from django.contrib import admin
from taggit.models import Tag as StockTag

from articles.images.credit_rule import CreditRule
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag

admin.site.unregister(StockTag)


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "position")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ("name", "slug")
    search_fields = ("name",)
    autocomplete_fields = ("user",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ("name", "slug")
    search_fields = ("name", "synonyms")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(CreditRule)
class CreditRuleAdmin(admin.ModelAdmin):
    list_display = ("credit", "spellings")
    search_fields = ("credit", "spellings")
