"""Accounts and groups in the admin: nobody gives a right that they do not have."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.account_audit import (
    WatchedAccounts,
    WatchedGroups,
    note_password,
)
from articles.desk.account_sign_in import account_sign_in
from articles.desk.roles_admin import Guarded
from articles.desk.roles_form import GroupField
from articles.sign_in.requirement import with_second_step

admin.site.unregister(User)
admin.site.unregister(Group)

# Only a superuser sees and sets these; the groups say the rest.
GRAVE = {"is_superuser", "user_permissions"}
# A record, not a choice.
DATES = ("last_login", "date_joined")


@admin.register(User)
class AccountAdmin(WatchedAccounts, Guarded, UserAdmin):
    """Accounts. Who is no superuser manages those who may do no more than they may."""

    list_display = ("username", "first_name", "last_name", "is_staff", "two_steps")

    @admin.display(
        description=gettext_lazy("two steps"), boolean=True, ordering="second_step"
    )
    def two_steps(self, user):
        return user.second_step

    def get_queryset(self, request):
        return with_second_step(super().get_queryset(request))

    def get_urls(self):
        view = self.admin_site.admin_view(account_sign_in(self))
        return [
            path("<id>/sign_in/", view, name="auth_user_sign_in"),
            *super().get_urls(),
        ]

    def user_change_password(self, request, id, form_url=""):
        """One's own is changed where the old one is asked."""
        if id == str(request.user.pk):
            return redirect("admin:password_change")
        account = self.get_object(request, id)
        before = account.password if account else ""
        answer = super().user_change_password(request, id, form_url)
        if account and request.method == "POST":
            account.refresh_from_db(fields=["password"])
            if account.password != before:
                note_password(account, by=request.user)
        return answer

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return fieldsets
        return [
            (
                name,
                options | {"fields": [f for f in options["fields"] if f not in GRAVE]},
            )
            for name, options in fieldsets
        ]

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *DATES)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"queryset": givable(request.user), "form_class": GroupField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or no_more_than(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or no_more_than(request.user, obj))

    def get_actions(self, request):
        """Accounts are thrown away one by one: an action asks no right of each."""
        return {}


@admin.register(Group)
class RoleAdmin(WatchedGroups, Guarded, GroupAdmin):
    """Groups. Who is no superuser composes them of their own rights only."""

    list_display = ("label",)

    @admin.display(description=gettext_lazy("name"), ordering="name")
    def label(self, group):
        return _(group.name)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "permissions":
            kwargs["queryset"] = rights(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or _composes(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or _composes(request.user, obj))

    def get_actions(self, request):
        """As with accounts."""
        return {}


def rights(user) -> QuerySet[Permission]:
    """Somebody's own rights, also of an account that is shut now."""
    if user.is_superuser:
        return Permission.objects.all()
    held = Q(pk__in=user.user_permissions.values("pk"))
    return Permission.objects.filter(
        held | Q(pk__in=Permission.objects.filter(group__user=user).values("pk"))
    )


def no_more_than(user, other) -> bool:
    """Whether `other` may do nothing that `user` may not."""
    if user.is_superuser or user.pk == other.pk:
        return True
    # As saved: a form may have put something else in the object meanwhile.
    if User.objects.filter(pk=other.pk, is_superuser=True).exists():
        return False
    return not rights(other).exclude(pk__in=rights(user).values("pk")).exists()


def givable(user) -> QuerySet[Group]:
    """The groups whose rights somebody has all of, and may therefore give."""
    if user.is_superuser:
        return Group.objects.all()
    through = Group.permissions.through.objects.filter(group=OuterRef("pk"))
    beyond = through.exclude(permission__in=rights(user).values("pk"))
    return Group.objects.filter(~Exists(beyond))


def _composes(user, group: Group) -> bool:
    return givable(user).filter(pk=group.pk).exists()
