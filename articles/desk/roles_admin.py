"""What every page of the desk refuses in the same way."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied


class Guarded(admin.ModelAdmin):
    """A ModelAdmin that asks for the right before it looks whether there is anything.

    Else an answer tells who may see nothing whether something exists.
    """

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)


def for_readers_along(admin, view):
    """A page of one story, for who may see stories: nobody else learns whether it is there.

    The page itself asks for whatever more it takes.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not admin.has_view_or_change_permission(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
