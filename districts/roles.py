"""Who may act where: the one place that turns assignments into answers."""

from django.db import models

from districts.models import Assignment, District, Role, User

EVERYWHERE = ""
"""The path that every district's path starts with."""

_permissions: dict[str, set[str]] = {role: set() for role in Role.values}


def grant(role: Role, app_label: str, *model_names: str, actions: str = "view add change delete") -> None:
    """Let `role` do the actions with the models. Each app says this for its own models when it is loaded."""
    _permissions[role].update(f"{app_label}.{action}_{name}" for name in model_names for action in actions.split())


def permissions_of(user: User) -> set[str]:
    """Permission codes (`app.action_model`) that the user's roles carry; none for a deactivated user."""
    if not user.is_active:
        return set()
    return set().union(*(_permissions[role] for role, _ in _assigned(user)))


def paths_for(user: User, *roles: Role) -> list[str]:
    """Paths of the districts that the user may act in, in any of the roles (in any role at all if none is named)."""
    if not user.is_active:
        return []
    return sorted({path for role, path in _assigned(user) if not roles or role in roles})


def paths_with(user: User, permission: str) -> list[str]:
    """Paths of the districts in which one of the user's roles carries the permission (`app.action_model`)."""
    carrying = with_permission(permission)
    return paths_for(user, *carrying) if carrying else []


def with_permission(permission: str) -> list[Role]:
    """The roles that carry the permission (`app.action_model`)."""
    return [role for role in Role if permission in _permissions[role]]


def may(user: User, permission: str, district: District) -> bool:
    """Whether one of the user's roles in the district or above it carries the permission."""
    return any(district.path.startswith(path) for path in paths_with(user, permission))


def may_act(user: User, role: Role, district: District) -> bool:
    """Whether the user holds the role in the district or above it."""
    return any(district.path.startswith(path) for path in paths_for(user, role))


def holders(role: Role, district: District) -> models.QuerySet[User]:
    """Active users who hold the role in the district or above it."""
    assignments = Assignment.objects.filter(role=role).filter(
        models.Q(district=None) | models.Q(district__code__in=district.codes)
    )
    return User.objects.filter(is_active=True, pk__in=assignments.values("user"))


def staff_of(paths: list[str]) -> models.QuerySet[User]:
    """Users every one of whose assignments lies in one of the paths: those whom its administrators administer."""
    if EVERYWHERE in paths:
        return User.objects.all()
    return User.objects.exclude(pk__in=Assignment.objects.exclude(under(paths)).values("user"))


def under(paths: list[str], field: str = "district__path") -> models.Q:
    """The condition that a row's district lies in one of the paths."""
    condition = models.Q(pk__in=[])
    for path in paths:
        condition |= models.Q(**{f"{field}__startswith": path})
    return models.Q() if EVERYWHERE in paths else condition


def _assigned(user: User) -> frozenset[tuple[str, str]]:
    """(role, path) pairs, read once for each user object, which lives no longer than a request."""
    if not hasattr(user, "_assigned"):
        user._assigned = frozenset(
            (role, path or EVERYWHERE)
            for role, path in Assignment.objects.filter(user_id=user.pk).values_list("role", "district__path")
        )
    return user._assigned
