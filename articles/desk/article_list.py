"""The list of articles: narrowed by its address, a page by key, the same few queries."""

from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode

from articles.desk.article_filters import ArticleFilters
from articles.desk.article_narrow import narrowed
from articles.desk.article_order import DEFAULT, ORDERS, Key, Order
from articles.desk.article_page import MOST_COUNTED, Page, counted, page
from articles.desk.article_row import Row, row, with_all_shown
from articles.desk.article_states import STATES
from articles.desk.reading_curve import reading_curves
from articles.drafts.article import Article

OWN = tuple(ArticleFilters.base_fields)


class ArticleList(ChangeList):
    """One page of articles, and the ways to its neighbours."""

    def get_filters_params(self, params=None):
        """What Django looks for by itself: what is no filter of ours."""
        left = super().get_filters_params(params)
        return {name: left[name] for name in left if name not in OWN}

    def get_queryset(self, request, exclude_parameters=None):
        self.at = timezone.now()
        if not hasattr(self, "filters"):
            self.filters = ArticleFilters(request.GET)
        articles = super().get_queryset(request, exclude_parameters)
        articles = narrowed(articles, self.filters.asked, user=request.user, at=self.at)
        return self.line.lined_up(articles)

    def get_results(self, request):
        places = self.filters.cleaned_data
        self.page: Page = page(
            self.queryset,
            self.line,
            self.list_per_page,
            after=places.get("after"),
            before=places.get("before"),
        )
        shown = with_all_shown(Article.objects.all(), self.at).in_bulk(self.page.ids)
        self.result_list = [shown[key] for key in self.page.ids if key in shown]
        whole = not self.page.newer and not self.page.older
        self.result_count = len(self.result_list) if whole else counted(self.queryset)
        self.show_admin_actions = bool(self.result_list)
        self.full_result_count = self.paginator = None
        self.show_full_result_count = self.can_show_all = self.multi_page = False

    @cached_property
    def rows(self) -> list[Row]:
        live = [article.pk for article in self.result_list if article.newest_kind]
        curves = reading_curves(live, self.at)
        return [
            row(
                article,
                url=self._url(article),
                curve=curves.get(article.pk),
                at=self.at,
            )
            for article in self.result_list
        ]

    @property
    def line(self) -> Order:
        return ORDERS[self.filters.cleaned_data.get("order") or DEFAULT]

    @property
    def found(self) -> dict[str, object]:
        """How many, for a sentence: a number, or more than that."""
        more = self.result_count > MOST_COUNTED
        return {"count": min(self.result_count, MOST_COUNTED), "more": more}

    @property
    def states(self) -> list[tuple[object, str, bool]]:
        """The row of states: each with its way, and whether it is the one shown."""
        now = self.filters.asked.get("state", "")
        ways: list = [("", None), *((name, line[0]) for name, line in STATES.items())]
        return [(words, self.way(state=name), name == now) for name, words in ways]

    @property
    def chips(self) -> list[tuple[str, str]]:
        """The filters that are on, each with the way to the list without it."""
        on = [name for name in self.filters.asked if name != "state"]
        return [(self.filters.words(name), self.way(**{name: ""})) for name in on]

    @property
    def narrow(self) -> bool:
        """Whether anything at all was asked."""
        return bool(self.query or self.filters.asked or self.get_filters_params())

    @property
    def newer(self) -> str:
        return self._beside("before", self.page.newer)

    @property
    def older(self) -> str:
        return self._beside("after", self.page.older)

    @property
    def first(self) -> str:
        return self.way()

    def way(self, **changes: str) -> str:
        """The address of this list with these changes, from its first page."""
        asked = {
            name: values
            for name, values in self.filter_params.items()
            if name not in ("after", "before")
        }
        asked |= {name: [value] for name, value in changes.items()}
        kept = {name: values for name, values in asked.items() if any(values)}
        return "?" + urlencode(sorted(kept.items()), doseq=True)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form that asks anew must not forget: the state, and Django's own."""
        shown = {field.name for field in self.filters.boxes} | {SEARCH_VAR}
        shown |= {"after", "before"}
        return [
            (name, value)
            for name, values in self.filter_params.items()
            for value in values
            if name not in shown and value
        ]

    def _beside(self, name: str, key: Key | None) -> str:
        return self.way(**{name: str(key)}) if key else ""

    def _url(self, article) -> str:
        """The way to a story, from which one comes back to this very list."""
        url = self.url_for_result(article)
        return f"{url}?{self.preserved_filters}" if self.preserved_filters else url
