"""Titles that call themselves national are asked about; the reports that the project began with raise nothing."""

import pytest
from django.conf import settings

from editorial import kinds, snapshots
from editorial.preflight import check
from tests.editorial.published import article

SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"


def asked(body: str) -> list[str]:
    found = check(snapshots.of_page(kinds.get("article"), "own", article("报道", body)))
    return [each.message for each in found if each.check == "article-national-titles"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("王测试荣获“全国治水标兵”称号。", 1),
        ("县政府授予他“国家级工匠”“云岭之星”称号。", 1),
        ("荣获全国先进个人称号。", 1),
        ("王测试被县政府授予全国治水标兵荣誉称号，获得国家级荣誉称号3项。", 1),
        ("水利部授予他全国治水标兵称号。", 0),
        ("获得全国劳动模范称号，被评为全国文明家庭。", 0),
        ("他荣获“云岭之星”称号，参加全国先进个人评选，没有获得称号。", 0),
        ("王测试获得“云岭之星”称号，观看了《全国新闻》。", 0),
        ("人力资源社会保障部授予他“全国技术能手”称号。", 0),
        ("获得“全国五一劳动奖章”。", 0),
        ("他抓获“全国通缉”逃犯三名。", 0),
        ("他参加了“全国助残日”活动，获得好评。", 0),
    ],
)
def test_only_what_a_national_authority_may_not_have_conferred_is_asked(body, titles):
    assert len(asked(body)) == titles


@pytest.mark.django_db
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the reports are not beside this checkout (../shared/seeds)")
def test_the_reports_raise_nothing():
    for path in sorted(SEEDS.glob("*.txt")):
        assert asked(path.read_text(encoding="utf-8")) == [], path.name
