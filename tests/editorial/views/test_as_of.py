"""The site as it stood: every public address in the past, for staff with a role alone, kept nowhere."""

import datetime as dt
import io
import re

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, get_script_prefix, set_script_prefix
from django.utils import timezone
from PIL import Image

from articles.models import Photo
from districts.models import Role
from editorial import clock, kept, pictures, workflow
from editorial.models import Decision, Edition, Ledger
from honorees.certificates import code_of
from tests import factories
from tests.editorial.admin.conftest import signed_in

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
MARCH, APRIL, MAY = (dt.datetime(2024, month, 1, 1, tzinfo=dt.UTC) for month in (3, 4, 5))
"""When everything was published, when the story was replaced, when the campaign was withdrawn."""

PAST = "/as-of/2024-03-15/"


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(out, "PNG")
    return pictures.store(SimpleUploadedFile("a.png", out.getvalue()))


@pytest.fixture
def history(district, desk, media):
    """A story that was replaced, a campaign that was withdrawn, a person and a team, by name."""
    with factories.acting(desk.editor):
        made = {
            "article": factories.ArticleFactory(district=district, title="旧标题的报道"),
            "campaign": factories.CampaignFactory(district=district, name="往年评选"),
            "team": factories.TeamFactory(district=district),
            "honoree": factories.HonoreeFactory(district=district),
        }
        Photo.objects.create(article=made["article"], picture=media, caption="图", photographer="某", consent=True)
        tier = factories.TierFactory(campaign=made["campaign"])
        factories.CommendationFactory(honoree=made["honoree"], campaign=made["campaign"], tier=tier)
    with clock.travelling(MARCH):
        for record in made.values():
            factories.publish(record, desk)
    with clock.travelling(APRIL):
        with factories.acting(desk.editor):
            made["article"].title = "新标题的报道"
            made["article"].save()
        factories.publish(made["article"], desk)
    with clock.travelling(MAY):
        roll = Edition.objects.get(kind="campaign")
        workflow.perform("withdraw", roll, desk.reviewer, digest=roll.digest, note="有误")
    return made


@pytest.fixture
def staff(desk):
    return signed_in(desk.editor)


def addresses(history, district, media) -> dict[str, str]:
    """By the name of its pattern, a public address without the slash at the beginning."""
    ids = {kind: record.public_id for kind, record in history.items()}
    return {
        "home": "", "site_map": "sitemap/", "accessibility": "accessibility/", "copyright": "copyright/",
        "corrections": "corrections/", "district_list": "districts/", "district": f"districts/{district.code}/",
        "statistics": "statistics/", "search": "search/?q=报道", "sitemap": "sitemap.xml",
        "sitemap_site": "sitemap-site.xml",
        "media": f"media/{media.hash}/480.webp",
        "article_list": "articles/", "article": f"articles/{ids['article']}/", "article_feed": "feeds/articles.atom",
        "feed": "feeds/all.atom",
        "honoree_list": "honorees/?view=table", "honoree": f"honorees/{ids['honoree']}/",
        "team_list": "teams/", "team": f"teams/{ids['team']}/",
        "campaign_list": "campaigns/", "campaign": f"campaigns/{ids['campaign']}/",
        "campaign_roll": f"campaigns/{ids['campaign']}/roll.csv",
        "campaign_roll_xlsx": f"campaigns/{ids['campaign']}/roll.xlsx",
        "verify": "verify/",
        "certificate": f"verify/{code_of(str(history['honoree'].commendations.get().pk))}/",
        **{
            f"{kind}_{form}": f"{kind}s.{form}"
            for kind in ("article", "honoree", "team", "campaign", "district", "commendation")
            for form in ("csv", "xlsx")
        },
    }  # fmt: skip


LANGUAGES = {"traditional_home", "traditional", "english_home", "english"}
ELSEWHERE = {
    "display", "sitemap_part", "sitemap_news", "robots", "healthz", "as_of", "leave", "search_suggestions", "front",
    *LANGUAGES,
}  # fmt: skip
"""Addresses with tests of their own, and those that are of the present only."""


def names_of_public_patterns() -> set[str]:
    elsewhere = ("admin", "accounts", "api", "subscribe")
    parts = [each for each in get_resolver().url_patterns if not str(each.pattern).lstrip("^").startswith(elsewhere)]
    return {pattern.name for part in parts for pattern in part.url_patterns}


def test_every_public_address_is_looked_at_here(history, district, media):
    assert names_of_public_patterns() == addresses(history, district, media).keys() | ELSEWHERE


def test_every_public_address_answers_in_the_past(staff, history, district, media):
    for name, address in addresses(history, district, media).items():
        response = staff.get(PAST + address)
        assert response.status_code == 200, name
        assert response["Cache-Control"] in ("no-store, private", "private, no-store"), name
        assert "noindex" in response["X-Robots-Tag"], name
        assert staff.head(PAST + address).status_code == 200, name
        assert not response.has_header("ETag") or name == "media"


def test_every_page_says_that_it_is_of_the_past(staff, history, district, media):
    wanted = [*addresses(history, district, media).values(), "articles/nosuch2345/", "nosuch/", "admin/"]
    for address in wanted:
        response = staff.get(PAST + address)
        if response["Content-Type"].startswith("text/html"):
            page = response.content.decode()
            assert page.count('class="preview-bar"') == 1, address
            assert "2024年3月15日" in page, address
            assert '<meta name="robots" content="noindex, nofollow">' in page, address


def test_every_link_stays_in_the_past(staff, history, district, media):
    for address in [*addresses(history, district, media).values(), "nosuch/"]:
        response = staff.get(PAST + address)
        if response["Content-Type"].startswith(("image", "text/csv", "application/vnd")):
            continue
        page = re.sub(r'<span class="acts">.*?</span>', "", response.content.decode(), flags=re.DOTALL)
        found = re.findall(r'(?:href|src|action|srcset)="((?:/|http://testserver)[^"]*)"', page)
        found += re.findall(r"<loc>([^<]*)</loc>", page)
        assert found, address
        for link in found:
            path = link.removeprefix("http://testserver")
            assert path.startswith((PAST, "/static/")), (address, link)


def test_the_way_back_leads_to_the_same_page_today(staff, history):
    address = f"articles/{history['article'].public_id}/"
    page = staff.get(f"{PAST}{address}?x=1").content.decode()
    assert f'href="/{address}?x=1"' in page
    assert 'href="/as-of/"' in page


def test_an_address_of_two_slashes_leads_to_no_other_site(staff, history):
    page = staff.get(f"{PAST}/example.org/").content.decode()
    assert 'href="//' not in page


def test_it_is_the_site_of_that_day(staff, client, history):
    story, roll = (f"{kind}s/{history[kind].public_id}/" for kind in ("article", "campaign"))
    assert "旧标题" in staff.get(PAST + story).content.decode()
    assert "新标题" not in staff.get(PAST + story).content.decode()
    assert "新标题" in staff.get("/as-of/2024-04-15/" + story).content.decode()
    assert "新标题" in client.get("/" + story).content.decode()
    assert staff.get("/as-of/2024-04-15/" + roll).status_code == 200
    assert staff.get("/as-of/2024-05-15/" + roll).status_code == 410
    assert staff.get("/as-of/2024-02-15/" + roll).status_code == 404
    assert client.get("/" + roll).status_code == 410


def test_a_day_is_shown_as_it_ended_and_an_instant_as_it_was(staff, history):
    story = f"articles/{history['article'].public_id}/"
    assert "新标题" in staff.get(f"/as-of/2024-04-01/{story}").content.decode()
    assert "旧标题" in staff.get(f"/as-of/2024-04-01T08:59/{story}").content.decode()
    assert "旧标题" in staff.get(f"/as-of/2024-04-01T00:59:59Z/{story}").content.decode()
    assert "新标题" in staff.get(f"/as-of/2024-04-01T09:00:01/{story}").content.decode()
    assert "2024年4月1日 09:00" in staff.get("/as-of/2024-04-01T09:00/").content.decode()


def test_the_search_finds_what_was_there(staff, history):
    assert "旧标题" in staff.get(PAST + "search/?q=旧标题").context["results"].hits[0].edition.title
    assert staff.get(PAST + "search/?q=新标题").context["results"].total == 0
    assert staff.get("/as-of/2024-04-15/search/?q=新标题").context["results"].total == 1
    assert staff.get(PAST + "search/?q=往年评选").context["results"].total == 1


def test_before_the_first_day_the_site_is_empty(staff, history, district, media):
    for name, address in addresses(history, district, media).items():
        response = staff.get("/as-of/1999-01-01/" + address)
        missing = ("article", "honoree", "team", "campaign", "campaign_roll", "campaign_roll_xlsx", "certificate")
        expected = 404 if name in missing else 200
        assert response.status_code == expected, name
        if response["Content-Type"].startswith("text") and name != "search":
            for record in history.values():
                assert str(record) not in response.content.decode()


def test_the_day_of_today_is_the_present(staff, client, history):
    today = timezone.localdate().isoformat()
    assert "新标题" in staff.get(f"/as-of/{today}/articles/").content.decode()


def test_the_future_is_refused(staff, history):
    tomorrow = (timezone.localdate() + DAY).isoformat()
    soon = f"{timezone.localtime() + dt.timedelta(minutes=5):%Y-%m-%dT%H:%M}"
    for moment in (tomorrow, soon, "2199-12-31"):
        response = staff.get(f"/as-of/{moment}/")
        assert response.status_code == 404
        assert response.context["error"]
        assert "preview-bar" not in response.content.decode()


@pytest.mark.parametrize(
    "moment",
    ["2024-02-30", "2024-3-1", "20240301", "今天", "2024-03-01T25:00", "0001-01-01", "2024-03-01T1", "２０２４-03-01"],
)  # fmt: skip
def test_what_is_no_day_is_refused(staff, history, moment):
    response = staff.get(f"/as-of/{moment}/")
    assert response.status_code == 404
    assert response.context["error"]


def test_a_day_can_be_chosen(staff, history):
    assert staff.get("/as-of/").status_code == 200
    assert staff.get("/as-of").status_code == 200
    response = staff.get("/as-of/", {"date": "2024-03-15"})
    assert (response.status_code, response.url) == (302, PAST)
    assert staff.get("/as-of/", {"date": "//example.org"}).status_code == 404
    assert staff.get("/as-of/2024-03-15").url == PAST
    assert staff.get("/as-of/2024-03-15/articles").url == PAST + "articles/"


def test_the_short_code_of_a_district_leads_on_in_the_past(staff, history, district):
    response = staff.get(f"{PAST}districts/{district.code[:6]}/")
    assert response.url == f"{PAST}districts/{district.code}/"


def test_the_display_can_be_chosen_in_the_past(staff, history):
    response = staff.get(f"{PAST}display/", {"text": "large", "next": f"{PAST}articles/"})
    assert response.url == f"{PAST}articles/"
    assert staff.get(f"{PAST}display/", {"text": "large", "next": "/articles/"}).url == PAST


@pytest.mark.parametrize("address", ["admin/", "accounts/login/", "healthz", "robots.txt", "as-of/2024-01-01/"])
def test_nothing_but_the_public_site_travels(staff, history, address):
    response = staff.get(PAST + address)
    assert response.status_code == 404
    assert "no-store" in response["Cache-Control"]


def outsiders(district) -> dict[str, Client]:
    return {
        "anonymous": Client(),
        "no staff": signed_in(factories.UserFactory(is_staff=False)),
        "staff without a role": signed_in(factories.UserFactory()),
        "superuser without a role": signed_in(factories.UserFactory(is_superuser=True)),
        "registrar": signed_in(factories.staff(Role.REGISTRAR, district)),
        "administrator": signed_in(factories.staff(Role.ADMINISTRATOR, None)),
        "not staff any more": signed_in(factories.staff(Role.EDITOR, district, is_staff=False)),
    }


def test_outsiders_get_the_same_404_for_everything(history, district, media):
    wanted = [PAST + address for address in addresses(history, district, media).values()]
    wanted += ["/as-of/", "/as-of", "/as-of/2024-03-15", "/as-of/2199-01-01/", "/as-of/x/", PAST + "nosuch/"]
    for who, client in outsiders(district).items():
        for address in wanted:
            for method in (client.get, client.head, client.post):
                response = method(address)
                assert response.status_code == 404, (who, address)
                assert "no-store" in response["Cache-Control"]
        conditional = client.get(PAST, headers={"if-none-match": "*", "range": "bytes=0-10"})
        assert conditional.status_code == 404, who
        assert "preview-bar" not in conditional.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR])
def test_roles_that_read_editions_may_look(history, district, role):
    assert signed_in(factories.staff(role, district)).get(PAST).status_code == 200


def test_only_reading_methods_are_answered(staff, history):
    before = (Decision.objects.count(), Ledger.objects.values().get())
    for method in ("post", "put", "patch", "delete", "options", "trace"):
        assert getattr(staff, method)(PAST + "articles/").status_code == 405, method
    assert (Decision.objects.count(), Ledger.objects.values().get()) == before


def test_nothing_of_the_past_outlasts_the_request(staff, client, history):
    prefix = get_script_prefix()
    present = client.get("/articles/").content
    staff.get(PAST + "articles/")
    staff.get(PAST + "nosuch/")
    assert get_script_prefix() == prefix
    assert clock.read().now > MAY
    caches["pages"].clear()
    assert client.get("/articles/").content == present


def test_the_page_cache_is_neither_read_nor_filled(staff, client, history, django_assert_num_queries):
    client.get("/articles/")
    client.get("/")
    assert "旧标题" in staff.get(PAST + "articles/").content.decode()
    assert "新标题" in client.get("/articles/").content.decode()
    with django_assert_num_queries(1):
        client.get("/")
    caches["pages"].clear()
    for address in ("", "articles/", "statistics/"):
        staff.get(PAST + address)
    assert not caches["pages"]._cache


@pytest.mark.parametrize("past_first", [True, False])
def test_kept_values_are_of_their_own_time(staff, client, history, past_first):
    """Facets, counts and statistics are kept by the process: those of the past beside those of the present."""
    kept.forget()
    visits = [(staff, PAST, "旧标题", "新标题"), (client, "/", "新标题", "旧标题")]
    for who, prefix, here, gone in visits if past_first else reversed(visits):
        page = who.get(f"{prefix}articles/").content.decode()
        assert here in page
        assert gone not in page
        assert ("往年评选" in who.get(f"{prefix}campaigns/").content.decode()) == (prefix == PAST)
        assert who.get(f"{prefix}statistics/").context["numbers"].persons == (1 if prefix == PAST else 0)
        counts = who.get(f"{prefix}districts/").context["groups"][0].top.counts
        assert counts.campaign == (1 if prefix == PAST else 0)


def test_leafing_through_the_past_does_not_push_out_the_present(staff, client, history, django_assert_num_queries):
    client.get("/statistics/")
    for day in range(10, 20):
        staff.get(f"/as-of/2024-03-{day}/statistics/")
    caches["pages"].clear()
    with django_assert_num_queries(1):
        client.get("/statistics/")


def test_the_desk_links_to_it_for_those_who_may(staff, district):
    assert 'href="/as-of/"' in staff.get("/admin/").content.decode()
    registrar = signed_in(factories.staff(Role.REGISTRAR, district))
    assert 'href="/as-of/"' not in registrar.get("/admin/").content.decode()


def test_under_a_sub_path_the_past_is_below_it(staff, history, request):
    request.addfinalizer(lambda: set_script_prefix("/"))
    set_script_prefix("/honour/")  # the server does so for every request, the test client does not
    page = staff.get(f"{PAST}articles/", SCRIPT_NAME="/honour").content.decode()
    assert f'href="/honour{PAST}honorees/"' in page
    assert 'href="/honour/articles/"' in page  # the way back
    assert 'href="/as-of' not in page


def test_static_files_are_where_they_are_at_present(staff, history):
    vars(settings).pop("STATIC_URL", None)  # as in a process that has made no address yet
    staff.get(PAST)
    assert settings.STATIC_URL == "/static/"
