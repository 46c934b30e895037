"""Certificates: numbers that find mistakes, and pages that confirm what live pages say and nothing else."""

import csv
import dataclasses
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial import awards, clock, suppression, workflow
from editorial.models import Suppression
from editorial.pages import Ref
from editorial.revocation import cases
from honorees import certificates
from honorees.certificates import award_of, code_of
from honorees.pages import RollEntry
from tests import factories
from tests.editorial import published as P
from tests.editorial.admin.conftest import signed_in
from tests.editorial.lists import suppress, tick
from tests.editorial.revocation.conftest import GROUNDS

KEYS = st.integers(1, 10**18 - 1).map(str)


class TestNumbers:
    @given(KEYS)
    def test_a_number_leads_back_to_its_award(self, key):
        assert re.fullmatch(r"[0-9]{6,18}-[0-9]{2}", code_of(key))
        assert award_of(code_of(key)) == key
        assert int(code_of(key).replace("-", "")) % 97 == 1, "ISO 7064 MOD 97-10"

    @given(KEYS, st.data())
    def test_a_wrong_digit_is_found(self, key, data):
        digits = code_of(key).replace("-", "")
        at = data.draw(st.integers(0, len(digits) - 1))
        wrong = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != digits[at]))
        assert award_of(digits[:at] + wrong + digits[at + 1 :]) == ""

    @given(KEYS, st.data())
    def test_two_digits_that_changed_places_are_found(self, key, data):
        digits = code_of(key).replace("-", "")
        at = data.draw(st.integers(0, len(digits) - 2))
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        assert award_of(swapped) == (key if swapped == digits else "")

    @pytest.mark.parametrize(
        "typed", ["000123-20", "00012320", " 000123 20 ", "０００１２３－２０", "0001 23—20", "000123–20", "000·123·20"]
    )
    def test_it_is_read_however_it_is_typed(self, typed):
        assert award_of(typed) == "123"

    @pytest.mark.parametrize(
        "typed",
        ["", "-", "123-20", "0000123-20", "000000-98", "000123", "９" * 60, "1" * 10_000, "000123-2O", "٠٠٠١٢٣٢٠",
         "000123-20\x00", "000123-20/../", "-00012320x", "<b>", "证书"],
    )  # fmt: skip
    def test_anything_else_is_no_number(self, typed):
        assert award_of(typed) == ""

    @pytest.mark.parametrize("key", ["", "0", "-1", "01", "award7", "1" * 19, "１"])
    def test_an_award_without_a_key_of_digits_has_none(self, key):
        assert code_of(key) == ""


def page_of(client, code, status=200, prefix="") -> str:
    response = client.get(f"{prefix}/verify/{code}/")
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def site(db):
    own = P.award(
        "嘉奖", id="7", merit="citation", year=2022, level_label="市级", post_then="科员", organization_then="旧局",
        document_number="云发[2022]3号",
    )  # fmt: skip
    roll = [
        RollEntry("8", Ref("honoree", "a", "欧阳测"), "镇政府", "副镇长"),
        RollEntry("9", Ref("honoree", "b", "乙测"), "", ""),
        RollEntry("10", Ref("team", "t", "抢修队"), "", ""),
    ]
    P.publish(P.honoree("欧阳测", awards=(own,)), public_id="a")
    P.publish(
        P.campaign("评选", tiers=(P.tier("好干部", roll),), year=2023, host="云岭区委", document_number="云委6号"),
        public_id="k",
    )
    P.publish(P.honoree("密人", awards=(P.award("密奖", id="11"),)), live_from=None)
    tick()


@pytest.mark.django_db
class TestPages:
    def test_an_award_of_a_page_is_confirmed_with_all_that_the_page_says(self, client, site):
        html = page_of(client, code_of("7"))
        said = ("属实", "欧阳测", "嘉奖", "中共云岭区委", "市级", "旧局", "科员", "云发〔2022〕3号", code_of("7"))
        assert [each for each in said if each not in html] == []
        assert 'href="/honorees/a/"' in html
        assert "<dt>表彰类型" not in html, "the title says it already"

    def test_an_entry_of_a_roll_is_confirmed_by_the_roll(self, client, site):
        html = page_of(client, code_of("8"))
        said = ("属实", "欧阳测", "好干部", "云岭区委", "镇政府", "副镇长", "2023", "2024年4月1日", "云委6号", "评选")
        assert [each for each in said if each not in html] == []
        assert 'href="/campaigns/k/"' in html
        assert 'href="/honorees/a/"' in html
        assert "/honorees/b/" not in page_of(client, code_of("9")), "there is no such page"

    def test_what_never_was_public_is_not_known(self, client, site):
        html = page_of(client, code_of("11"), 404)
        assert html.replace(code_of("11"), "") == page_of(client, code_of("999"), 404).replace(code_of("999"), "")
        assert "密" not in html

    def test_a_mistyped_number_comes_back_to_be_corrected(self, client, site):
        for path in ("/verify/000007-00/", "/verify/?code=000007-00"):
            response = client.get(path)
            assert response.status_code == 404
            html = response.content.decode()
            assert "请核对编号" in html
            assert 'value="000007-00"' in html
            assert 'aria-describedby="wrong"' in html

    def test_the_form_leads_to_the_page_of_the_number(self, client, site):
        html = client.get("/verify/").content.decode()
        assert '<form class="search search-lg"' in html
        assert 'name="code"' in html
        typed = code_of("7").replace("-", "")
        for path in (f"/verify/?code=+{typed}+", f"/verify/{typed}/"):
            assert client.get(path).headers["Location"] == f"/verify/{code_of('7')}/"
        assert client.get(f"/en/verify/?code={typed}").headers["Location"] == f"/en/verify/{code_of('7')}/"
        assert client.get("/verify/?code=%20").status_code == 200

    @pytest.mark.parametrize("code", ["%00", "x" * 5000, "%2e%2e", "%FF%FE", "'%22%3E%3Cscript", "０" * 61, "9" * 30])
    def test_hostile_numbers_are_unknown(self, client, site, code):
        for path in (f"/verify/{code}/", f"/verify/?code={code}", f"/zh-hant/verify/{code}/"):
            response = client.get(path)
            assert response.status_code == 404, path
            assert '"><script' not in response.content.decode()

    def test_search_engines_keep_none_of_it(self, client, site):
        paths = ["/verify/", *(f"/verify/{code_of(key)}/" for key in ("7", "11"))]
        suppress("commendation", "8")
        for path in [*paths, f"/verify/{code_of('8')}/", "/verify/x/"]:
            assert '<meta name="robots" content="noindex"' in client.get(path).content.decode(), path
        genuine = client.get(paths[1]).content.decode()
        assert f'<link rel="canonical" href="http://testserver{paths[1]}">' in genuine
        assert 'name="ColumnName"' in genuine

    def test_it_is_there_in_every_language(self, client, site):
        assert "genuine" in page_of(client, code_of("7"), prefix="/en")
        assert "屬實" in page_of(client, code_of("7"), prefix="/zh-hant")


@pytest.mark.django_db
class TestTakenBack:
    def test_it_is_not_confirmed_on_the_very_next_request(self, client, site):
        for target, key in ((("commendation", "8"), "8"), (("honoree", "b"), "9"), (("honoree", "a"), "7")):
            assert "属实" in page_of(client, code_of(key))
            suppress(*target)
            for prefix in ("", "/en", "/zh-hant"):
                html = page_of(client, code_of(key), 410, prefix)
                assert [each for each in ("欧阳测", "歐陽", "乙测", "好干部", "嘉奖", "云委6号") if each in html] == []
                assert "撤销" not in html, "nobody said so in public"
        assert "属实" in page_of(client, code_of("10"))

    def test_only_a_public_revocation_is_called_one(self, client, district, desk):
        with factories.acting(desk.editor):
            person = factories.HonoreeFactory(district=district, name="甲测丁")
            row = factories.CommendationFactory(honoree=person, merit="citation", year=2020)
        factories.publish(person, desk)
        code, award = code_of(str(row.pk)), awards.find("commendation", str(row.pk))
        assert "甲测丁" in page_of(client, code)
        suppression.suppress(award.target, "", desk.approver, authority="云岭区委", reason="测试")
        assert "撤销" not in page_of(client, code, 410)
        case = cases.open_case(award, desk.approver, GROUNDS)
        html = page_of(client, code, 410)
        assert "该表彰已撤销" in html
        assert [each for each in ("甲测丁", "嘉奖", GROUNDS.reason, GROUNDS.public_wording) if each in html] == []
        assert [each.label for each in case.items.filter(what="certificate")] == [
            f"编号 {code}：本站不再确认该编号；证书、奖章应予收回并公告作废"
        ]
        cases.drop(case, desk.approver, note="查无实据")
        assert "撤销" not in page_of(client, code, 410), "what was suppressed before the case stays so"
        assert Suppression.objects.in_force().count() == 1
        cases.open_case(award, desk.approver, dataclasses.replace(GROUNDS, public=False))
        assert "撤销" not in page_of(client, code, 410), "nor is one that is not to be published"

    def test_a_page_that_was_withdrawn_confirms_nothing(self, client, district, desk):
        with factories.acting(desk.editor):
            person = factories.HonoreeFactory(district=district)
            row = factories.CommendationFactory(honoree=person, title="先进工作者")
        edition = factories.publish(person, desk)
        code = code_of(str(row.pk))
        assert person.name in page_of(client, code)
        workflow.perform("withdraw", edition, desk.approver, digest=edition.digest, note="有误")
        html = page_of(client, code, 410)
        assert person.name not in html
        assert "先进工作者" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 300])
def test_it_takes_the_same_queries_for_any_number(client, count, nothing_kept, django_assert_num_queries):
    entries = [RollEntry(str(at), Ref("honoree", f"h{at}", f"甲{at}"), "", "") for at in range(1, count + 1)]
    P.publish(P.campaign("评选", tiers=(P.tier("好干部", entries),)))
    P.publish(P.honoree("乙", awards=(P.award("嘉奖", id="1000"),)))
    with django_assert_num_queries(6):  # clock, suppressions, page, recipient's page, frame (2)
        page_of(client, code_of("1"))
    with django_assert_num_queries(2):  # clock, page
        page_of(client, code_of("1000"))
    with django_assert_num_queries(3):  # clock, page, former pages
        page_of(client, code_of("2000"), 404)
    with django_assert_num_queries(1):  # clock: it is kept
        page_of(client, code_of("1"))


@pytest.mark.django_db
class TestWhereTheNumberStands:
    def test_below_each_award_of_a_page(self, client, site):
        html = client.get("/honorees/a/").content.decode()
        assert re.findall(r'href="(/verify/[^"]+)"', html) == [f"/verify/{code_of(key)}/" for key in ("7", "8")]

    def test_in_the_files(self, client, site):
        for path, wanted in (("/campaigns/k/roll.csv", "8 9 10"), ("/commendations.csv", "8 9 10 7")):
            rows = csv.DictReader(io.StringIO(client.get(path).content.decode().removeprefix("\ufeff")))
            assert {row["查验编号"] for row in rows} == set(map(code_of, wanted.split()))

    def test_on_the_site_map(self, client, site):
        assert 'href="/verify/"' in client.get("/sitemap/").content.decode()


@pytest.mark.django_db
class TestProof:
    @pytest.fixture
    def row(self, district, desk):
        with factories.acting(desk.editor):
            person = factories.HonoreeFactory(district=district, name="甲测丁")
            return factories.CommendationFactory(honoree=person, title="先进工作者", granted_by="云岭区委", year=2020)

    def test_it_is_printed_once_the_award_is_live(self, row, desk):
        editor = signed_in(desk.editor)
        change = f"/admin/honorees/commendation/{row.pk}/change/"
        proof = change.replace("change", "certificate")
        assert "目前没有已发布页面公布这项表彰" in editor.get(change).content.decode()
        response = editor.get(proof, follow=True)
        assert response.redirect_chain == [(change, 302)]
        assert "目前没有已发布页面公布这项表彰" in response.content.decode()
        factories.publish(row.honoree, desk)
        html = editor.get(change).content.decode()
        assert proof in html
        assert f"/verify/{code_of(str(row.pk))}/" in html
        response = editor.get(proof)
        assert response.headers["Content-Type"] == "application/pdf"
        assert response.headers["Cache-Control"] == "no-store, private"
        assert editor.post(proof).status_code == 405

    def test_it_says_what_the_live_page_says_and_not_what_was_typed_since(self, row, desk):
        factories.publish(row.honoree, desk)
        with factories.acting(desk.editor):
            row.title = "改过的称号"
            row.save()
        reading = clock.read()
        found = certificates.published(str(row.pk), reading, suppression.targets_at(reading))
        assert (found.title, found.granted_by, found.year) == ("先进工作者", "云岭区委", 2020)

    def test_others_do_not_print_it(self, row, desk):
        factories.publish(row.honoree, desk)
        stranger = signed_in(factories.staff("editor", factories.DistrictFactory()))
        assert stranger.get(f"/admin/honorees/commendation/{row.pk}/certificate/").status_code == 404
