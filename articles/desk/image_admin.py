"""Pictures in the admin: the library as a grid, and each picture's form."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db import transaction
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk import (
    image_credits,
    image_edit,
    image_file,
    image_filters,
    image_upload,
    library,
    original,
)
from articles.desk.image_form import ImageForm
from articles.desk.image_history import log_filled
from articles.desk.image_list import PictureList
from articles.desk.image_media import PICTURES
from articles.desk.image_said import said, warnings
from articles.desk.image_tile import badges, tile, tile_words
from articles.desk.image_use import uses
from articles.desk.named_moments import NamedMoments
from articles.desk.roles_admin import Guarded
from articles.desk.thumbnail import preview_url
from articles.editions.card import order_cards_with
from articles.images.image import Image
from articles.images.library import attach_file
from articles.images.prepare import prepare_changed
from articles.images.reread import BROUGHT, differences

# Views of one picture, and of the library; each guards itself.
OF_ONE = {
    "original": original.original,
    "reread": image_file.read_again,
    "choose": image_file.choose,
}
OF_ALL = {
    "library": library.library,
    "upload": library.upload,
    "bring": image_upload.bring,
    "edit": image_edit.edit,
    "credits": image_credits.credits,
}


@admin.register(Image)
class ImageAdmin(Guarded, NamedMoments):
    form = ImageForm
    list_display = ("tile",)
    list_display_links = None
    list_filter = (
        image_filters.MissingFilter,
        image_filters.FileFilter,
        image_filters.RightsFilter,
        image_filters.UseFilter,
        image_filters.KindFilter,
    )
    list_per_page = 48
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = library.SEARCHED
    actions = ("edit_together", "apply_credit_rules")
    fieldsets = (
        (None, {"fields": ("credit", "kind", "caption", "alt")}),
        (
            gettext_lazy("Rights"),
            {
                "fields": (
                    "photographer",
                    "source",
                    "copyright_notice",
                    "usage_terms",
                    "instructions",
                    "instructions_confirmed",
                    "rights_end",
                )
            },
        ),
        (
            gettext_lazy("Place and keywords"),
            {
                "classes": ("collapse",),
                "fields": ("city", "country", "date_taken", "keywords"),
            },
        ),
        (
            gettext_lazy("File and focal point"),
            {"fields": ("file", "focal_x", "focal_y")},
        ),
    )

    @admin.display(description=gettext_lazy("picture"))
    def tile(self, image):
        return tile(image)

    @admin.action(
        description=gettext_lazy("Edit credit, caption and alt text together"),
        permissions=["change"],
    )
    def edit_together(self, request, queryset):
        return _with_ids("admin:articles_image_edit", queryset)

    @admin.action(
        description=gettext_lazy("Apply the credit rules again…"),
        permissions=["change"],
    )
    def apply_credit_rules(self, request, queryset):
        return _with_ids("admin:articles_image_credits", queryset)

    def action_checkbox(self, obj):
        words = _("Select this picture: %(words)s") % {"words": tile_words(obj)[:80]}
        return format_html(
            '<input type="checkbox" name="_selected_action" value="{}" '
            'class="action-select" aria-label="{}">',
            obj.pk,
            words,
        )

    def get_fieldsets(self, request, obj=None):
        """A new picture begins with its file, which fills in the rest."""
        *words, file = super().get_fieldsets(request, obj)
        return [*words, file] if obj else [file, *words]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.editor = request.user  # type: ignore[attr-defined]
        return form

    def get_changelist(self, request, **kwargs):
        return PictureList

    def get_urls(self):
        wrap = self.admin_site.admin_view
        of_all = [
            path(f"{name}/", wrap(view), name=f"articles_image_{name}")
            for name, view in OF_ALL.items()
        ]
        of_one = [
            path(f"<int:image_id>/{name}/", wrap(view), name=f"articles_image_{name}")
            for name, view in OF_ONE.items()
        ]
        return [*of_all, *of_one, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        context = {
            "media": self.media + PICTURES,
            "title": capfirst(self.opts.verbose_name_plural),
            "has_change": self.has_change_permission(request),
            "bring": self.has_add_permission(request)
            and IS_POPUP_VAR not in request.GET,
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def render_change_form(
        self, request, context, add=False, change=False, form_url="", obj=None
    ):
        context["media"] += PICTURES
        if obj:
            context |= {
                "picture": preview_url(obj),
                "badges": badges(obj, timezone.now()),
                "said": said(obj),
                "warnings": warnings(obj),
                "uses": uses([obj.pk], request.user),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_deleted_objects(self, objs, request):
        """What a story shows cannot go; the stories are named."""
        found = uses({image.pk for image in objs}, request.user)
        if found:
            return [], {}, set(), [use.html for use in found]
        return super().get_deleted_objects(objs, request)

    def save_model(self, request, obj, form, change):
        self._save(request, obj, form, change)
        order_cards_with([obj.pk])
        if (
            form.initial.get("instructions_confirmed")
            and not obj.instructions_confirmed
        ):
            self._ask_again(request, form)

    def _save(self, request, obj, form, change):
        if "file" not in form.changed_data or not form.cleaned_data.get("file"):
            form.save_changes()
            prepare_changed([obj.pk])
            return
        obj.file = None
        before = {name: getattr(obj, name) for name in BROUGHT}
        with transaction.atomic():
            attach_file(obj, form.cleaned_data["file"])
            filled = [name for name in BROUGHT if getattr(obj, name) != before[name]]
            if change and filled:
                log_filled(request.user, obj, filled)
        obj.differs = change and bool(differences(obj))

    def _ask_again(self, request, form):
        """Other terms undid somebody's yes, unless it was taken back on purpose."""
        if "instructions_confirmed" not in form.changed_data:
            message = _(
                "The instructions or terms are others now. Read them, and confirm again "
                "that the paper may use this picture."
            )
            messages.warning(request, message)

    def response_change(self, request, obj):
        """A new file with words of its own: which of the two to keep is asked."""
        if getattr(obj, "differs", False):
            return redirect("admin:articles_image_choose", obj.pk)
        return super().response_change(request, obj)


def _with_ids(name: str, images):
    """To a page about these pictures; as many as its address can hold."""
    ids = images.order_by("-pk").values_list("pk", flat=True)[: library.MOST_IDS]
    query = urlencode({"id": list(ids)}, doseq=True)
    return redirect(f"{reverse(name)}?{query}")
