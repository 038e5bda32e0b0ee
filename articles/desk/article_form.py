"""The form in which a story is written."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.state import moment_words
from articles.drafts.article import Article
from articles.text import clean_text


class ArticleForm(forms.ModelForm):
    """An article, with the token that keeps one editor from overwriting another."""

    token = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        fields = [
            "kicker",
            "headline",
            "intro",
            "body",
            "slug",
            "section",
            "place",
            "genre",
            "sources",
            "dated",
            "lead_image",
            "lead_caption",
            "lead_alt",
            "lead_decorative",
            "search_title",
            "search_description",
            "social_title",
            "social_description",
            "language",
            "tags",
            "stage",
            "assignee",
            "deadline",
        ]
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "intro": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "lead_caption": forms.Textarea(attrs={"rows": 2}),
            "lead_alt": forms.Textarea(attrs={"rows": 2}),
            "search_description": forms.Textarea(attrs={"rows": 2}),
            "social_description": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {
            "slug": gettext_lazy("Words in the address"),
            "lead_image": gettext_lazy("Picture"),
            "lead_caption": gettext_lazy("Caption"),
            "lead_alt": gettext_lazy("Alt text"),
            "lead_decorative": gettext_lazy("Decorative"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = self.instance.version

    def clean_tags(self):
        """Tags as they will be stored, so that an odd space makes no second one."""
        names = (clean_text(tag, multiline=False) for tag in self.cleaned_data["tags"])
        return [name for name in names if name]

    def clean(self):
        cleaned = super().clean() or {}
        if self.instance.pk:
            self._refuse_overwrite(cleaned.get("token"))
        return cleaned

    def _refuse_overwrite(self, token: int | None) -> None:
        """The row stays locked until this save is done, so two cannot both pass."""
        locked = Article.objects.select_for_update(of=("self",))
        saved = locked.select_related("changed_by").get(pk=self.instance.pk)
        if token == saved.version:
            return
        message = _(
            "%(who)s saved this story at %(moment)s, after you opened it. Nothing of "
            "yours is lost: it stands below, but is not saved. Open the story in another "
            "window, put the two together, and save there."
        )
        who = saved.changed_by or _("Somebody")
        words = {"who": who, "moment": moment_words(saved.changed_at)}
        raise forms.ValidationError(message % words, code="overwrite")
