"""The inbox's page: who sees what, claiming from it, and deciding on several editions that were opened and read."""

import copy
import re

import pytest
from django.urls import reverse

from districts.models import Role
from editorial import workflow
from editorial.models import Claim, Edition, Stage
from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db

INBOX = "/admin/inbox/"


@pytest.fixture
def editions(desk, district):
    return [submit(desk, district, title) for title in ("第一篇", "第二篇")]


def submit(desk, district, title):
    with factories.acting(desk.editor):
        return workflow.submit(factories.ArticleFactory(district=district, title=title), desk.editor)


def pass_all(editions, desk):
    for each in editions:
        workflow.perform("pass_review", each, desk.reviewer, digest=each.digest)


def stages(editions) -> list[str]:
    return [Edition.objects.get(pk=each.pk).stage for each in editions]


def decide(client, transition, *editions, **fields):
    sent = {"transition": transition, "edition": [each.pk for each in editions], "from": "show=waiting"} | fields
    return client.post(reverse("admin:inbox_decide"), sent, follow=True)


def claim(client, edition, what="claim", **fields):
    return client.post(reverse("admin:inbox_claim"), {what: edition.pk} | fields)


def said(response) -> list[str]:
    return [str(each) for each in response.context["messages"]]


def test_it_is_reached_from_the_desk_with_its_count(editions, reviewer):
    text = reviewer.get("/admin/").content.decode()
    assert re.search(r'href="/admin/inbox/">[^<]+<span class="desk-count">2</span>', text)


def test_more_than_the_desk_shows_is_found_in_the_inbox(desk, district, reviewer):
    from editorial.desk.sections import SHOWN

    first = submit(desk, district, "很多")
    copies = [copy.copy(first) for _each in range(SHOWN)]
    for at, each in enumerate(copies):
        each.pk, each._state.adding, each.record_id = None, True, 1_000_000 + at
    Edition.objects.bulk_create(copies)
    assert "/admin/inbox/?show=waiting&amp;step=review" in reviewer.get("/admin/").content.decode()


def test_editors_follow_and_cannot_select(editions, editor):
    text = editor.get(INBOX).content.decode()
    assert editions[0].title in text
    assert 'name="edition"' not in text
    assert 'form="inbox-claim" name' not in text


def test_nothing_of_other_districts_is_shown_or_touched(editions, stranger):
    assert editions[0].title not in stranger.get(INBOX, {"show": "all"}).content.decode()
    assert claim(stranger, editions[0]).status_code == 404
    assert editions[0].title not in decide(stranger, "pass_review", *editions).content.decode()
    assert stages(editions) == [Stage.IN_REVIEW] * 2


def test_auditors_read_it_and_registrars_do_not(editions, district):
    assert editions[0].title in signed_in(factories.staff(Role.AUDITOR, district)).get(INBOX).content.decode()
    registrar = signed_in(factories.staff(Role.REGISTRAR, district))
    assert [registrar.get(INBOX).status_code, claim(registrar, editions[0]).status_code] == [403, 403]
    assert INBOX not in registrar.get("/admin/").content.decode()


@pytest.mark.parametrize(
    "query",
    ["show=x&step=y&kind=z&claim=0&overdue=1&district=%00", "q=%00", "page=-1", "page=%EF%BC%91", "page=" + "9" * 50],
)
def test_no_address_is_an_error(query, editions, reviewer):
    response = reviewer.get(f"{INBOX}?{query}")
    assert response.status_code == 200
    assert editions[0].title in response.content.decode()
    assert reviewer.get(address("change", editions[0]), {"from": f"{query}&page=%00"}).status_code == 200


def test_claiming_is_shown_wherever_the_edition_is_listed(editions, desk, district, reviewer):
    colleague = signed_in(factories.staff(Role.REVIEWER, district))
    response = claim(reviewer, editions[0], **{"from": "show=all&step=review"})
    assert response.url == f"/admin/inbox/?show=all&step=review#edition-{editions[0].pk}"
    for page in ("/admin/", INBOX, address("change", editions[0])):
        assert f'class="claim-words">{desk.reviewer.name}' in colleague.get(page).content.decode(), page
    every = colleague.get(reverse("admin:editorial_edition_changelist")).content.decode()
    assert f'class="field-holder">{desk.reviewer.name}' in every
    claim(reviewer, editions[0], "release")
    assert not Claim.objects.exists()


def test_taking_over_says_from_whom_and_asks(editions, desk, district, reviewer):
    taker = factories.staff(Role.REVIEWER, district)
    colleague = signed_in(taker)
    claim(reviewer, editions[0])
    asked = claim(colleague, editions[0], on_page="1")
    assert asked.status_code == 200
    assert desk.reviewer.name in asked.content.decode()
    assert Claim.objects.get().by == desk.reviewer
    response = claim(colleague, editions[0], on_page="1", instead_of=desk.reviewer.pk)
    assert response.url == address("change", editions[0])
    assert Claim.objects.get().by == taker


def test_claiming_takes_a_post_and_a_role(editions, editor, reviewer):
    for name in ("inbox_claim", "inbox_decide"):
        assert reviewer.get(reverse(f"admin:{name}")).url == INBOX
        assert reviewer.options(reverse(f"admin:{name}")).status_code == 405
    assert reviewer.post(INBOX).status_code == 405
    claim(editor, editions[0])
    assert not Claim.objects.exists()
    assert claim(reviewer, editions[0], instead_of="九", on_page="1").status_code == 302


def test_only_what_was_opened_can_be_selected(editions, reviewer):
    boxes = re.findall(r'<input type="checkbox" form="inbox-decide"[^>]*>', reviewer.get(INBOX).content.decode())
    assert len(boxes) == 2
    assert all(" disabled" in each for each in boxes)
    reviewer.get(address("change", editions[0]))
    text = reviewer.get(INBOX).content.decode()
    first, second = re.findall(r'<input type="checkbox" form="inbox-decide"[^>]*>', text)
    assert " disabled" not in first
    assert " disabled" in second
    assert text.count('class="inbox-unread"') == 1


def test_passing_tells_the_outcome_of_each(editions, reviewer):
    reviewer.get(address("change", editions[0]))
    response = decide(reviewer, "pass_review", *editions)
    assert stages(editions) == [Stage.IN_APPROVAL, Stage.IN_REVIEW]
    outcome = said(response)
    assert len(outcome) == 2
    assert [title in line for title, line in zip(["第一篇", "第二篇"], outcome, strict=True)] == [True, True]
    assert response.redirect_chain[-1][0] == "/admin/inbox/?show=waiting"


def test_approving_shows_titles_and_digests_before_anything_happens(editions, desk, approver):
    pass_all(editions, desk)
    approver.get(address("change", editions[0]))
    asked = decide(approver, "approve", *editions).content.decode()
    assert stages(editions) == [Stage.IN_APPROVAL] * 2
    for each in editions:
        assert each.title in asked
        assert each.digest[:12] in asked
    assert f'name="digest-{editions[0].pk}"' in asked
    assert f'name="digest-{editions[1].pk}"' not in asked
    confirmed = {f"digest-{each.pk}": each.digest for each in editions}
    decide(approver, "approve", *editions, confirmed="1", **confirmed)
    assert stages(editions) == [Stage.APPROVED, Stage.IN_APPROVAL]


def test_what_was_confirmed_for_another_digest_is_refused(editions, desk, approver):
    pass_all(editions, desk)
    for each in editions:
        approver.get(address("change", each))
    decide(approver, "approve", *editions, confirmed="1", **{f"digest-{editions[0].pk}": "0" * 64})
    assert stages(editions) == [Stage.IN_APPROVAL] * 2


def test_what_somebody_else_decided_meanwhile_is_told(editions, desk, reviewer):
    reviewer.get(address("change", editions[0]))
    workflow.perform("recall", editions[0], desk.editor, digest=editions[0].digest)
    assert "第一篇" in said(decide(reviewer, "pass_review", editions[0]))[0]
    assert len(said(decide(reviewer, "pass_review"))) == 1
    assert decide(reviewer, "withdraw", editions[0]).status_code == 404


def test_a_decision_on_the_page_leads_back_to_the_inbox(editions, reviewer):
    page = f"{address('change', editions[0])}?from=show%3Dwaiting%26step%3Dreview"
    text = reviewer.get(page).content.decode()
    assert f'href="{address("change", editions[1])}?from=show%3Dwaiting%26step%3Dreview" data-key="j"' in text
    assert f'href="/admin/inbox/?show=waiting&amp;step=review#edition-{editions[0].pk}" data-key="u"' in text
    action = re.search(r'action="([^"]+/decide/[^"]+)"', text)[1].replace("&amp;", "&")
    response = reviewer.post(action, {"transition": "pass_review", "digest": editions[0].digest})
    assert response.url == "/admin/inbox/?show=waiting&step=review"


def test_from_elsewhere_nothing_leads_through_the_inbox(editions, reviewer):
    text = reviewer.get(address("change", editions[0])).content.decode()
    assert 'data-key="u"' not in text
    assert 'data-key="p"' in text


@pytest.mark.parametrize("rows", [1, 29])
def test_the_page_takes_a_fixed_number_of_queries(rows, desk, district, reviewer, django_assert_num_queries):
    first = submit(desk, district, "很多")
    copies = [copy.copy(first) for _each in range(rows)]
    for at, each in enumerate(copies):
        each.pk, each._state.adding, each.record_id = None, True, 1_000_000 + at
    Edition.objects.bulk_create(copies)
    reviewer.get(INBOX)
    with django_assert_num_queries(16):
        reviewer.get(INBOX)


def test_the_bar_of_the_inbox_stands_on_no_page_of_somebody_whom_it_offers_nothing(editions, reviewer, editor):
    page = address("change", editions[0])
    assert 'class="walk"' in reviewer.get(page).content.decode()
    assert 'class="walk"' not in editor.get(page).content.decode()
    claim(reviewer, editions[0])
    assert 'class="walk"' in editor.get(page).content.decode(), "it says who has claimed the edition"
