"""The tags of a story as they are typed: a line, parted by commas."""

from django import forms
from django.utils.translation import gettext as _
from taggit.forms import TagField

from articles.masthead.tag import Tag
from articles.text import clean_text

LONGEST = Tag._meta.get_field("name").max_length or 0


class TagsField(TagField):
    """Parted by commas alone, so that “Den Haag” is one tag; new ones only if allowed."""

    may_add = True

    def clean(self, value):
        names = super().clean(_parted(value or ""))
        # As they will be stored, so that an odd space makes no second tag.
        names = [clean_text(name, multiline=False) for name in names]
        names = [name for name in names if name]
        self._refuse_long(names)
        if not self.may_add:
            self._refuse_new(names)
        return names

    def _refuse_long(self, names: list[str]) -> None:
        for name in names:
            if len(name) > LONGEST:
                words = _("A tag has at most %(most)s characters: “%(name)s”.")
                said = {"most": LONGEST, "name": name[:40] + "…"}
                raise forms.ValidationError(words % said)

    def _refuse_new(self, names: list[str]) -> None:
        for name in names:
            if not Tag.objects.filter(name__iexact=name).exists():
                words = _("There is no tag “%(name)s”, and you may not make one.")
                raise forms.ValidationError(words % {"name": name})


def _parted(value: str) -> str:
    """A comma more, since taggit parts a line without one at its spaces."""
    return value if not value or '"' in value else f"{value},"
