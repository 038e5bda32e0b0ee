"""The form in which a story is written."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.house_moment import HouseMoment, Moment
from articles.desk.known_choice import KnownForm
from articles.desk.roles_form import StoryRights
from articles.desk.state import moment_words
from articles.desk.story_layout import tell_limits
from articles.desk.tags_field import TagsField
from articles.drafts.article import Article
from articles.editions.refusals import planned_through

# Sent with the form of a story that was deleted meanwhile.
GONE = "_gone"


class ArticleForm(KnownForm, StoryRights):
    """An article, with the token that keeps one editor from overwriting another."""

    # A form that only shows what is typed holds nobody up and asks no token.
    saves = True

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
            "form",
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
            "corrections_place",
            "tags",
            "assignee",
            "deadline",
            "embargo",
        ]
        field_classes = {
            "tags": TagsField,
            "deadline": HouseMoment,
            "embargo": HouseMoment,
        }
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "intro": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "deadline": Moment,
            "embargo": Moment,
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
        # A form that was opened before there was this field keeps what is saved.
        for name in {"corrections_place", "form"} & self.fields.keys():
            self.fields[name].required = False
        tell_limits(self.fields)

    def clean(self):
        cleaned = super().clean() or {}
        if self.instance.pk and self.saves:
            self._refuse_overwrite(cleaned.get("token"))
            self._refuse_embargo(cleaned.get("embargo"))
        elif GONE in self.data:
            message = _(
                "Somebody deleted this story while you were writing in it. What you "
                "typed stands below; saving makes a new story of it."
            )
            raise forms.ValidationError(message, code="gone")
        return cleaned

    def _refuse_embargo(self, embargo) -> None:
        """What is planned would go out all the same: whoever sets it has to decide."""
        early = planned_through(self.instance, embargo)
        if early:
            message = _(
                "An edition is planned for %(moment)s, before the end of this embargo. "
                "Cancel it first, on the page “Publish”."
            )
            words = {"moment": moment_words(early.published_at)}
            self.add_error("embargo", message % words)

    def _refuse_overwrite(self, token: int | None) -> None:
        """The row stays locked until this save is done, so two cannot both pass.

        The admin puts two versions together before it comes to this.
        """
        locked = Article.objects.select_for_update(of=("self",))
        saved = locked.select_related("changed_by").get(pk=self.instance.pk)
        if token == saved.version:
            return
        message = _(
            "%(who)s saved this story at %(moment)s, after you opened it. Nothing of "
            "yours is lost: it stands below, but is not saved. When you save, the two are "
            "put together, and where that cannot be you choose."
        )
        who = saved.changed_by or _("Somebody")
        words = {"who": who, "moment": moment_words(saved.changed_at)}
        raise forms.ValidationError(message % words, code="overwrite")
