"""Editions that are live at once, made from pages without the workflow: for tests of what readers see."""

import datetime as dt
import itertools

from articles.pages import ArticlePage, MentionLine
from editorial import kinds, search, snapshots
from editorial.models import Edition, EditionLink, Stage
from editorial.pages import AchievementLine, Place, Ref
from honorees.pages import (
    AwardLine,
    CampaignPage,
    HonoreePage,
    MemberLine,
    RollEntry,
    TeamPage,
    TierLine,
)
from tests import factories

PLACE = Place("990001000000", "云岭区", "云岭区", (Ref("district", "990001000000", "云岭区"),))
LIVE_FROM = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)

_numbers = itertools.count(1)


def honoree(name, **fields) -> HonoreePage:
    empty = {
        "surname": "", "pinyin": "", "name_hant": "", "place": PLACE, "organization": "", "post": "",
        "introduction": "", "portrait": None, "posts": (), "awards": (), "achievements": (), "teams": (),
    }  # fmt: skip
    return HonoreePage(name=name, **empty | fields)


def team(name, members=(), **fields) -> TeamPage:
    empty = {"place": PLACE, "organization": "", "introduction": "", "awards": (), "achievements": ()}
    return TeamPage(name=name, members=tuple(MemberLine(_person(each)) for each in members), **empty | fields)


def article(title, text="", mentions=(), **fields) -> ArticlePage:
    """`text` becomes paragraphs, one a line; `mentions` are names, or Refs to records."""
    empty = {
        "kicker": "", "subtitle": "", "editor_note": "", "origin": "own", "origin_label": "自采", "source": None,
        "source_title": "", "contributor": "", "published_on": dt.date(2024, 5, 1), "column": None, "place": PLACE,
        "credits": (), "photos": (), "achievements": (), "rights": "",
    }  # fmt: skip
    lines = tuple(MentionLine(_person(each), _person(each).label, "", "commended", "受表彰") for each in mentions)
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return ArticlePage(title=title, body=body, mentions=lines, **empty | fields)


def campaign(name, entries=(), tiers=(), **fields) -> CampaignPage:
    """`entries` are recipients (names, or Refs) of one tier; `tiers` are further ones, whole."""
    empty = {
        "short_name": "", "kind": "selection", "kind_label": "评选表彰", "parent": None, "place": PLACE, "host": "",
        "year": 2024, "started": "", "ended": "", "decided_on": dt.date(2024, 4, 1), "document_number": "",
        "introduction": "", "roster_note": "", "phases": (), "achievements": (),
    }  # fmt: skip
    roll = tuple(map(roll_entry, entries))
    first = (tier("好干部", roll),) if roll else ()
    return CampaignPage(name=name, tiers=(*first, *tiers), **empty | fields)


def tier(title, entries=(), declared=None, recipients="person") -> TierLine:
    return TierLine(title, recipients, declared, "", "", tuple(entries))


def roll_entry(recipient) -> RollEntry:
    return RollEntry(f"award{next(_numbers)}", _person(recipient), "", "")


def award(title, **fields) -> AwardLine:
    empty = {
        "id": f"award{next(_numbers)}", "merit": "", "granted_by": "中共云岭区委", "level": "county",
        "level_label": "区县", "granted_on": None, "year": 2023,
    }  # fmt: skip
    return AwardLine(title=title, **empty | fields)


def deed(statement, theme="") -> AchievementLine:
    return AchievementLine(statement, "person", Ref("theme", theme, theme) if theme else None)


def publish(*pages, live_from=LIVE_FROM, public_id="", **workflow) -> list[Edition]:
    """Store pages as editions that are live from then on, and index them. Drafts are those with `live_from=None`."""
    user = factories.UserFactory()
    made = []
    for page in pages:
        kind = next(each for each in kinds.every() if isinstance(page, each.page))
        snapshot = snapshots.of_page(kind, public_id or f"p{next(_numbers)}", page)
        stage = {"stage": Stage.APPROVED, "live_from": live_from} if live_from else {}
        edition = snapshots.store(
            snapshot, next(_numbers), submitted_by=user, submitted_at=LIVE_FROM, **stage | workflow
        )
        if edition.shown_on is None and live_from:
            Edition.objects.filter(pk=edition.pk).update(shown_on=live_from.date())
            EditionLink.objects.filter(edition=edition).update(shown_on=live_from.date())
            edition.refresh_from_db()
        made.append(edition)
    search.index(made)
    return made


def _person(each) -> Ref:
    return each if isinstance(each, Ref) else Ref("honoree", "", each)
