"""The stage of a story beside its form: where it is, and the steps it may take."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.roles_form import mistakes
from articles.drafts.article import Article
from articles.drafts.notes import MOST_LETTERS, add_note
from articles.drafts.workflow import DRAFT, READY, REVIEW, move, steps

LABELS = {
    REVIEW: gettext_lazy("Ask to read"),
    READY: gettext_lazy("Ready"),
    DRAFT: gettext_lazy("Back to draft"),
}
DONE = {
    REVIEW: gettext_lazy("Saved. A colleague can read it now."),
    READY: gettext_lazy("Saved, and ready to go out."),
    DRAFT: gettext_lazy("Saved. It is a draft again."),
}
CHANGED = {
    DRAFT: gettext_lazy(
        "Readers keep what they have. This is the draft of a next version."
    ),
    REVIEW: gettext_lazy(
        "You changed what had been called ready, so it is in review again."
    ),
}
# The same stage, of a story that readers have: it is about the next version.
UPDATE = {
    DRAFT: gettext_lazy("Online; next version in draft"),
    REVIEW: gettext_lazy("Online; next version in review"),
    READY: gettext_lazy("Online"),
}


class StepForm(forms.Form):
    """A step that was asked for by its button, and a word with it."""

    stage = forms.ChoiceField(choices=Article.Stage.choices, required=False)
    # Where the story was when the form was opened: from there the step is taken.
    seen = forms.ChoiceField(
        choices=Article.Stage.choices, required=False, widget=forms.HiddenInput
    )
    note = forms.CharField(
        label=gettext_lazy("Note with it"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def words(article: Article | None) -> str:
    """Where a story is, in words; a new one is a draft."""
    if article is None:
        return str(DRAFT.label)
    live = article.state.live is not None  # type: ignore[attr-defined]
    stage = Article.Stage(article.stage)
    return str(UPDATE[stage] if live else stage.label)


def changed_words(stage: str) -> str:
    """Why a change of the story has changed its stage."""
    return str(CHANGED[Article.Stage(stage)])


def buttons(user, article: Article | None) -> dict[str, object]:
    """The steps that somebody may take, each a button that saves first, and the note."""
    open_to = steps(article.stage if article else DRAFT, user)
    offered = [(stage, LABELS[Article.Stage(stage)]) for stage in open_to]
    form = StepForm(
        prefix="step", initial={"seen": article.stage if article else DRAFT}
    )
    return {"steps": offered, "note": form["note"], "seen": form["seen"]}


def step(request: HttpRequest, article: Article, admin) -> HttpResponse | None:
    """Take the step that was asked for with this save; None where none was."""
    form = StepForm(request.POST, prefix="step")
    if not form.is_valid():
        messages.error(request, " ".join(mistakes(form)))
        return _back(article)
    stage = form.cleaned_data["stage"]
    if not stage:
        return None
    try:
        seen = _seen(form, article)
        # Where the story was moved, that is what there is to say.
        if seen in ("", article.stage):
            _refuse_unread(request, stage)
        move(article, stage, by=request.user, seen=seen)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _back(article)
    label = Article.Stage(stage).label
    admin.log_change(request, article, _("Stage: %(stage)s.") % {"stage": label})
    messages.success(request, DONE[Article.Stage(stage)])
    return _back(article)


def _refuse_unread(request: HttpRequest, stage: str) -> None:
    """Ready is said of words that one has read, and a colleague's came in with this save."""
    if stage == READY and getattr(request, "came_in", False):
        raise ValidationError(
            _(
                "A colleague saved this story too: read it as it is now, then call it ready."
            )
        )


def _seen(form: StepForm, article: Article) -> str:
    """The stage that the form was opened at; where this very save changed it, the new one."""
    seen = form.cleaned_data["seen"]
    if seen and seen == getattr(article, "stage_before", None):
        return article.stage
    return seen


def keep_note(request: HttpRequest, article: Article) -> None:
    """The note beside the steps, left whichever button saved the story."""
    form = StepForm(request.POST, prefix="step")
    note = form.cleaned_data["note"].strip() if form.is_valid() else ""
    if note:
        add_note(article, by=request.user, text=note)


def _back(article: Article) -> HttpResponse:
    return redirect("admin:articles_article_change", article.pk)
