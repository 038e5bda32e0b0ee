"""The model field that holds a body."""

from django_prose_editor.fields import ProseEditorField

from articles.body.clean import clean
from articles.body.grammar import editor_extensions


class BodyField(ProseEditorField):
    """Body text as clean HTML: cleaned in forms, and again on every way into a table."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", editor_extensions())
        kwargs.setdefault("sanitize", clean)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        value = clean(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value
