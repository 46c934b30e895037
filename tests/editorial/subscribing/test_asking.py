"""Double opt-in: nobody is written to again who has not confirmed, and nobody learns who follows what."""

import datetime as dt
import re
from email.header import decode_header, make_header

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from editorial import clock, subscribing
from editorial.models import Subscription
from editorial.pages import Ref
from editorial.subscribing import asking, limits, sending, targets
from tests import factories
from tests.editorial import published
from tests.editorial.subscribing.conftest import confirmed

pytestmark = pytest.mark.django_db
ASK = "/subscribe/"


def ask(client, email="reader@example.org", follow=""):
    return client.post(ASK, {"email": email, "follow": follow})


def link(body, name):
    return re.search(rf"http\S+/subscribe/{name}/([\w-]+)/", body)[0]


def path(address):
    return "/" + address.split("/", 3)[3]


def test_from_asking_to_ending(client, settings):
    settings.SITE_URL = "https://honour.example.org"
    answer = ask(client)
    assert (answer.status_code, answer.url) == (302, "/subscribe/asked/")
    assert sending.send_invitations() == 1
    [message] = mail.outbox
    assert message.to == ["reader@example.org"]
    address = link(message.body, "confirm")
    assert address.startswith("https://honour.example.org/subscribe/confirm/")
    assert client.get(path(address)).status_code == 200
    assert Subscription.objects.get().confirmed_at is None
    page = client.post(path(address)).content.decode()
    assert Subscription.objects.get().confirmed_at
    assert "reader@example.org" not in page
    stop = re.search(r'href="(/subscribe/stop/[\w-]+/)"', page)[1]
    assert client.get(stop).status_code == 200
    assert Subscription.objects.count() == 1
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscription.objects.count() == 0
    assert client.post(stop).status_code == 200


def test_a_link_that_was_not_copied_whole_ends_nothing(client):
    row = confirmed()
    assert client.post(f"/subscribe/stop/{row.token[:-1]}/").status_code == 404
    assert Subscription.objects.filter(pk=row.pk).exists()


def test_who_has_confirmed_can_end_it_from_the_same_link(client):
    row = confirmed()
    assert f'href="/subscribe/stop/{row.token}/"' in client.get(f"/subscribe/confirm/{row.token}/").content.decode()
    Subscription.objects.filter(pk=row.pk).update(confirmed_at=None)
    assert "/subscribe/stop/" not in client.get(f"/subscribe/confirm/{row.token}/").content.decode()


@pytest.mark.parametrize(("setting", "sender"), [("a@b.cn", "光荣榜 <a@b.cn>"), ("某区 <a@b.cn>", "某区 <a@b.cn>")])
def test_mails_come_from_somebody_with_a_name(client, settings, setting, sender):
    settings.DEFAULT_FROM_EMAIL = setting
    ask(client)
    sending.send_invitations()
    [message] = mail.outbox
    assert str(make_header(decode_header(message.message()["From"]))) == sender


def test_districts_of_one_name_are_told_apart_in_mails(client):
    for at in (1, 2):
        city = factories.DistrictFactory(code=f"99{at}000000000", name=f"测{at}市")
        factories.DistrictFactory(code=f"99{at}001000000", name="市中区", parent=city)
    ask(client, follow="district:991001")
    sending.send_invitations()
    [message] = mail.outbox
    assert "测1市市中区" in message.body
    assert Subscription.objects.get().target_id == "991001000000"


def test_one_click_needs_no_form_token_and_asking_does():
    strict = Client(enforce_csrf_checks=True)
    row = confirmed()
    assert strict.post(reverse("subscribe_stop", args=[row.token])).status_code == 200
    assert not Subscription.objects.exists()
    assert strict.post(ASK, {"email": "reader@example.org"}).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', strict.get(ASK).content.decode())[1]
    answer = strict.post(ASK, {"email": "reader@example.org", "csrfmiddlewaretoken": token})
    assert answer.status_code == 302


@pytest.mark.parametrize(("prefix", "word"), [("/en", "The subscription has ended"), ("/zh-hant", "訂閱")])
def test_other_languages_have_the_same_pages_and_ways_between_them(client, prefix, word):
    first = client.get(f"{prefix}/subscribe/?follow=district:990001000000&x=1").content.decode()
    assert f'action="{prefix}/subscribe/"' in first
    for other in {"", "/en", "/zh-hant"} - {prefix}:
        assert f'href="{other}/subscribe/?follow=district%3A990001000000"' in first
    assert 'value="http://testserver/feeds/all.atom"' in first
    assert client.post(f"{prefix}/subscribe/", {"email": "reader@example.org"}).url == f"{prefix}/subscribe/asked/"
    token = Subscription.objects.get().token
    asked = client.get(f"{prefix}/subscribe/confirm/{token}/").content.decode()
    assert 'href="/subscribe/confirm/' in asked
    client.post(f"{prefix}/subscribe/confirm/{token}/")
    assert Subscription.objects.get().confirmed_at
    stopped = client.post(f"{prefix}/subscribe/stop/{token}/").content.decode()
    assert word in stopped
    assert 'href="/subscribe/"' in stopped
    assert token not in stopped
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("prefix", ["", "/en", "/zh-hant"])
def test_asking_takes_the_form_s_token_in_every_language(prefix):
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(f"{prefix}/subscribe/", {"email": "reader@example.org"})
    assert refused.status_code == 403
    assert ("The form was not sent" in refused.content.decode()) == (prefix == "/en")
    page = strict.get(f"{prefix}/subscribe/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    answer = strict.post(f"{prefix}/subscribe/", {"email": "reader@example.org", "csrfmiddlewaretoken": token})
    assert answer.status_code == 302


def test_the_answer_is_the_same_whether_an_address_is_known(client):
    confirmed(email="known@example.org", ago=dt.timedelta(days=1))
    known, unknown = ask(client, "known@example.org"), ask(client, "unknown@example.org")
    assert (known.status_code, known.url, known.content) == (unknown.status_code, unknown.url, unknown.content)
    assert sending.send_invitations() == 2
    told = {message.to[0]: message.body for message in mail.outbox}
    assert "/confirm/" not in told["known@example.org"]
    assert "/confirm/" in told["unknown@example.org"]


def test_asking_again_at_once_sends_no_second_mail(client):
    for _ in range(3):
        ask(client)
        sending.send_invitations()
    assert len(mail.outbox) == 1
    Subscription.objects.update(asked_at=clock.time() - asking.AGAIN)
    ask(client)
    sending.send_invitations()
    assert len(mail.outbox) == 2
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 500, "%00", "…"])
def test_unknown_tokens_lead_nowhere(client, token):
    assert client.get(f"/subscribe/confirm/{token}/").status_code == 404
    assert client.post(f"/subscribe/confirm/{token}/").status_code == 404
    assert client.get(f"/subscribe/stop/{token}/").status_code == 404
    ended_before = token == "a" * 43  # as whole as ours
    assert client.post(f"/subscribe/stop/{token}/").status_code == (200 if ended_before else 404)


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org\nBcc: b@example.org", "a@example.org\r\nSubject: x", "a@example.org%0aBcc:b@example.org,c@d.org",
        '"a\x01"@example.org', '"a b"@example.org', "a@example.org, b@example.org", "a", "", "<a@example.org>",
        f"{'a' * 250}@example.org", "a@exam\x00ple.org", "a\u202e@example.org",
    ],
)  # fmt: skip
def test_what_is_no_single_address_is_refused(client, address):
    with pytest.raises(ValidationError):
        asking.address(address)
    answer = ask(client, address)
    assert answer.status_code == 400
    assert not Subscription.objects.exists()


def test_an_error_says_what_to_write_where_the_reader_is(client):
    for typed in ("a", ""):
        page = ask(client, typed).content.decode()
        assert "请填写正确的邮箱地址，如name@example.com。" in page
        assert "<title>错误：" in page
        assert re.search(r'<input id="email"[^>]* aria-describedby="email-error" autofocus>', page)
    assert "autofocus" not in client.get(ASK).content.decode()


def test_columns_and_districts_can_be_chosen(client, district):
    factories.ColumnFactory(slug="front-line", name="实干一线")
    published.publish(published.article("一线", column=Ref("column", "front-line", "实干一线")))
    page = client.get(ASK).content.decode()
    assert '<option value="column:front-line">实干一线</option>' in page
    ask(client, follow="column:front-line")
    assert Subscription.objects.get().target_kind == "column"


def test_one_reader_has_one_address():
    assert asking.address(" Reader@Example.ORG ") == "reader@example.org"


@pytest.mark.parametrize("follow", ["district:999", "honoree:nobody", "column:none"])
def test_what_does_not_exist_is_answered_alike_and_not_followed(client, follow):
    assert ask(client, follow=follow).status_code == 302
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("follow", ["article:x", "x", "district:", "district:\x00", "user:1", f"column:{'x' * 200}"])
def test_what_cannot_be_followed_is_refused(client, follow):
    assert client.get(ASK, {"follow": follow}).status_code == 200
    assert ask(client, follow=follow).status_code == 400


def test_the_link_of_a_page_fills_in_what_is_followed(client, district):
    [person] = published.publish(published.honoree("何建国"))
    for follow, name in ((f"district:{district.code}", district.name), (f"honoree:{person.public_id}", "何建国")):
        page = client.get(ASK, {"follow": follow}).content.decode()
        assert f'<option value="{follow}" selected>{name}</option>' in page
        assert f"all.atom?{follow.replace(':', '=')}" in page
        ask(client, follow=follow)
    assert set(Subscription.objects.values_list("target_kind", flat=True)) == {"district", "honoree"}


def test_too_many_from_one_place_are_refused(client):
    answers = [ask(client, f"reader{n}@example.org").status_code for n in range(limits.FROM_ONE_PLACE + 2)]
    assert answers[-2:] == [429, 429]
    assert set(answers[:-2]) == {302}


def test_too_many_for_one_address_are_answered_alike_and_not_sent(client, monkeypatch):
    monkeypatch.setattr(limits, "TO_ONE_ADDRESS", 0)
    assert ask(client).status_code == 302
    assert not Subscription.objects.exists()


def test_an_address_has_a_bound_and_so_has_the_table(monkeypatch, district):
    monkeypatch.setattr(asking, "PER_ADDRESS", 1)
    for target in (subscribing.EVERYTHING, ("district", district.code)):
        asking.ask("reader@example.org", target)
    assert Subscription.objects.count() == 1
    monkeypatch.setattr(asking, "UNCONFIRMED", 1)
    asking.ask("other@example.org", subscribing.EVERYTHING)
    assert Subscription.objects.count() == 1


def test_what_nobody_confirms_is_deleted(client):
    asking.ask("reader@example.org", subscribing.EVERYTHING)
    kept = confirmed()
    row = Subscription.objects.get(confirmed_at=None)
    late = clock.time() - asking.UNCONFIRMED_KEPT - dt.timedelta(minutes=1)
    Subscription.objects.filter(pk=row.pk).update(asked_at=late)
    assert client.post(f"/subscribe/confirm/{row.token}/").status_code == 404
    assert asking.forget_unconfirmed(clock.time()) == 1
    assert list(Subscription.objects.all()) == [kept]


def test_pages_of_subscriptions_are_kept_nowhere(client):
    row = confirmed()
    for address in (ASK, "/subscribe/asked/", f"/subscribe/confirm/{row.token}/", f"/subscribe/stop/{row.token}/"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert 'rel="canonical"' not in answer.content.decode()
        assert row.email not in answer.content.decode()


def test_targets_are_read_as_they_are_written():
    for text in ("", "district:150403000000", "honoree:abc"):
        assert targets.written(targets.parsed(text)) == text
