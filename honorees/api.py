"""The API's answers about people, teams and campaigns."""

import datetime as dt
from typing import Annotated

from ninja import Query, Router, Schema

from editorial.api import editions, schemas
from editorial.api.parameters import Cursor, District, Limit, Year
from editorial.models import EditionLink, Relation
from honorees import context

router = Router()

Campaign = Annotated[str, Query(pattern=r"^[0-9a-z]{0,12}$", description="Public id: those who stand on its roll.")]
REFUSED = {400: schemas.Failure}
GONE = {404: schemas.Failure, 410: schemas.Failure}


class Award(Schema):
    """An award, from the page's own record or from a roll: then `campaign` is its public id."""

    title: str
    year: int | None
    granted_by: str
    document_number: str
    granted_on: str
    post_then: str
    campaign: str
    campaign_title: str
    level_label: str


class Post(Schema):
    """A post as it was held. Dates are known to the year, month or day, "" where not at all."""

    kind: str
    organization: str
    title: str
    started: str
    ended: str
    printed: str


class Person(schemas.Headed):
    name: str
    name_hant: str
    place: schemas.Place
    organization: str
    post: str
    introduction: str
    portrait: schemas.Photo | None
    posts: list[Post]
    awards: list[Award]
    achievements: list[schemas.Achievement]
    teams: list[schemas.Ref]


class Member(Schema):
    person: schemas.Ref
    role: str
    started: str
    ended: str


class Team(schemas.Headed):
    name: str
    place: schemas.Place
    organization: str
    introduction: str
    members: list[Member]
    awards: list[Award]
    achievements: list[schemas.Achievement]


class RollEntry(Schema):
    """A recipient on a roll, with organisation and post as of the award."""

    recipient: schemas.Ref
    organization: str
    post: str


class Tier(Schema):
    """A title: the number declared (None where there is none), and those whose names are published."""

    title: str
    recipients: str
    declared: int | None
    qualifier: str
    printed: str
    entries: list[RollEntry]


class Phase(Schema):
    name: str
    started: str
    ended: str
    note: str


class CampaignOut(schemas.Headed):
    name: str
    short_name: str
    campaign_kind: str
    parent: schemas.Ref | None
    place: schemas.Place
    host: str
    year: int | None
    started: str
    ended: str
    decided_on: dt.date | None
    document_number: str
    introduction: str
    roster_note: str
    phases: list[Phase]
    tiers: list[Tier]
    achievements: list[schemas.Achievement]


@router.get("honorees", response={200: schemas.Entries, **REFUSED}, summary="People, newest shown_on first")
def honorees(request, district: District = "", campaign: Campaign = "", cursor: Cursor = "", limit: Limit = 50):
    return _recipients(request, "honoree", district=district, campaign=campaign, cursor=cursor, limit=limit)


@router.get("honorees/{public_id}", response={200: Person, **GONE}, summary="A person")
def honoree(request, public_id: str):
    edition, page = editions.page_at(request, "honoree", public_id)
    found = context.honoree_context(page, public_id, request.reading)
    portrait = editions.photo(request, page.portrait) if page.portrait else None
    return _about(request, edition, page) | {"awards": found["awards"], "portrait": portrait}


@router.get("teams", response={200: schemas.Entries, **REFUSED}, summary="Teams, newest shown_on first")
def teams(request, district: District = "", campaign: Campaign = "", cursor: Cursor = "", limit: Limit = 50):
    return _recipients(request, "team", district=district, campaign=campaign, cursor=cursor, limit=limit)


@router.get("teams/{public_id}", response={200: Team, **GONE}, summary="A team")
def team(request, public_id: str):
    edition, page = editions.page_at(request, "team", public_id)
    return _about(request, edition, page) | {"awards": context.team_context(page, public_id, request.reading)["awards"]}


@router.get("campaigns", response={200: schemas.Entries, **REFUSED}, summary="Campaigns, newest shown_on first")
def campaigns(request, district: District = "", year: Year = None, cursor: Cursor = "", limit: Limit = 50):
    found = editions.live(request, "campaign")
    found = editions.in_district(found, district) if district else found
    found = editions.linking_to(found, "year", str(year), Relation.YEAR) if year else found
    return editions.entries(request, found, cursor, limit)


@router.get("campaigns/{public_id}", response={200: CampaignOut, **GONE}, summary="A campaign with its roll")
def campaign(request, public_id: str):
    edition, page = editions.page_at(request, "campaign", public_id)
    return _about(request, edition, page) | {"campaign_kind": page.kind, "kind": edition.kind}


def _recipients(request, kind: str, *, district: str, campaign: str, cursor: str, limit: int) -> dict:
    found = editions.live(request, kind)
    found = editions.in_district(found, district) if district else found
    if campaign:
        rolls = editions.live(request, "campaign").filter(public_id=campaign)
        on_roll = EditionLink.objects.filter(edition__in=rolls, relation=Relation.COMMENDS, target_kind=kind)
        found = found.filter(public_id__in=on_roll.values("target_id"))
    return editions.entries(request, found, cursor, limit)


def _about(request, edition, page) -> dict:
    return {name: getattr(page, name) for name in page.__dataclass_fields__} | editions.head(request, edition)
