"""The kinds of record that the engine serves. It knows none by name: each app registers its own when it is loaded."""

import dataclasses
import functools
from collections.abc import Callable, Iterable

from django.db import models

from editorial.corrections.correctable import Correctable
from editorial.honours import Honour, Tally
from editorial.imprint import Imprint
from editorial.interests import Interests
from editorial.pages import Columns, Link


@dataclasses.dataclass(frozen=True)
class Part:
    """A model whose rows belong to a record.

    `path` is the lookup from a row to the record, such as `article`; `only` holds further conditions, for rows that
    belong to one of several records.
    """

    model: type[models.Model]
    path: str
    only: dict = dataclasses.field(default_factory=dict)

    @functools.cached_property
    def _changes(self) -> models.Manager:
        """All history rows of the model: its own manager makes a new class each time it is asked for."""
        return self.model.history.model._base_manager

    def history_of(self, record) -> models.QuerySet:
        """The history rows, deletions included, of what is or was such a part of the record.

        Of a row that went to another record, all rows count: the one that took it away is among them. Where the path
        leads back from other rows, which history does not know, what it leads to now is meant.
        """
        known = self.model._meta.get_field(self.path.split("__")[0]).concrete
        rows = self._changes if known else self.model._base_manager
        ever = rows.filter(**{self.path: record.pk}, **self.only).order_by().values("id")
        return self._changes.filter(id__in=ever)


@dataclasses.dataclass(frozen=True)
class Kind:
    """All that the engine needs to know of one kind of record.

    freeze(record)          the page of the record as it is saved now
    columns(page)           what lists need of it
    links(page)             what it says of other things
    texts(page)             what search looks through, names apart from prose
    without(page, targets)  the page with every structured mention of the suppressed targets taken out
    upgrade                 by old schema: turns its plain page into the next schema's
    context(page, public_id, reading)    what the template needs besides the page; read from live editions only
    quoted                  rows of other records whose words stand on the page too
    derived(page)           (kind, public id, page) of the first profiles that approving the page makes
    honours(page, public_id)   the awards that the page itself publishes (see editorial.honours)
    tallies(page)           how many recipients of each title were declared, and how many are listed
    imprint(page)           what the page says of its own making (see editorial.imprint)
    interests(page, public_id)   whom the page honours and who supplied it (see editorial.interests)
    persons                 how the names of its records are written and read, where these are persons
    correctable             which parts of the page an urgent correction may change, and where the record keeps them
    source(record_id)       the text of the original that the record was made from, "" where there is none
    schema_org(page, context, whole)   the page in the terms of schema.org; `whole` makes a full address of a path
    own_page                False: it stands on the front page of its district, and its address only leads there; the
                            sitemap and the search leave it out
    gaps(records)           by key, what plainly stops some of these drafts; a fixed number of queries, no freezing
    after_approval(edition, page, now)   called inside the transition that approved the edition
    """

    name: str
    model: type[models.Model]
    page: type
    schema: int
    freeze: Callable
    columns: Callable[[object], Columns]
    links: Callable[[object], Iterable[Link]]
    texts: Callable[[object], "Texts"]
    without: Callable
    url_name: str
    template: str
    card_template: str
    parts: tuple[Part, ...] = ()
    quoted: tuple[Part, ...] = ()
    upgrade: dict[int, Callable[[dict], dict]] = dataclasses.field(default_factory=dict)
    context: Callable[..., dict] = lambda page, public_id, reading: {}
    derived: Callable[[object], Iterable[tuple[str, str, object]]] = lambda page: ()
    honours: Callable[[object, str], Iterable[Honour]] = lambda page, public_id: ()
    tallies: Callable[[object], Iterable[Tally]] = lambda page: ()
    imprint: Callable[[object], Imprint] = lambda page: Imprint()
    persons: "Persons | None" = None
    interests: Callable[[object, str], Interests] = lambda page, public_id: Interests()
    correctable: Correctable = dataclasses.field(default_factory=Correctable)
    source: Callable[[int], str] = lambda record_id: ""
    schema_org: Callable[..., dict] = lambda page, context, whole: {}
    own_page: bool = True
    gaps: Callable[[list], dict[int, str]] = lambda records: {}
    after_approval: Callable | None = None

    @property
    def label(self) -> str:
        return self.model._meta.verbose_name


@dataclasses.dataclass(frozen=True)
class Persons:
    """Of editions whose records are persons: by name, how it is written among traditional characters; by public id, the
    pinyin that the record states."""

    traditional_names: Callable[[models.QuerySet], dict[str, str]]
    pinyin: Callable[[models.QuerySet], dict[str, str]]


@dataclasses.dataclass(frozen=True)
class Texts:
    """What search looks through: `names` are structured (they can be dropped one by one), `prose` is not.

    `organizations` are named on the page too, apart from prose for their rank. `called` says whose name the title is,
    if any: "person" or "organization"; `pinyin` is the reading of that name where the record states it.
    """

    title: str
    names: tuple[str, ...]
    prose: str
    organizations: tuple[str, ...] = ()
    called: str = ""
    pinyin: str = ""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known. Raises ValueError if its name is taken."""
    if kind.name in _kinds:
        raise ValueError(f"the kind {kind.name} is registered already")
    _kinds[kind.name] = kind


def get(name: str) -> Kind:
    """Return the kind of that name. Raises KeyError if there is none."""
    return _kinds[name]


def of(record: models.Model) -> Kind:
    """Return the kind of a record. Raises KeyError if its model is of none."""
    for kind in _kinds.values():
        if isinstance(record, kind.model):
            return kind
    raise KeyError(type(record).__name__)


def every() -> tuple[Kind, ...]:
    """All kinds, in the order in which they were registered."""
    return tuple(_kinds.values())


def with_pages() -> tuple[str, ...]:
    """The names of the kinds whose pages stand at addresses of their own."""
    return tuple(kind.name for kind in every() if kind.own_page)


def label(name: str) -> str:
    """What the kind of that name is called, or the part of a record whose model has it, such as an award."""
    if name in _kinds:
        return str(_kinds[name].label)
    parts = (part.model._meta for kind in _kinds.values() for part in kind.parts)
    return str(next((each.verbose_name for each in parts if each.model_name == name), name))
