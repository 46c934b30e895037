"""Checks of every kind."""

import dataclasses

import pytest

from editorial import preflight, snapshots, suppression
from editorial.models import StyleRule
from editorial.preflight.common import document_number_findings, normal_document_number
from tests import factories

pytestmark = pytest.mark.django_db


def found(record, check: str) -> list[str]:
    return [each.place for each in preflight.check(snapshots.freeze(record)) if each.check == check]


def test_personal_numbers_block_wherever_they_stand():
    article = factories.ArticleFactory(body="<p>联系电话138<b>00138000</b>。</p>", subtitle="电话13800138000")
    assert set(found(article, "personal-numbers")) == {"body", "subtitle"}
    assert found(factories.ArticleFactory(), "personal-numbers") == []


def test_personal_data_are_pointed_out():
    article = factories.ArticleFactory(body="<p>李某，男，汉族，籍贯山东。</p>")
    assert found(article, "personal-data") == ["body", "body"]
    assert found(factories.ArticleFactory(), "personal-data") == []


def test_suppressed_names_block(district, desk):
    honoree = factories.HonoreeFactory(district=district, name="某测试")
    article = factories.ArticleFactory(body="<p>某测试说。</p>")
    assert found(article, "suppressed") == []
    suppression.suppress(("honoree", honoree.public_id), honoree.name, desk.approver, authority="区委", reason="撤销")
    assert found(article, "suppressed") == [""]
    assert found(honoree, "suppressed") == [""]
    assert found(factories.ArticleFactory(), "suppressed") == []


@pytest.mark.parametrize("number", ["", "区委〔2021〕3号", "元区委办发〔2020〕12号"])
def test_usual_document_numbers_pass(number):
    assert list(document_number_findings(number, "x")) == []


@pytest.mark.parametrize(
    "number", ["区委[2021]3号", "区委【2021】3号", "区委〔2021〕第3号", "区委〔21〕3号", "区委〔2021〕03号"]
)
def test_unusual_document_numbers_are_pointed_out(number):
    assert [place for _message, place in document_number_findings(number, "x")] == ["x"]


@pytest.mark.parametrize("number", ["区委[2021]3号", "区委 （2021） 3号", "区委【2021】3号"])
def test_brackets_are_normalised(number):
    assert normal_document_number(number) == "区委〔2021〕3号"


def test_the_note_to_readers_is_read_like_the_page(desk, district):
    StyleRule.objects.create(wording="登陆网站", suggestion="登录网站")
    note = "更正：请登陆网站；审批125项，其中备案100项、审批20项；王测试荣获“全国治水标兵”称号。"
    snapshot = dataclasses.replace(snapshots.freeze(factories.ArticleFactory(district=district)), note=note)
    places = {each.check: each.place for each in preflight.check(snapshot)}
    assert places == dict.fromkeys(["style", "sums", "article-national-titles"], "change_note")
