"""Walking through the inbox: from an edition's page to the next one of the list that it was opened from, and back."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from editorial.admin import moment
from editorial.desk import claims, inbox
from editorial.models import Edition
from editorial.workflow import TRANSITIONS, Transition

FROM = "from"
"""Parameter of an edition's page: the query of the inbox that it was opened from."""
_LONGEST = 1000


def of(request, edition: Edition) -> dict:
    """What the bar over an edition's page takes: the claim, and the ways through the inbox if one came from there."""
    now, user = moment.now(request), request.user
    claim = claims.held(edition, now)
    may_judge = edition.is_open and not claims.refusal(edition, user, None)
    here = _here(request, request.GET.get(FROM))
    before, after = inbox.neighbours(user, _filters(request, here), edition, now) if here is not None else (None, None)
    return {
        "claim": claims.words(edition, user, now),
        "is_mine": claim is not None and claim.by_id == user.pk,
        "may_claim": may_judge,
        "from": here,
        "back_url": inbox_address(request, here) if here is not None else "",
        "before_url": page_address(before, here) if before else "",
        "after_url": page_address(after, here) if after else "",
        "steps": judging(edition) if may_judge else [],
    }


def judging(edition: Edition) -> list[Transition]:
    """The steps by which the edition is judged at its stage."""
    return [each for each in TRANSITIONS.values() if each.judges and edition.stage in each.sources]


def carried(request, address: str) -> str:
    """The address with the inbox that the person came from, so that a decision leads back there."""
    return f"{address}?{urlencode({FROM: request.GET[FROM][:_LONGEST]})}" if FROM in request.GET else address


def onward(request) -> str:
    """Where a decision leads: back to the inbox that the person came from; "" if they came from elsewhere."""
    return inbox_address(request, request.GET[FROM]) if FROM in request.GET else ""


def inbox_address(request, query: str, anchor: str = "") -> str:
    """The inbox with the filters of a query; what makes no sense in it is left out."""
    here = _here(request, query)
    return reverse("admin:inbox") + (f"?{here}" if here else "") + anchor


def page_address(edition: Edition | int, here: str | None) -> str:
    """The page of an edition, which remembers the inbox that it is opened from, if any."""
    address = reverse("admin:editorial_edition_change", args=[getattr(edition, "pk", edition)])
    return address if here is None else f"{address}?{urlencode({FROM: here})}"


def _here(request, query: str | None) -> str | None:
    if query is None:
        return None
    page = QueryDict(query[:_LONGEST]).get("page", "")
    return _filters(request, query).query(page=page if page.isascii() and page.isdecimal() and len(page) < 6 else "")


def _filters(request, query: str) -> inbox.Filters:
    return inbox.read(QueryDict(query[:_LONGEST]), request.user)
