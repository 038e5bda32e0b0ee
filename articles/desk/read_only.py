"""ReadOnly: pages of the admin for what is written by acts alone, and never by a form."""

from articles.desk.roles_admin import Guarded


class ReadOnly(Guarded):
    """Nobody adds, changes or deletes here, whatever their rights."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
