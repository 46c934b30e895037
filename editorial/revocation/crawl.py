"""The crawl of a case: reads the site as an anonymous reader and writes down whatever still names somebody.

Which addresses are read, and why that is enough for a large site, says editorial.revocation.plan. A crawl is bounded in
addresses and time; one that was stopped goes on where it was, as long as nothing was published meanwhile. What it
found counts for the state of the site in which it was read: the version of the publication clock.
"""

import dataclasses
import time
from collections.abc import Callable, Iterator

from django.db import transaction
from django.urls import get_script_prefix, reverse

from editorial import clock, ledger
from editorial.models import CaseCrawl, RevocationCase
from editorial.revocation import cases, items, latin, mentions, operations, plan, reader
from editorial.workflow.refusals import Refused, actor

MOST = 10_000
"""Addresses that one case reads at most."""

IN_REQUEST = 15.0
"""Seconds that a crawl may take while somebody waits for the page; the command has as long as it needs."""

EXPECTED = frozenset((200, 301, 302, 304, 404, 410))
"""Statuses of answers that say what readers get; with any other, nobody knows."""

SHOWN = 200
"""Mentions written down of one crawl; more would not be read."""


@dataclasses.dataclass
class Walk:
    """What is known while a crawl goes on. `pending` are addresses in the order in which they were met."""

    pending: list[str] = dataclasses.field(default_factory=list)
    seen: set[str] = dataclasses.field(default_factory=set)
    found: list[dict] = dataclasses.field(default_factory=list)
    visited: int = 0


def crawl(
    case: RevocationCase, user, *, seconds: float | None = IN_REQUEST, most: int = MOST,
    progress: Callable[[int, int], None] = lambda visited, pending: None,
) -> CaseCrawl:  # fmt: skip
    """Search the site for mentions, and write down what was found. Raises Refused.

    `seconds` None: without limit. `progress` is called with the numbers of addresses read and known to be left.
    """
    if not case.is_open:
        raise Refused(cases.dropping_refusal(case, user))
    if refused := cases.place_refusal(case, actor(user)):
        raise Refused(refused)
    reading = clock.read()
    walk = _begun(case, reading)
    anonymous, examination = reader.AnonymousReader(), _Examination(case, reading)
    following = _links if plan.is_small(reading.now) else _samples
    until = None if seconds is None else time.monotonic() + seconds
    while walk.pending and walk.visited < most and (until is None or time.monotonic() < until):
        _step(walk, anonymous, examination, following)
        progress(walk.visited, len(walk.pending))
    return write_down(case, user, reading.version, walk)


def _begun(case: RevocationCase, reading: clock.Reading) -> Walk:
    """A new walk, or the last one where it was stopped in the present state of the site."""
    last = case.crawls.last()
    if last and last.rest and last.version == reading.version:
        return Walk(last.rest["pending"], set(last.rest["seen"]), list(last.found), last.visited)
    first = plan.first_addresses(case, reading)
    return Walk(first, set(first), [])


def _step(walk: Walk, anonymous: reader.AnonymousReader, examination: "_Examination", following: Callable) -> None:
    """Read the next address, look at it, and take up the addresses that it leads to."""
    address = walk.pending.pop(0)
    answer = anonymous.read(address)
    walk.visited += 1
    if (found := examination.look(address, answer)) and len(walk.found) < SHOWN:
        walk.found.append(found)
    for each in following(address, answer):
        if each not in walk.seen:
            walk.seen.add(each)
            walk.pending.append(each)


def _links(address: str, answer: reader.Answer) -> Iterator[str]:
    if answer.is_markup:
        yield from plan.links_of(answer.body, reader.host())
        yield from plan.further(address, answer.body)
    elif answer.is_data:
        yield from operations.following(address, answer.body)


def _samples(address: str, answer: reader.Answer) -> Iterator[str]:
    if answer.is_markup:
        yield from plan.sampled(address, answer.body, reader.host())


class _Examination:
    """Judges answers: what names the recipient, and whether somebody else of that name is rightly there."""

    def __init__(self, case: RevocationCase, reading: clock.Reading):
        _kind, self.own_id = items.recipient_of(case)
        files = plan.files_of(case)
        self.sought = mentions.sought(items.names_of(case), [self.own_id, *files])
        self.files_only = mentions.sought(items.names_of(case), files)
        self.file_addresses = {*plan.file_addresses(case)}
        self.search = reverse("search").removeprefix(get_script_prefix()) + "?"  # below the prefix of any language
        linked = plan.linking(case, reading)
        self.linked = set(linked.values_list("public_id", flat=True))
        self.namesakes = mentions.sought([], sorted(plan.namesakes(case, reading)))
        self.readings = latin.Readings(case, reading)

    def look(self, address: str, answer: reader.Answer) -> dict | None:
        """What is to be written down of the answer; None where it names nobody."""
        if answer.status not in EXPECTED or not answer.is_readable:
            return self._entry(address, f"HTTP {answer.status} {answer.content_type}".strip(), namesake=False)
        own = self.own_id in address  # in whatever language; the reader named the id, the answer repeats it
        if address in self.file_addresses:
            return self._entry(address, f"HTTP {answer.status}", namesake=False) if answer.status < 400 else None
        if answer.status == 200 and own:
            return self._entry(address, f"HTTP {answer.status}", namesake=False)
        if mark := (self.files_only if own else self.sought).marks_in(answer.body + answer.location):
            return self._entry(address, mark, namesake=False)
        text = mentions.text_of(answer.body, is_markup=answer.is_markup, without_echo=self.search in address)
        if words := self.sought.name_in(text):
            return self._entry(address, words, namesake=self._is_of_another(address, answer))
        if spelled := self.readings.found_in(text):
            return self._entry(address, spelled[0], namesake=spelled[1])
        return None

    def _is_of_another(self, address: str, answer: reader.Answer) -> bool:
        """Whether the page leads to somebody else of the name, and says nothing of the recipient or the award."""
        if any(each in address for each in self.linked):
            return False
        return bool(self.namesakes.marks_in(address + answer.body))

    @staticmethod
    def _entry(address: str, excerpt: str, *, namesake: bool) -> dict:
        return {"address": address, "excerpt": excerpt, "namesake": namesake}


def write_down(case: RevocationCase, user, version: int, walk: Walk) -> CaseCrawl:
    """Keep what was found, settle what a new page has settled by itself, and say so in the ledger. Raises Refused."""
    rest = {"pending": walk.pending, "seen": sorted(walk.seen)} if walk.pending else {}
    with transaction.atomic():
        head, now = ledger.lock()
        user = actor(user)
        case = RevocationCase.objects.select_for_update().get(pk=case.pk)
        if not case.is_open:
            raise Refused(cases.dropping_refusal(case, user))
        head, now = items.settle_reissued(case, user, head, now)
        made = CaseCrawl.objects.create(
            case=case, at=now, by=user, version=version, visited=walk.visited, found=walk.found, rest=rest
        )
        ledger.append(
            head, now, "crawl_case", user, target=items.recipient_of(case), case=case.pk, crawl=made.pk,
            version=version, visited=walk.visited, mentions=sum(not each["namesake"] for each in walk.found),
            finished=not rest,
        )  # fmt: skip
    return made
