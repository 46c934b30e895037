"""Where and by whom synthetic records are made: places, offices, people on the staff, themes, columns."""

import dataclasses
import datetime as dt
import functools
import random

from simple_history.utils import bulk_create_with_history

from articles.models import Column
from articles.sample import words
from districts import loading
from districts.models import Assignment, District, Organization, Role, User
from editorial.pages import Place, Ref
from editorial.places import place_of
from honorees.models import Theme

SOURCE = "示例数据，不是真实区划"
REASON = "sample"
BATCH = 1000
COUNTIES = 8


@dataclasses.dataclass(frozen=True)
class Setting:
    """All that the makers of rows need. `now` is the instant at which the records count as written."""

    rng: random.Random
    ids: random.Random
    now: dt.datetime
    editor: User
    reviewer: User
    approver: User
    districts: list[District]
    offices: list[Organization]
    themes: list[Theme]
    columns: list[Column]
    places: dict[int, Place] = dataclasses.field(default_factory=dict)

    def place(self, district_id: int) -> Place:
        """The place line of a district, made once."""
        if district_id not in self.places:
            self.places[district_id] = place_of(self.by_id[district_id])
        return self.places[district_id]

    @functools.cached_property
    def by_id(self) -> dict[int, District]:
        return {each.pk: each for each in self.districts}

    def new_id(self) -> str:
        return words.public_id(self.ids)

    def write(self, rows: list) -> list:
        """Insert rows of one model with their history, in the editor's name; return them with their keys."""
        if not rows:
            return rows
        return bulk_create_with_history(
            rows, type(rows[0]), batch_size=BATCH, default_user=self.editor, default_change_reason=REASON,
            default_date=self.now,
        )  # fmt: skip


def prepare(rng: random.Random, ids: random.Random, now: dt.datetime) -> Setting:
    """Make what is missing of the synthetic places, offices, staff, themes and columns."""
    loading.load(_divisions())
    top = District.objects.get(code="990000000000")
    districts = list(District.objects.within(top).filter(level__in=["county", "town"]).order_by("code"))
    editor, reviewer, approver = (
        _user(role, title, top)
        for role, title in ((Role.EDITOR, "编辑"), (Role.REVIEWER, "审核"), (Role.APPROVER, "终审"))
    )
    themes = [_get(Theme, slug, name, editor) for slug, name in words.THEMES]
    columns = [_get(Column, slug, name, editor) for slug, name in words.COLUMNS]
    setting = Setting(rng, ids, now, editor, reviewer, approver, districts, [], themes, columns)
    counties = [each for each in districts if each.level == District.Level.COUNTY]
    if not Organization.objects.filter(district=counties[0]).exists():
        setting.write([
            Organization(name=f"{county.name}{office}", district=county)
            for county in counties for office in words.OFFICES
        ])  # fmt: skip
    setting.offices.extend(Organization.objects.filter(district__in=counties).order_by("pk"))
    return setting


def ref(theme: Theme) -> Ref:
    return Ref("theme", theme.slug, theme.name)


def _divisions() -> list[loading.Division]:
    rows = [("99", "示例省"), ("9901", "示例市")]
    for county in range(1, COUNTIES + 1):
        rows.append((f"9901{county:02}", f"示例{'一二三四五六七八'[county - 1]}区"))
        rows += [(f"9901{county:02}{town:03}", f"示例{name}") for town, name in enumerate(words.TOWN_NAMES, 1)]
    return [loading.Division(code, name, SOURCE) for code, name in rows]


def _user(role: Role, title: str, top: District) -> User:
    """A user who acts in the synthetic province and cannot sign in."""
    user, made = User.objects.get_or_create(username=f"sample-{role}", defaults={"name": f"示例{title}"})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    Assignment.objects.get_or_create(user=user, role=role, district=top)
    return user


def _get(model, slug: str, name: str, editor: User):
    row = model.objects.filter(slug=slug).first()
    if row is None:
        row = model(slug=slug, name=name)
        row._history_user = editor
        row.save()
    return row
