"""The ledger as a file: who gets which part, that it can be checked without the program, and that no cell runs."""

import csv
import hashlib
import io
import json

import pytest
from django.contrib.admin import site
from django.test import RequestFactory
from django.urls import reverse

from districts.models import Role
from editorial import ledger_export, suppression, workflow
from editorial.models import Decision
from tests import factories
from tests.editorial.admin.conftest import signed_in

pytestmark = pytest.mark.django_db
EXPORT = "admin:editorial_decision_export"


@pytest.fixture
def edition(article, desk):
    return factories.publish(article, desk)


@pytest.fixture
def auditor(db):
    return signed_in(factories.staff(Role.AUDITOR, None))


def rows_of(response) -> list[list[str]]:
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))[1:]


def test_an_outsider_can_check_the_chain(auditor, edition, desk, district):
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district)
    suppression.suppress(("honoree", person.public_id), person.name, desk.approver, authority="某机关", reason="撤销")
    rows = rows_of(auditor.get(reverse(EXPORT)))
    assert len(rows) == Decision.objects.count() == 4
    before = ""
    for row in rows:
        previous, hash, hashed = row[-3:]
        assert hashlib.sha256(hashed.encode()).hexdigest() == hash
        assert json.loads(hashed)["previous"] == previous == before
        before = hash
    assert before == Decision.objects.last().hash


def test_the_file_says_it_in_words(auditor, edition, desk, district):
    row = rows_of(auditor.get(reverse(EXPORT)))[-1]
    assert edition.title in row
    assert desk.approver.name in row
    assert desk.approver.username in row
    assert edition.digest in row
    assert district.code in row


@pytest.fixture
def suppressed(desk, district):
    """A person and the award of another, both suppressed; no page of theirs was ever submitted."""
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district, name="甲测试")
        award = factories.CommendationFactory(honoree__district=district, honoree__name="乙测试", title="先进个人")
    for target, name in ((("honoree", person.public_id), "甲测试"), (("commendation", str(award.pk)), "乙测试")):
        suppression.suppress(target, name, desk.approver, authority="某机关", reason="撤销")
    return person, award


def test_targets_are_named_beside_their_ids(auditor, desk, suppressed):
    person, award = suppressed
    for client in (auditor, signed_in(desk.reviewer)):
        rows = rows_of(client.get(reverse(EXPORT)))
        assert [row[3:6] for row in rows] == [
            ["受表彰个人", "甲测试", person.public_id], ["表彰", "先进个人（乙测试）", str(award.pk)],
        ]  # fmt: skip
        assert all(hashlib.sha256(row[-1].encode()).hexdigest() == row[-2] for row in rows)
        assert not any(name in row[-1] for row in rows for name in ("甲测试", "乙测试"))


def test_no_name_is_given_to_whoever_may_not_see_the_suppression(suppressed):
    """Should a list ever show more decisions than the person may see suppressions."""
    user = factories.staff(Role.REVIEWER, factories.DistrictFactory())
    request = RequestFactory().get("/")
    request.user = user
    names_of = site.get_model_admin(Decision)._names_for(request)
    text = "".join(ledger_export.lines(Decision.objects.order_by("pk"), names_of))
    assert "甲测试" not in text
    assert "乙测试" not in text
    assert suppressed[0].public_id in text


def test_no_cell_is_a_formula(auditor, article, desk):
    with factories.acting(desk.editor):
        article.title = "=HYPERLINK(1)"
        article.save()
    edition = workflow.submit(article, desk.editor)
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="@SUM(A1)\t+1")
    rows = rows_of(auditor.get(reverse(EXPORT)))
    cells = [cell for row in rows for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert "'@SUM(A1)\t+1" in cells
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert hashlib.sha256(rows[-1][-1].encode()).hexdigest() == rows[-1][-2]  # what is hashed is left as it is


def test_the_filters_of_the_list_hold_for_the_file(auditor, edition):
    assert [row[0] for row in rows_of(auditor.get(reverse(EXPORT), {"action": "approve"}))] == [
        str(edition.decisions.get(action="approve").pk)
    ]
    assert auditor.get(reverse(EXPORT), {"nosuch__field": "1"}).status_code in (302, 400)


def test_people_of_a_district_get_their_part(edition, desk):
    assert len(rows_of(signed_in(desk.reviewer).get(reverse(EXPORT)))) == 3
    stranger = signed_in(factories.staff(Role.REVIEWER, factories.DistrictFactory()))
    assert rows_of(stranger.get(reverse(EXPORT))) == []


def test_outsiders_and_other_methods_get_nothing(client, auditor, edition):
    assert client.get(reverse(EXPORT)).status_code == 302
    assert auditor.post(reverse(EXPORT)).status_code == 405


def test_more_than_fit_in_one_file_are_refused(auditor, edition, monkeypatch):
    monkeypatch.setattr(ledger_export, "MOST", 2)
    response = auditor.get(reverse(EXPORT), {"q": edition.title})
    assert response.status_code == 302
    assert "q=" in response.url
    assert len(list(auditor.get(response.url).context["messages"])) == 1
    assert len(rows_of(auditor.get(reverse(EXPORT), {"action": "approve"}))) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_file_takes_the_same_number_of_queries(rows, auditor, desk, district, django_assert_num_queries):
    with factories.acting(desk.editor):
        articles = factories.ArticleFactory.create_batch(rows, district=district)
    for article in articles:
        workflow.submit(article, desk.editor)
    with django_assert_num_queries(14):
        assert len(rows_of(auditor.get(reverse(EXPORT)))) == rows


def test_the_file_is_kept_nowhere(auditor, edition):
    response = auditor.get(reverse(EXPORT))
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"].startswith("attachment;")
