"""The demonstration's staff: three people for each district and six for the whole site, plainly not real ones."""

import base64
import dataclasses

from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import salted_hmac

from articles.demo.reference import district
from districts.models import Assignment, Role, User

PLACES = (
    ("yuanbaoshan", "元宝山", "150403"),
    ("shizhong", "市中", "370103"),
    ("feicheng", "肥城", "370983"),
    ("lingcheng", "陵城", "371403"),
    ("lvyuan", "绿园", "220106"),
)
LOCAL = ((Role.EDITOR, "编辑"), (Role.REVIEWER, "审核"), (Role.APPROVER, "终审"))
SITE = ("site", "全站", "")
"""Who has the home page in hand."""

CENTRAL = (
    ("registrar", Role.REGISTRAR, "演示登记员"),
    ("auditor", Role.AUDITOR, "演示审计员"),
    ("administrator", Role.ADMINISTRATOR, "演示系统管理员"),
)


@dataclasses.dataclass(frozen=True)
class Account:
    """`place` is a district code, "" for the whole site."""

    username: str
    name: str
    role: Role
    place: str = ""


@dataclasses.dataclass(frozen=True)
class Desk:
    """The three people through whose hands the records of a district go."""

    editor: User
    reviewer: User
    approver: User


ACCOUNTS = (
    *(
        Account(f"{key}-{role}", f"演示{title}（{place}）", role, code)
        for key, place, code in (*PLACES, SITE)
        for role, title in LOCAL
    ),
    *(Account(username, name, role) for username, role, name in CENTRAL),
)


def password() -> str:
    """The password of all demonstration accounts: made from this installation's secret key, and so kept nowhere."""
    digest = salted_hmac("articles.demo.staff", "password", algorithm="sha256").digest()
    text = base64.b32encode(digest).decode().lower()[:16]
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def prepare() -> None:
    """Make the accounts and assignments that are missing."""
    encoded = ""
    for account in ACCOUNTS:
        user = User.objects.filter(username=account.username).first()
        if user is None:
            encoded = encoded or make_password(password())
            user = User.objects.create(username=account.username, name=account.name, is_staff=True, password=encoded)
        Assignment.objects.get_or_create(
            user=user, role=account.role, district=district(account.place) if account.place else None
        )


def reach_by_mail() -> None:
    """Give the accounts that have none an address that leads nowhere (RFC 2606): their mails are for reading along.

    Called when everything is loaded, so that nobody gets mails about what the demonstration did.
    """
    for user in User.objects.filter(username__in=[each.username for each in ACCOUNTS], email=""):
        user.email = f"{user.username}@example.org"
        user.save(update_fields=["email"])


def desk(place: str) -> Desk:
    """The people of the demonstration for the district with that code, "" for the site. Raises User.DoesNotExist."""
    return Desk(**{str(role): _holder(role, place) for role, _ in LOCAL})


def registrar() -> User:
    return _holder(Role.REGISTRAR, "")


def with_demonstration_password() -> set[str]:
    """Usernames of the accounts whose password is still that of the demonstration."""
    stored = dict(
        User.objects.filter(username__in=[each.username for each in ACCOUNTS]).values_list("username", "password")
    )
    valid = {encoded for encoded in set(stored.values()) if check_password(password(), encoded)}
    return {username for username, encoded in stored.items() if encoded in valid}


def _holder(role: Role, place: str) -> User:
    username = next(each.username for each in ACCOUNTS if each.role == role and each.place == place)
    return User.objects.get(username=username)
