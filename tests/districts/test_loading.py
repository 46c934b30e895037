"""The divisions of China are loaded once, into one tree, with their source and history."""

import pytest
from django.core.management import call_command
from django.utils import translation

from districts import loading
from districts.codes import full_code
from districts.models import District


@pytest.fixture(scope="module")
def rows():
    return list(loading.divisions())


def test_every_division_but_the_provinces_lies_below_another_of_the_file(rows):
    codes = [full_code(each.code) for each in rows]
    assert len(codes) == len(set(codes))
    assert all(each.parent in codes for each in rows if each.level != District.Level.PROVINCE)
    assert codes == sorted(codes)


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("71", "台湾省", "province"),
        ("4419", "东莞市", "city"),
        ("150403", "元宝山区", "county"),
        ("370103", "市中区", "county"),
        ("370983", "肥城市", "county"),
        ("371403", "陵城区", "county"),
        ("433130", "龙山县", "county"),
        ("370176", "济南高新技术产业开发区", "zone"),
        ("371403106", "滋镇", "town"),
        ("220106400", "绿园经济开发区", "zone"),
    ],
)
def test_codes_name_and_rank_the_divisions(rows, code, name, level):
    division = next(each for each in rows if each.code == code)
    assert (division.name, division.level) == (name, level)


@pytest.mark.django_db
def test_loading_makes_one_tree_and_a_second_time_changes_nothing(rows, django_assert_max_num_queries):
    assert loading.load() == len(rows)
    town = District.objects.get(code="370103021000")
    assert town.full_name == "山东省济南市市中区党家街道"
    assert town.source == loading.SOURCES["nbs"]
    assert town.history.get().history_change_reason == loading.REASON
    assert District.objects.within(District.objects.get(code="370000000000")).filter(level="county").count() > 100

    District.objects.filter(pk=town.pk).update(name="登记员改过的名称")
    with django_assert_max_num_queries(5):
        assert loading.load() == 0
    town.refresh_from_db()
    assert town.name == "登记员改过的名称"


@pytest.mark.django_db
def test_the_command_says_what_it_added(capsys, rows):
    with translation.override("en"):
        call_command("load_districts")
        call_command("load_districts")
    assert capsys.readouterr().out.splitlines() == [f"{len(rows)} divisions added.", "All divisions are there."]
