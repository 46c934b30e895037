"""Loading the divisions of China from the file in districts/data."""

import csv
import dataclasses
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from districts.codes import above, full_code
from districts.models import District, User

DIVISIONS = Path(__file__).parent / "data" / "divisions.csv"
SOURCES = {
    "nbs": "国家统计局统计用区划代码2023年版（截至2023年6月30日）",
    "gb2260": "GB/T 2260 中华人民共和国行政区划代码",
}
REASON = "loaded from districts/data/divisions.csv"
_LEVELS = {
    2: District.Level.PROVINCE,
    4: District.Level.CITY,
    6: District.Level.COUNTY,
    9: District.Level.TOWN,
}


@dataclasses.dataclass(frozen=True)
class Division:
    """A row of the file; `code` in its shortest form, `source` in words."""

    code: str
    name: str
    source: str

    @property
    def level(self) -> District.Level:
        """By the rules for the codes: county numbers 71 to 79 and township numbers from 400 are zones."""
        if len(self.code) == 6 and 71 <= int(self.code[4:]) <= 79:
            return District.Level.ZONE
        if len(self.code) == 9 and int(self.code[6:]) >= 400:
            return District.Level.ZONE
        return _LEVELS[len(self.code)]

    @property
    def parent(self) -> str:
        """Full code of the division above, "" for a province."""
        return next(iter(above(full_code(self.code))), "")


def divisions(path: Path = DIVISIONS) -> Iterator[Division]:
    """The divisions in the file, those above before those below."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Division(row["code"], row["name"], SOURCES[row["source"]])


def load(wanted: Iterable[Division] | None = None, *, user: User | None = None) -> int:
    """Add the divisions that are missing and return how many they were.

    Those that are there stay as they are: a registrar may have corrected them. History rows name `user` and say
    where the row came from.
    """
    wanted = sorted(divisions() if wanted is None else wanted, key=lambda each: len(each.code))
    added = 0
    with transaction.atomic():
        known = {district.code: district for district in District.objects.only("code", "path")}
        for _, rows in groupby(wanted, key=lambda each: len(each.code)):
            missing = [_district(each, known) for each in rows if full_code(each.code) not in known]
            made = bulk_create_with_history(
                missing, District, batch_size=500, default_user=user, default_change_reason=REASON
            )
            known.update((district.code, district) for district in made)
            added += len(made)
    return added


def _district(division: Division, known: dict[str, District]) -> District:
    parent = known[division.parent] if division.parent else None
    code = full_code(division.code)
    return District(
        code=code, name=division.name, level=division.level, parent=parent, source=division.source,
        path=f"{parent.path if parent else ''}{code}/",
    )  # fmt: skip
