"""What the copy desk is sent: the words of a story as they stand in its form."""

from django import forms

from articles.copydesk.remark import LONGEST_KEY
from articles.drafts.article import Article
from articles.text import clean_text

LONGEST_WORD = 80


class CopyForm(forms.ModelForm):
    """A story as it is typed now. Nothing of it is saved, so nothing is required."""

    class Meta:
        model = Article
        fields = (
            "kicker",
            "headline",
            "intro",
            "body",
            "section",
            "lead_image",
            "lead_caption",
            "lead_alt",
            "lead_decorative",
            "language",
        )

    def validate_constraints(self):
        """Only a table has those."""


class AsideForm(forms.Form):
    """A warning, by its check and words."""

    key = forms.CharField(max_length=LONGEST_KEY, strip=False)
    back = forms.BooleanField(required=False)


class LearnForm(forms.Form):
    """A word that is right here, or two names that are two."""

    word = forms.CharField(max_length=LONGEST_WORD)
    beside = forms.CharField(max_length=LONGEST_WORD, required=False)

    def clean_word(self):
        return clean_text(self.cleaned_data["word"], multiline=False)

    def clean_beside(self):
        return clean_text(self.cleaned_data["beside"], multiline=False)
