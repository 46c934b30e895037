"""Signing in: permissions that come from assignments, and an account adapter that lets nobody sign up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.backends import BaseBackend

from districts import roles


class AssignmentBackend(BaseBackend):
    """Model permissions of a user are those of the roles assigned to them. Rows are restricted by district besides."""

    def get_user_permissions(self, user_obj, obj=None):
        return roles.permissions_of(user_obj) if user_obj.is_authenticated else set()

    def has_perm(self, user_obj, perm, obj=None):
        return perm in self.get_user_permissions(user_obj)

    def has_module_perms(self, user_obj, app_label):
        return any(code.startswith(f"{app_label}.") for code in self.get_user_permissions(user_obj))


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the system administrator."""

    def is_open_for_signup(self, request):
        return False
