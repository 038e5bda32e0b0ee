"""The library's pages: found by the key of their edge, never by counting."""

from django import forms
from django.contrib.admin.views.main import ChangeList
from django.db.models.fields.json import KeyTextTransform

from articles.desk.library import LARGEST_ID
from articles.images.image import Image


class PlaceForm(forms.Form):
    """Where a page begins: at the newest picture, unless it is told."""

    older_than = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)
    newer_than = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)


class PictureList(ChangeList):
    """One page of the library, newest first, and the ways to its neighbours."""

    newer = older = ""

    def get_filters_params(self, params=None):
        """What Django looks for by itself: not the place."""
        left = super().get_filters_params(params)
        return {name: left[name] for name in left if name not in PlaceForm.base_fields}

    def get_results(self, request):
        place = PlaceForm(request.GET)
        asked = place.cleaned_data if place.is_valid() else {}
        # Whoever searches or filters anew begins at the newest again.
        for name in PlaceForm.base_fields:
            self.params.pop(name, None)
            self.filter_params.pop(name, None)
        self._find(asked.get("older_than"), asked.get("newer_than"))
        self.result_count = len(self.result_list)
        self.full_result_count = self.paginator = None
        self.show_full_result_count = self.can_show_all = self.multi_page = False
        self.show_admin_actions = bool(self.result_list)

    def _find(self, older_than: int | None, newer_than: int | None) -> None:
        if newer_than:
            found = self._few(self._rows().filter(pk__gt=newer_than).order_by("pk"))
            if len(found) > self.list_per_page:
                self._show(found[: self.list_per_page][::-1], newer=True, older=True)
                return
        # So close to the newest is the first page, and a full one.
        older = self._rows().order_by("-pk")
        found = self._few(older.filter(pk__lt=older_than) if older_than else older)
        more = len(found) > self.list_per_page
        self._show(found[: self.list_per_page], newer=bool(older_than), older=more)

    def _rows(self):
        # Raw metadata may be long, and a tile shows one line of it.
        return self.queryset.defer("metadata").annotate(
            file_headline=KeyTextTransform("headline", "metadata")
        )

    def _few(self, rows) -> list[Image]:
        """A page and one more."""
        return list(rows[: self.list_per_page + 1])

    def _show(self, page: list[Image], *, newer: bool, older: bool) -> None:
        self.result_list = page
        if newer:
            edge = {"newer_than": page[0].pk} if page else {}
            self.newer = self.get_query_string(edge)
        if older:
            self.older = self.get_query_string({"older_than": page[-1].pk})
