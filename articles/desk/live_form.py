"""The forms of a liveblog's page: a post, its withdrawal, and a mark on it."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.desk.house_moment import HouseMoment
from articles.desk.known_choice import KnownSelect, NoNonsense
from articles.drafts.article import ArticleByline
from articles.editions.live_post import LivePostEdition
from articles.editions.live_words import LiveWords
from articles.masthead.author import Author

BODY = LivePostEdition._meta.get_field("body")


class Refusing(forms.Form):
    """A form that shows an act's refusal at the question that it is about."""

    def refuse(self, error: ValidationError) -> None:
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, found in error.error_dict.items():
            self.add_error(name if name in self.fields else None, found)


class PostForm(NoNonsense, Refusing):
    """One post, new or changed."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    # The number of the text that was opened; 0 for a new post.
    began_from = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1
    )
    headline = forms.CharField(
        label=_("Headline"),
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={
                "class": "vTextField",
                "autocomplete": "off",
                "placeholder": _("Headline, if it needs one"),
            }
        ),
    )
    body = BODY.formfield(label=_("Text"), required=False)
    author = forms.ModelChoiceField(
        Author.objects.all(), label=_("Author"), required=False
    )
    time = HouseMoment(
        label=_("Time"),
        required=False,
        help_text=_("Empty: now. Later: it goes out then."),
    )
    pinned = forms.BooleanField(label=_("Pin on top"), required=False)
    key_event = forms.BooleanField(label=_("Key event"), required=False)

    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["author"]
        select = KnownSelect(ArticleByline._meta.get_field("author"), admin_site)
        field.widget, select.choices = select, field.choices
        select.known = self.initial.get("author")

    def now_from(self, newest: LivePostEdition) -> None:
        """Whoever sends this again has been told of the text that it takes the place of."""
        data: Any = self.data
        data = data.copy()
        data[self.add_prefix("began_from")] = str(newest.number)
        self.data = data

    @property
    def said(self) -> LiveWords:
        """What a valid form says."""
        cleaned = self.cleaned_data
        return LiveWords(
            headline=cleaned["headline"],
            body=cleaned["body"],
            author_id=cleaned["author"].pk if cleaned["author"] else None,
            pinned=cleaned["pinned"],
            key_event=cleaned["key_event"],
        )


class WithdrawPostForm(Refusing):
    """Why a post is taken away."""

    uuid = forms.UUIDField()
    reason = forms.CharField(required=False, max_length=2000)


class MarkForm(forms.Form):
    """Which post stands out, or no longer, and in what way."""

    PINNED, KEY_EVENT = "pinned", "key_event"

    uuid = forms.UUIDField()
    began_from = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    mark = forms.ChoiceField(choices=[(PINNED, PINNED), (KEY_EVENT, KEY_EVENT)])
    on = forms.BooleanField(required=False)


class EndForm(Refusing):
    """The last words of a liveblog, if any."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Last words"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as where readers find the rest. May stay empty."),
    )


class WhichPostForm(forms.Form):
    """Which post is open to be changed, as the address says."""

    edit = forms.IntegerField(min_value=1, max_value=2**31 - 1)


def author_of(user) -> Author | None:
    """The author that somebody at the desk is, if any."""
    return Author.objects.filter(user=user).first()


def new_post(user, admin_site) -> PostForm:
    """An empty form, by whoever asks for it."""
    initial = {"uuid": uuid.uuid4(), "began_from": 0, "author": author_of(user)}
    return PostForm(initial=initial, admin_site=admin_site)


def change_of(newest: LivePostEdition, told: LivePostEdition, admin_site) -> PostForm:
    """A form with what a post says; `told` is its last text where it was withdrawn."""
    names = ("headline", "body", "author", "pinned", "key_event")
    initial = {name: getattr(told, name) for name in names}
    initial |= {"uuid": newest.uuid, "began_from": newest.number}
    initial["time"] = newest.posted_at
    return PostForm(initial=initial, admin_site=admin_site, prefix="change")
