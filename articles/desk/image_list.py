"""The library's pages: as many pictures as asked for, never a count of all."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.db.models.fields.json import KeyTextTransform

FURTHEST_PAGE = 10_000


class PictureList(ChangeList):
    """One page of the library, and whether there is another."""

    has_next = False

    def get_results(self, request):
        if not 1 <= self.page_num <= FURTHEST_PAGE:
            raise IncorrectLookupParameters
        start = (self.page_num - 1) * self.list_per_page
        # Raw metadata may be long, and a tile shows one line of it.
        pictures = self.queryset.defer("metadata").annotate(
            file_headline=KeyTextTransform("headline", "metadata")
        )
        found = list(pictures[start : start + self.list_per_page + 1])
        if start and not found:
            raise IncorrectLookupParameters
        self.result_list = found[: self.list_per_page]
        self.has_next = len(found) > self.list_per_page
        self.result_count = len(self.result_list)
        self.full_result_count = None
        self.show_full_result_count = self.can_show_all = self.multi_page = False
        self.show_admin_actions = bool(self.result_list)
        self.paginator = None

    @property
    def next_query(self) -> str:
        return self.get_query_string({PAGE_VAR: self.page_num + 1})

    @property
    def previous_query(self) -> str:
        return self.get_query_string({PAGE_VAR: self.page_num - 1})
