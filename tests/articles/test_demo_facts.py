"""Every fact of the five reports stands in a record and on a public page, but for those of the story that is held."""

import html
import io
import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from openpyxl import load_workbook

from articles.models import Article
from editorial import canonical, clock, kinds, snapshots
from editorial.models import Edition

FACTS = json.loads((Path(__file__).parent.parent / "facts.json").read_text(encoding="utf-8"))
WITHHELD = "withheld"
SEEDS = sorted({fact["seed"] for fact in FACTS})
TRUTH = settings.BASE_DIR.parent / "shared" / "seeds" / "truth"

ADDRESSES = (
    "/", "/articles/", "/honorees/", "/honorees/?view=table", "/teams/", "/campaigns/", "/districts/", "/statistics/",
    "/search/", "/feeds/articles.atom", "/sitemap.xml", "/robots.txt", "/districts/220106000000/",
)  # fmt: skip
"""Where the crawl begins, besides every live page."""

UNFOLLOWED = re.compile(
    r"/(admin|accounts|static|media|zh-hant|en|leave|subscribe)/|/districts/(?!\d\d0{10}|1504|2201|3701|3709|3714)"
)
"""Links that the crawl leaves: no pages of records, the same in other languages, and the counties of which the
demonstration tells nothing."""

pytestmark = pytest.mark.django_db


def text_of(page: str) -> str:
    """What a page says, without markup and spaces."""
    return squeezed(html.unescape(re.sub(r"<[^>]*>", "", page)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def conditions(key: dict) -> dict:
    """A record's key as conditions of a query: null asks for a field without a value."""
    return {f"{name}__isnull" if value is None else name: value is None or value for name, value in key.items()}


def live_addresses() -> list[str]:
    rows = Edition.objects.live(clock.read().now).values_list("kind", "public_id")
    return [f"/{kind}s/{public_id}/" for kind, public_id in rows]


def words_of(response) -> str:
    """What an answer says; of a workbook, what stands in its cells."""
    content = b"".join(response) if response.streaming else response.content
    if "spreadsheet" not in response["Content-Type"]:
        return content.decode()
    rows = load_workbook(io.BytesIO(content), read_only=True).active.iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)


def crawl(client) -> dict[str, str]:
    """Every public page that can be reached by links, by address; of lists those with one condition at most."""
    waiting, pages = [*ADDRESSES, *live_addresses()], {}
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        response = client.get(address)
        pages[address] = words_of(response) if response.status_code == 200 else ""
        for found in re.findall(r'(?:href="|<loc>http://testserver)(/[^"#<]*)', pages[address]):
            link = html.unescape(found)
            if not UNFOLLOWED.match(link) and link.count("=") <= 1:
                waiting.append(link)
    return {address: page for address, page in pages.items() if page}


@pytest.mark.parametrize("seed", SEEDS)
def test_each_fact_stands_in_one_record(demo, seed):
    for fact in (fact for fact in FACTS if fact["seed"] == seed):
        rows = apps.get_model(fact["record"]["model"]).objects.filter(**conditions(fact["record"]["key"]))
        assert rows.count() == (3 if fact["fact"] and "三次" in str(fact["fact"]) else 1), fact


@pytest.mark.parametrize("seed", SEEDS)
def test_each_fact_stands_on_its_public_page(demo, client, seed):
    pages = {}
    for fact in (fact for fact in FACTS if fact["seed"] == seed and fact["page"] != WITHHELD):
        address = fact["page"]
        if address not in pages:
            response = client.get(address)
            assert response.status_code == 200, address
            pages[address] = text_of(response.content.decode())
        for shown in fact["shows"]:
            assert squeezed(shown) in pages[address], fact


def test_facts_that_are_withheld_stand_in_what_staff_would_submit(demo):
    story = Article.objects.get(source="", district__code="220106000000")
    preview = squeezed(canonical.dumps(snapshots.freeze(story).plain))
    for fact in FACTS:
        if fact["page"] == WITHHELD and fact["record"]["model"] == "honorees.figure":
            assert all(squeezed(shown) in preview for shown in fact["shows"]), fact


def test_no_public_page_shows_a_fact_that_is_withheld(demo, client):
    pages = crawl(client)
    assert len(pages) > 20
    secrets = set()
    for fact in FACTS:
        if fact["page"] == WITHHELD and fact["what"] != "published_on":
            secrets.update(fact["shows"][:1])
    shared = {shown for fact in FACTS if fact["page"] != WITHHELD for shown in fact["shows"]}
    secrets -= shared | {"2019"}
    assert {"李刚", "解决热点难点问题", "“担当作为好干部”评选", "绿园区发改局"} <= secrets
    for address, page in pages.items():
        said = text_of(page)
        assert not [secret for secret in secrets if squeezed(secret) in said], address


def test_records_that_are_withheld_answer_as_if_they_were_not_there(demo, client):
    pages = crawl(client)
    for name in ("article", "honoree", "team", "campaign"):
        kind = kinds.get(name)
        for record in kind.model.objects.filter(district__path__contains="/220106000000/"):
            assert client.get(f"/{name}s/{record.public_id}/").status_code == 404
            assert not [address for address, page in pages.items() if record.public_id in page]


def test_a_number_that_was_planned_is_not_counted_as_conferred(demo, client):
    page = text_of(client.get("/campaigns/mtdgxb9rs9/").content.decode())
    assert "100人" not in page
    assert "实用人才未注明" in text_of(client.get("/statistics/").content.decode())
    assert "100人" not in text_of(client.get("/").content.decode())


def stated(truth: dict):
    """What a truth file states, as (what, fact)."""
    yield "title", truth["title"]
    yield "published_on", truth["published_on"]
    yield "source", truth["source"]
    for what, key in (("credit", "credits"), ("honoree", "honorees"), ("team", "teams"), ("figure", "figures")):
        yield from ((what, each) for each in truth[key])
    for campaign in truth["campaigns"]:
        yield "campaign", {"name": campaign["name"]}
        yield from (("tally", {"campaign": campaign["name"], **tally}) for tally in campaign["tallies"])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_fact_of_the_reports_is_missing(seed):
    if not TRUTH.is_dir():
        pytest.skip("the truth files of the five reports are not beside this checkout (../shared/seeds/truth)")
    (path,) = TRUTH.glob(f"{seed}_*.json")
    held = [(fact["what"], fact["fact"]) for fact in FACTS if fact["seed"] == seed]
    assert [each for each in stated(json.loads(path.read_text(encoding="utf-8"))) if each not in held] == []
