"""Whoever is suppressed stands on no page, in no file and in no answer of the API, in no language."""

import html
import io

import pytest
from openpyxl import load_workbook

from editorial import clock
from editorial.models import Edition
from editorial.pages import Ref
from honorees.certificates import code_of
from honorees.pages import RollEntry
from tests.editorial import published as P
from tests.editorial.lists import suppress, tick

pytestmark = pytest.mark.django_db

TRACES = ("欧阳密", "歐陽密", "Ouyang Mi", "honorees/hidden", "密奖", "秘局", "秘长")
"""What only the person is called, has received or has held."""

PAGES = (
    "", "honorees/", "honorees/?view=table", "honorees/?q=欧阳", "teams/", "teams/squad/", "campaigns/",
    "campaigns/roll/", "campaigns/roll/?name=欧阳", "campaigns/roll/?name=oym", "campaigns/roll/?name=局长",
    "campaigns/none/", "articles/", "articles/story/", "statistics/", "search/?q=报道", "search/?q=欧阳",
    "search/?q=ouyangmi&sort=newest", "subscribe/?follow=honoree:hidden", "verify/",
    f"verify/{code_of('99')}/",
)  # fmt: skip
"""Those that stand in every language; a short name of the person is what readers may have typed."""

FILES = (
    "commendations.csv", "commendations.xlsx", "honorees.csv", "articles.csv", "campaigns/roll/roll.csv",
    "campaigns/roll/roll.xlsx", "feeds/articles.atom?honoree=hidden", "feeds/all.atom", "sitemap-1.xml",
    "api/v1/popolo", "api/v1/honorees", "api/v1/teams/squad", "api/v1/campaigns/roll", "api/v1/articles/story",
    "api/v1/search?q=欧阳", "statistics/?chart=titles&format=csv",
)  # fmt: skip


@pytest.fixture
def hidden(db):
    """Somebody on a long roll, in a team, in a story and with a page, as they are after their suppression."""
    person, squad = Ref("honoree", "hidden", "欧阳密"), Ref("team", "squad", "抢修队")
    entries = [RollEntry(f"w{at}", Ref("honoree", f"h{at}", f"甲{chr(0x4E00 + at)}"), "水务局", "") for at in range(50)]
    entries.append(RollEntry("99", person, "秘局", "秘长"))
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", entries, declared=51)], year=2024), public_id="roll")
    P.publish(P.campaign("无名单的评选", tiers=[], year=2024), public_id="none")
    P.publish(P.team("抢修队", [person], awards=(P.award("集体嘉奖"),)), public_id="squad")
    [own] = P.publish(P.honoree("欧阳密", awards=(P.award("密奖", year=2020),)), public_id="hidden")
    campaigns = [Ref("campaign", "roll", "评选"), Ref("campaign", "none", "无名单的评选")]
    P.publish(P.article("报道", "正文", [person, squad, *campaigns]), public_id="story")
    tick()
    return own


def text_of(response) -> str:
    body = response.getvalue() if response.streaming else response.content
    if not body.startswith(b"PK"):
        return html.unescape(body.decode()) if "json" not in response["Content-Type"] else str(response.json())
    rows = load_workbook(io.BytesIO(body)).worksheets[0].iter_rows(values_only=True)
    return str([*rows])


def hide(own: Edition) -> None:
    """What a suppression does: it ends the person's own page, and hides the person everywhere else."""
    Edition.objects.filter(pk=own.pk).update(live_until=clock.read().now)
    suppress("honoree", own.public_id)


def traces(client, address: str) -> set[str]:
    response = client.get(address)
    assert response.status_code in (200, 404, 410), address
    return {f"{address} {each}" for each in TRACES if each in text_of(response)}


def test_there_are_traces_as_long_as_nobody_is_suppressed(client, hidden):
    clean = [each for each in FILES if not traces(client, f"/{each}")]
    assert clean == []


@pytest.mark.parametrize("prefix", ["/", "/zh-hant/", "/en/"])
def test_no_page_has_a_trace(client, hidden, prefix):
    hide(hidden)
    assert set().union(*(traces(client, prefix + each) for each in PAGES)) == set()


def test_no_file_has_a_trace(client, hidden):
    hide(hidden)
    assert set().union(*(traces(client, f"/{each}") for each in FILES)) == set()
