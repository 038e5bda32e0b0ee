"""What the newsroom makes of copy that was just pasted in a story. JSON."""

from dataclasses import asdict

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from articles.copydesk.dictionary import known
from articles.images.credit_rule import CreditRule
from articles.wire.pasted import find_captions, read_copy

# More than a long read; what is longer stays as the browser pasted it.
MOST_CHARACTERS = 200_000
MOST_LINES = 1_000


class PastedForm(forms.Form):
    """Plain copy, or none; and the paragraphs that came in, one a line."""

    copy = forms.CharField(required=False, max_length=MOST_CHARACTERS, strip=False)
    lines = forms.CharField(required=False, max_length=MOST_CHARACTERS, strip=False)


def pasted(admin):
    """Body HTML of plain copy, and which lines are captions that end in a credit."""

    @require_POST
    def view(request: HttpRequest) -> JsonResponse:
        if not (
            admin.has_change_permission(request) or admin.has_add_permission(request)
        ):
            raise PermissionDenied
        form = PastedForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"html": "", "captions": []})
        spellings = CreditRule.objects.all().spellings()
        copy, lines = form.cleaned_data["copy"], form.cleaned_data["lines"]
        html, captions = read_copy(copy, spellings, _known) if copy else ("", [])
        said = [line for line in lines.splitlines()[:MOST_LINES] if line.strip()]
        captions += find_captions(said, spellings)
        return JsonResponse({"html": html, "captions": list(map(asdict, captions))})

    return view


# As the pages of one story, but of none in particular.
PAGES = {"pasted": pasted}


def _known(word: str) -> bool:
    """Dutch or English, as the speller has it."""
    return known(word) or known(word, "en") or known(word.lower())
