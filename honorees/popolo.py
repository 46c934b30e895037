"""People, organisations, posts and memberships in the terms of Popolo (popoloproject.com), from live pages only.

Posts and memberships are those that the pages state. A published page says no more of an organisation than its name, so
it counts as the same where persons of one county state it: every county has an office for water.
"""

import hashlib
from collections.abc import Iterable
from typing import Annotated

from ninja import Router, Schema
from pydantic import Field

from editorial import suppression
from editorial.api import editions, paging, schemas
from editorial.api.parameters import Cursor, Limit
from editorial.places import county_of
from editorial.search.spelling import romanised
from honorees.pages import HonoreePage, PostLine, TeamPage

router = Router()


Day = Annotated[str | None, Field(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")]
"""A date as far as it is known, None where it is not: the pattern of Popolo's schema."""


class Source(Schema):
    url: str


class PopoloPerson(Schema):
    id: str
    name: str
    family_name: str
    sort_name: str
    sources: list[Source]


class PopoloOrganization(Schema):
    id: str
    name: str
    classification: str


class PopoloPost(Schema):
    id: str
    label: str
    organization_id: str


class PopoloMembership(Schema):
    person_id: str
    organization_id: str
    post_id: str | None
    role: str
    start_date: Day
    end_date: Day


class Popolo(Schema):
    """A part of the export: people and teams from the newest on, with all that their pages say; `next` as in lists."""

    persons: list[PopoloPerson]
    organizations: list[PopoloOrganization]
    posts: list[PopoloPost]
    memberships: list[PopoloMembership]
    next: str


@router.get("popolo", response={200: Popolo, 400: schemas.Failure}, summary="People and organisations as Popolo")
def popolo(
    request,
    cursor: Cursor = "",
    limit: Limit = 100,
):
    found, following = paging.page_of(editions.live(request, "honoree", "team").for_page(), cursor, limit)
    export = _Export()
    for edition in found:
        page = suppression.presented(edition, request.suppressed)
        url = editions.address(request, edition.kind, edition.public_id)
        if edition.kind == "honoree":
            export.person(edition.public_id, page, url)
        else:
            export.team(edition.public_id, page)
    return export.plain() | {"next": following}


class _Export:
    def __init__(self):
        self.persons: list[dict] = []
        self.organizations: dict[str, dict] = {}
        self.posts: dict[str, dict] = {}
        self.memberships: list[dict] = []

    def person(self, public_id: str, page: HonoreePage, url: str) -> None:
        self.persons.append({
            "id": public_id, "name": page.name, "family_name": page.surname,
            "sort_name": romanised(page.name, page.pinyin), "sources": [{"url": url}],
        })  # fmt: skip
        county = county_of(page.place).id
        for post in page.posts or [PostLine("", "", page.organization, page.post)]:
            self._member(public_id, county, post)

    def team(self, public_id: str, page: TeamPage) -> None:
        self.organizations[public_id] = {"id": public_id, "name": page.name, "classification": "team"}
        for member in page.members:
            if member.person.id:
                self.memberships.append(
                    {
                        "person_id": member.person.id,
                        "organization_id": public_id,
                        "post_id": None,
                        "role": member.role,
                        "start_date": member.started or None,
                        "end_date": member.ended or None,
                    }
                )

    def _member(self, person: str, county: str, held: PostLine) -> None:
        if not held.organization:
            return
        body = _key(county, held.organization)
        self.organizations.setdefault(body, {"id": body, "name": held.organization, "classification": "organization"})
        post = None
        if held.title:
            post = _key(county, held.organization, held.title)
            self.posts.setdefault(post, {"id": post, "label": held.title, "organization_id": body})
        self.memberships.append(
            {
                "person_id": person,
                "organization_id": body,
                "post_id": post,
                "role": held.title,
                "start_date": held.started or None,
                "end_date": held.ended or None,
            }
        )

    def plain(self) -> dict[str, Iterable]:
        return {
            "persons": self.persons, "organizations": list(self.organizations.values()),
            "posts": list(self.posts.values()), "memberships": self.memberships,
        }  # fmt: skip


def _key(*names: str) -> str:
    """The same id wherever the same names stand."""
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
