"""The house's rules and words in the admin."""

from django.contrib import admin

from articles.copydesk.house import HouseRule, HouseWord
from articles.desk.log_words import LogWords


@admin.register(HouseRule)
class HouseRuleAdmin(LogWords):
    list_display = ("avoid", "say", "reason")
    search_fields = ("avoid", "say", "reason")
    list_per_page = 100
    show_full_result_count = False


@admin.register(HouseWord)
class HouseWordAdmin(LogWords):
    list_display = ("word", "beside", "added_by", "added_at")
    search_fields = ("word", "beside")
    list_select_related = ("added_by",)
    list_per_page = 100
    show_full_result_count = False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)
