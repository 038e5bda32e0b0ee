"""A list of the admin that counts nothing: a page of it, and whether there is another."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList


class UncountedList(ChangeList):
    """For tables that grow without end. Nobody leafs far: who looks for one, searches."""

    furthest_page = 100
    has_next = False

    def rows(self):
        """What is listed, with all that a line shows."""
        return self.queryset

    def get_results(self, request):
        if not 1 <= self.page_num <= self.furthest_page:
            raise IncorrectLookupParameters
        start = (self.page_num - 1) * self.list_per_page
        found = list(self.rows()[start : start + self.list_per_page + 1])
        if start and not found:
            raise IncorrectLookupParameters
        self.result_list = found[: self.list_per_page]
        more = len(found) > self.list_per_page
        self.has_next = more and self.page_num < self.furthest_page
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
