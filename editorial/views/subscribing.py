"""The pages on which readers ask for news by mail, confirm it and end it."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect

from editorial import chrome, headings, languages, subscribing
from editorial.subscribing import asking, limits, targets
from editorial.views.base import PublicView


class AskForm(forms.Form):
    email = forms.CharField(required=False)
    follow = forms.CharField(max_length=20 + targets.LONGEST_ID, required=False)

    def clean_email(self):
        return asking.address(self.cleaned_data["email"])

    def clean_follow(self):
        target = targets.parsed(self.cleaned_data["follow"])
        if target is None:
            raise ValidationError(_("This cannot be followed."))
        return target


class SubscribingView(PublicView):
    """A page for one reader. Its address may hold a secret, so machines are told of no address, and nobody keeps it."""

    http_method_names = ["get", "head", "post", "options"]
    kept = False

    def answer(self, request, *args, **kwargs):
        request.path_in_languages = request.canonical_path
        del request.canonical_path
        response = super().answer(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def show(self, template, context=None, status=200):
        return render(self.request, f"subscribe/{template}.html", context or {}, status=status)


class Ask(SubscribingView):
    """Both ways of following: the address of the feed, and the form for mails."""

    parameters = ("follow",)

    @classmethod
    def as_view(cls, **initkwargs):
        """The view with the check of form tokens, which other public views go without.

        It is the view's own, since what answers addresses in other languages is free of the middleware's.
        """
        view = super().as_view(**initkwargs)
        view.csrf_exempt = False
        return csrf_protect(view)

    def get(self, request):
        return self._form(request.GET.get("follow", ""), "")

    def post(self, request):
        if limits.too_many_from(get_adapter().get_client_ip(request)):
            response = self.show("too_many", status=429)
            response["Retry-After"] = str(limits.HOUR)
            return response
        form = AskForm(request.POST)
        if not form.is_valid():
            return self._form(request.POST.get("follow", ""), request.POST.get("email", ""), form.errors, status=400)
        email, target = form.cleaned_data["email"], form.cleaned_data["follow"]
        if not limits.too_many_to(email) and subscribing.name_of(target, self.reading) is not None:
            subscribing.ask(email, target)
        return HttpResponseRedirect(reverse("subscribe_asked"))

    def _form(self, follow, typed, errors=None, status=200):
        target = targets.parsed(follow)
        name = subscribing.name_of(target, self.reading) if target else None
        if not name:
            target = targets.EVERYTHING
        context = {
            "name": name,
            "chosen": targets.written(target),
            "groups": self._groups(target),
            "feed_address": self._feed(target),
            "typed": typed[: asking.LONGEST],
            "errors": errors or {},
            "kept_days": asking.UNCONFIRMED_KEPT.days,
        }
        return self.show("ask", context, status)

    def _groups(self, chosen) -> list[tuple[str, list[tuple[str, str]]]]:
        """What can be chosen besides, under the names of its kinds, as (value, name)."""
        groups = [
            (_("Districts"), [(("district", each.code), each.name) for each in chrome.at(self.reading).places]),
            (_("Columns"), [(("column", each.slug), each.name) for each in headings.every(self.reading).values()]),
        ]
        written = [
            (label, [(targets.written(target), name) for target, name in choices if target != chosen])
            for label, choices in groups
        ]
        return [(label, choices) for label, choices in written if choices]

    def _feed(self, target) -> str:
        address = chrome.address_of("feed")
        query = urlencode([target]) if target != targets.EVERYTHING else ""
        plain = languages.plain_path(self.request, f"{address}?{query}" if query else address)
        return self.request.build_absolute_uri(plain) if address else ""


class Asked(SubscribingView):
    """The same for everybody who asked."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        return self.show("asked", {"kept_days": asking.UNCONFIRMED_KEPT.days})


class Confirm(SubscribingView):
    """The link of the first mail leads here. Opening it changes nothing, since mail scanners open links."""

    def get(self, request, token):
        row = asking.found(token)
        name = row and subscribing.name_of((row.target_kind, row.target_id), self.reading)
        if row is None or name is None:
            return self.show("unknown", status=404)
        return self.show("confirm", {"name": name, "confirmed": row.confirmed_at, "token": row.token})

    def post(self, request, token):
        row = subscribing.confirm(token)
        if row is None:
            return self.show("unknown", status=404)
        name = subscribing.name_of((row.target_kind, row.target_id), self.reading)
        return self.show("confirmed", {"name": name, "token": row.token})


class Stop(SubscribingView):
    """Ends a subscription: with one click for people, with one POST for mail programs (RFC 8058)."""

    def get(self, request, token):
        row = asking.found(token)
        if row is None:
            return self.show("unknown", status=404)
        target = (row.target_kind, row.target_id)
        name = subscribing.name_of(target, self.reading)
        return self.show("stop", {"name": name, "all": target == targets.EVERYTHING})

    def post(self, request, token):
        if not subscribing.stop(token):
            return self.show("unknown", status=404)
        self.request.path_in_languages = reverse("subscribe")  # what the address led to is gone
        return self.show("stopped")
