"""Pictures in the admin."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk import library, original
from articles.desk.thumbnail import figure, thumbnail
from articles.images.image import Image
from articles.images.library import attach_file, checksum, opened


class ImageForm(forms.ModelForm):
    """A picture; its file is looked at before anything is kept."""

    class Meta:
        model = Image
        fields = [
            "file",
            "kind",
            "credit",
            "caption",
            "alt",
            "photographer",
            "source",
            "copyright_notice",
            "usage_terms",
            "instructions",
            "rights_end",
            "city",
            "country",
            "date_taken",
            "keywords",
            "focal_x",
            "focal_y",
        ]
        widgets = {
            "file": forms.FileInput(attrs={"accept": "image/*"}),
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 2}),
            "keywords": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        opened(file)
        known = Image.objects.filter(sha256=checksum(file)).exclude(pk=self.instance.pk)
        if twin := known.first():
            message = _(
                "This file is already in the library, as picture %(id)s: “%(picture)s”."
            )
            raise forms.ValidationError(message % {"id": twin.pk, "picture": twin})
        return file


class CreditFilter(admin.SimpleListFilter):
    """Pictures that cannot be published yet."""

    title = gettext_lazy("credit")
    parameter_name = "credit"

    def lookups(self, request, model_admin):
        return [("missing", _("No credit yet")), ("to-come", _("Picture to come"))]

    def queryset(self, request, queryset):
        if self.value() == "missing":
            return queryset.filter(credit="")
        if self.value() == "to-come":
            return queryset.filter(file="")
        return queryset


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    form = ImageForm
    list_display = ("picture", "__str__", "credit", "photographer", "created_at")
    list_display_links = ("picture", "__str__")
    list_filter = (CreditFilter, "kind")
    list_per_page = 50
    search_fields = (
        "caption",
        "description",
        "credit",
        "photographer",
        "keywords",
        "city",
    )
    show_full_result_count = False
    readonly_fields = ("preview", "size", "description", "from_file")
    fieldsets = (
        (
            None,
            {"fields": ("preview", "file", "size", "kind", "credit", "caption", "alt")},
        ),
        (
            gettext_lazy("Rights"),
            {
                "fields": (
                    "photographer",
                    "source",
                    "copyright_notice",
                    "usage_terms",
                    "instructions",
                    "rights_end",
                )
            },
        ),
        (
            gettext_lazy("Details"),
            {
                "classes": ("collapse",),
                "fields": (
                    "city",
                    "country",
                    "date_taken",
                    "keywords",
                    "focal_x",
                    "focal_y",
                ),
            },
        ),
        (
            gettext_lazy("What the file says"),
            {"classes": ("collapse",), "fields": ("description", "from_file")},
        ),
    )

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, image):
        return thumbnail(image) or _("to come")

    @admin.display(description=gettext_lazy("as readers see it"))
    def preview(self, image):
        return figure(image, image.caption) if image.pk else "–"

    @admin.display(description=gettext_lazy("size"))
    def size(self, image):
        return f"{image.width} × {image.height}" if image.width else "–"

    @admin.display(description=gettext_lazy("from its metadata"))
    def from_file(self, image):
        origins = image.metadata.get("origins", {})
        return (
            ", ".join(f"{name} ({origin.upper()})" for name, origin in origins.items())
            or "–"
        )

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("library/", wrap(library.library), name="articles_image_library"),
            path("upload/", wrap(library.upload), name="articles_image_upload"),
            path(
                "<int:image_id>/original/",
                wrap(original.original),
                name="articles_image_original",
            ),
            *super().get_urls(),
        ]

    def save_model(self, request, obj, form, change):
        if "file" not in form.changed_data or not form.cleaned_data.get("file"):
            super().save_model(request, obj, form, change)
            return
        file = form.cleaned_data["file"]
        obj.file = None
        with transaction.atomic():
            attach_file(obj, file)
