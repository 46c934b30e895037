"""People, teams and campaigns in the terms of schema.org."""

from django.urls import reverse

from editorial import languages
from editorial.search.spelling import romanised
from honorees.pages import CampaignPage, HonoreePage, TeamPage


def person(page: HonoreePage, context: dict, whole) -> dict:
    """A Person with the awards that live pages state."""
    names = [page.name_hant, romanised(page.name, page.pinyin)]
    found = {
        "@type": "Person",
        "name": page.name,
        "alternateName": [each for each in names if each],
        "jobTitle": page.post,
        "worksFor": {"@type": "Organization", "name": page.organization} if page.organization else None,
        "description": page.introduction,
        "award": _awards(context),
        "image": whole(reverse("media", args=[page.portrait.hash, "picture.jpg"])) if page.portrait else "",
    }
    return {name: value for name, value in found.items() if value}


def organization(page: TeamPage, context: dict, whole) -> dict:
    """An Organization with its members and awards."""
    found = {
        "@type": "Organization",
        "name": page.name,
        "description": page.introduction,
        "parentOrganization": {"@type": "Organization", "name": page.organization} if page.organization else None,
        "location": {"@type": "Place", "name": page.place.full_name},
        "member": [
            {"@type": "Person", "name": line.person.label} | ({"url": whole(url)} if url else {})
            for line, url in context["members"]
        ],
        "award": _awards(context),
    }
    return {name: value for name, value in found.items() if value}


def event(page: CampaignPage, context: dict, whole) -> dict:
    """A campaign as an Event of its host; its recipients are told by the roll, not here."""
    found = {
        "@type": "Event",
        "inLanguage": languages.SIMPLIFIED.tag,
        "name": page.name,
        "alternateName": page.short_name,
        "description": page.introduction,
        "startDate": page.started or (page.decided_on.isoformat() if page.decided_on else str(page.year or "")),
        "endDate": page.ended,
        "location": {"@type": "Place", "name": page.place.full_name},
        "organizer": {"@type": "Organization", "name": page.host} if page.host else None,
    }
    return {name: value for name, value in found.items() if value}


def _awards(context: dict) -> list[str]:
    return [f"{each.title}（{each.year}）" if each.year else each.title for each in context["awards"]]
