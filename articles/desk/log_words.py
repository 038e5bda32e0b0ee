"""The admin's history in the desk's words."""

from articles.desk.named_moments import NamedMoments
from articles.desk.roles_admin import Guarded


class LogWords(Guarded, NamedMoments):
    """A ModelAdmin that names the changed fields as the catalogue has them.

    Django keeps a form's labels in English, with a capital, and translates them when the
    history is read; what the catalogue has is the model's own name, without one.
    """

    def construct_change_message(self, request, form, formsets, add=False):
        message = super().construct_change_message(request, form, formsets, add)
        for entry in message:
            for change in entry.values():
                if "fields" in change:
                    change["fields"] = [_small(label) for label in change["fields"]]
        return message


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
