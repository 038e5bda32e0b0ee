"""Tags that the story form suggests: while somebody types one, and from the text. JSON."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_http_methods

from articles.masthead.find_tags import MOST_LETTERS, tags_beginning, tags_in


class BeginningForm(forms.Form):
    """The first letters of a tag."""

    q = forms.CharField(required=False, max_length=100)


def tag_suggest(admin):
    """GET: tags that begin with `q`. POST: tags that `text` speaks of."""

    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest) -> JsonResponse:
        if not (
            admin.has_change_permission(request) or admin.has_add_permission(request)
        ):
            raise PermissionDenied
        if request.method == "POST":
            # Only the beginning of a long text is looked at: nothing to refuse.
            found = tags_in(request.POST.get("text", "")[:MOST_LETTERS])
        else:
            form = BeginningForm(request.GET)
            found = tags_beginning(form.cleaned_data["q"]) if form.is_valid() else []
        return JsonResponse({"tags": [_words(tag) for tag in found]})

    return view


# As the pages of one story, but of none in particular.
PAGES = {"tags": tag_suggest}


def _words(tag) -> dict[str, object]:
    synonyms = [line.strip() for line in tag.synonyms.splitlines() if line.strip()]
    return {"name": tag.name, "synonyms": synonyms}
