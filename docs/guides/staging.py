"""The installation that the guides' pictures are taken from: the demonstration, invented records, a clock of its own.

`python docs/guides/staging.py PORT` loads and serves it. The database is that of the environment, and has to be empty.
Whoever is revoked or corrected in a picture is invented: no real commendation is shown as taken back.
"""
# ruff: noqa: E402 - models can be imported only when the settings are there

import datetime as dt
import os
import sys
from pathlib import Path

import django
import time_machine

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command
from django.urls import get_resolver
from played import (
    APPROVED,
    AUTHOR,
    BODY,
    GOES_LIVE,
    IN_APPROVAL,
    IN_REVIEW,
    LIVE,
    LIVE_BODY,
    LOADED,
    PEOPLE,
    PUBLISHED,
    ROLL,
    TAKEN,
    TIER,
)

from articles.demo import loading, staff
from articles.models import Article, Column, Credit, Mention
from districts.models import District, User
from editorial import answering, preflight, snapshots, workflow
from editorial.authorship import acting_as
from editorial.models import Edition
from honorees.models import AwardTier, Campaign, Commendation, Honoree

PLACE = "150403000000"


def prepare() -> None:
    """Load the demonstration and, on the days before the pictures, what is under way in one district."""
    with time_machine.travel(LOADED, tick=True):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        loading.load()
        _mail_addresses()
    desk = staff.desk(PLACE[:6])
    for moment, step, title in sorted(_steps()):
        with time_machine.travel(moment, tick=True):
            _take(step, title, desk)


def _steps():
    """What happens when: each story is submitted, and judged some hours later, as far as it comes."""
    for judged, submitted in enumerate((IN_REVIEW, IN_APPROVAL, {**PUBLISHED, **APPROVED})):
        for moment, title in submitted.items():
            start = dt.datetime.fromisoformat(moment)
            for step, hours in (("submit", 0), ("pass_review", 2), ("approve", 5))[: judged + 1]:
                yield start + dt.timedelta(hours=hours), step, title


def _take(step: str, title: str, desk) -> None:

    if step == "submit":
        record = _roll(desk) if title == ROLL else _story(desk, title, LIVE_BODY if title == LIVE else BODY)
        asked = answering.questions(preflight.check(snapshots.freeze(record)))
        workflow.submit(record, desk.editor, answers={each.key: loading.AS_PRINTED for each in asked}, secrets="none")
        return
    edition = Edition.objects.get(title=title)
    if step == "pass_review":
        workflow.perform(step, edition, desk.reviewer, digest=edition.digest, note="事实已核，同意")
        return
    asked = answering.open_questions(answering.found_on(edition, desk.approver))
    workflow.perform(
        step, edition, desk.approver, digest=edition.digest, answers={each.key: loading.KNOWN for each in asked},
        at=dt.datetime.fromisoformat(GOES_LIVE[title]) if title in GOES_LIVE else None,
    )  # fmt: skip


def _mail_addresses() -> None:

    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org")


def _story(desk, title: str, paragraphs: tuple[str, ...]):

    with acting_as(desk.editor):
        article = Article.objects.create(
            district=District.objects.get(code=PLACE), column=Column.objects.first(), title=title,
            body="".join(f"<p>{each}</p>" for each in paragraphs), source="元宝山区融媒体中心",
        )  # fmt: skip
        role, names = AUTHOR.split()
        Credit.objects.create(article=article, role=role, names=names)
        _mention(article)
    return article


def _mention(article) -> None:
    """Say who is named, as the check wants it."""

    for person in Honoree.objects.filter(name__in=PEOPLE):
        if person.name in article.body:
            Mention.objects.create(article=article, honoree=person, capacity=Mention.Capacity.DEEDS)


def _roll(desk):

    place = District.objects.get(code=PLACE)
    with acting_as(desk.editor):
        campaign = Campaign.objects.create(district=place, name=ROLL, year=2025)
        tier = AwardTier.objects.create(campaign=campaign, title=TIER, declared=len(PEOPLE))
        for name in PEOPLE:
            person = Honoree.objects.create(district=place, name=name)
            Commendation.objects.create(
                honoree=person, campaign=campaign, tier=tier, year=2025, source="元宝山区政务服务中心表彰通报"
            )
    return campaign


def serve(port: str) -> None:
    """Serve it, from the moment of the pictures on. Never returns."""

    get_resolver().url_patterns  # noqa: B018 - loaded now, not while the first page waits
    with time_machine.travel(TAKEN, tick=True):
        call_command("runserver", f"127.0.0.1:{port}", "--noreload", "--insecure")


if __name__ == "__main__":
    prepare()
    print(f"password {staff.password()}", flush=True)  # noqa: T201 - the script that takes the pictures reads it
    serve(sys.argv[1])
