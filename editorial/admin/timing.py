"""The fields by which people set times: of publication, of the next check; and what a time set so would cancel."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from editorial import clock
from editorial.models import Edition
from editorial.workflow import PUBLISHING, Transition, consequences, dates, wishes

_FORMAT = "%Y-%m-%dT%H:%M"
NAMED = 5
"""Editions that are named where a step would cancel them; the others are counted."""


def _day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class TimingForm(forms.Form):
    """Fields for the times that a transition takes, each refused in the words of the engine."""

    def take_times(self, transition: Transition, edition: Edition | None) -> None:
        """Add the fields of the transition. One that reschedules begins with the time that holds now."""
        if transition.time:
            anew = transition.time == "must"
            self.fields["at"] = forms.DateTimeField(
                label=_("New time of publication") if anew else _("Publish at (optional)"),
                required=anew, input_formats=[_FORMAT],
                widget=forms.DateTimeInput(format=_FORMAT, attrs={"type": "datetime-local"}),
                help_text="" if anew else _("Empty: readers see it at once."),
                initial=timezone.localtime(edition.live_from) if anew and edition and edition.live_from else None,
            )  # fmt: skip
            if edition and not anew:
                self._offer_wish(edition)
        if transition.checks:
            self.fields["review_on"] = forms.DateField(
                label=_("Next check of the content (optional)"), required=False, widget=_day_input(),
                help_text=_("Empty: on %(day)s.") % {"day": dates.review_day(clock.time()).isoformat()},
            )  # fmt: skip

    def _offer_wish(self, edition: Edition) -> None:
        """Say which day the editors wish for; a button fills it in, and nothing does so by itself."""
        day = wishes.of(edition)
        if day is None:
            return
        field, moment = self.fields["at"], wishes.moment(day, clock.time())
        said = _("The editors wish publication on %(day)s") % {"day": dates.near_day(day)}
        button = format_html(
            '<button type="button" class="button fill" hidden data-fills="{}" data-value="{}">{}</button>',
            self.auto_id % self.add_prefix("at"), timezone.localtime(moment).strftime(_FORMAT),
            _("Fill in %(time)s") % {"time": date_format(timezone.localtime(moment), "Y-m-d H:i")},
        ) if moment else ""  # fmt: skip
        field.help_text = format_html('{} <span class="wish">{}</span> {}', field.help_text, said, button)

    def clean_at(self):
        return _checked(self.cleaned_data["at"], dates.hand_given_refusal)

    def clean_review_on(self):
        return _checked(self.cleaned_data["review_on"], dates.review_refusal)

    def announce(self, cancelled: str) -> None:
        """Say beside the field that decides on it what the step would cancel; "" says nothing."""
        if cancelled:
            field = self.fields["at" if "at" in self.fields else "confirmed"]
            field.help_text = format_html('{} <span class="cancels">{}</span>', field.help_text, cancelled)


class WishForm(forms.Form):
    """When the editors would like to see it published."""

    due_on = forms.DateField(
        label=gettext_lazy("Day wished for publication (optional)"), required=False,
        widget=_day_input(),
        help_text=gettext_lazy("The edition is due on that day. It is published when it is approved, not before."),
    )  # fmt: skip

    def clean_due_on(self):
        return _checked(self.cleaned_data["due_on"], dates.wish_refusal)


def done_words(transition: Transition, edition: Edition, now: dt.datetime) -> str:
    """What to say after a step; of a page that is public only later, from when."""
    said = {"done": transition.done, "title": edition.title}
    if transition.time and edition.is_scheduled(now):
        said["time"] = date_format(_local(edition), "Y-m-d H:i")
        return _("%(done)s, public from %(time)s: %(title)s") % said
    return _("%(done)s: %(title)s") % said


def cancelled_by(transition: Transition, edition: Edition, now: dt.datetime, visible) -> str:
    """In words, the scheduled editions that the transition would cancel.

    `visible` is the condition that the person may see an edition: the others are counted, not named.
    """
    count, named = _scheduled(transition, edition, now, visible)
    if not count:
        return ""
    if transition.cancels == "all":
        words = ngettext(
            "%(count)d scheduled edition is cancelled with it: %(named)s",
            "%(count)d scheduled editions are cancelled with it: %(named)s",
            count,
        )
    else:
        words = ngettext(
            "%(count)d other edition of it is scheduled: %(named)s. What is to go live at the time given or later is "
            "cancelled.",
            "%(count)d other editions of it are scheduled: %(named)s. What is to go live at the time given or later is "
            "cancelled.",
            count,
        )
    return words % {"count": count, "named": named}


def cancelled_by_correction(edition: Edition, now: dt.datetime, visible) -> str:
    """The same for the live edition's urgent correction, which cancels them when it is approved."""
    count, named = _scheduled(PUBLISHING, edition, now, visible)
    if not count:
        return ""
    words = ngettext(
        "%(count)d other edition of it is scheduled: %(named)s. It is cancelled when this correction is approved, "
        "since its text lacks the correction.",
        "%(count)d other editions of it are scheduled: %(named)s. They are cancelled when this correction is approved, "
        "since their text lacks the correction.",
        count,
    )
    return words % {"count": count, "named": named}


def _scheduled(transition: Transition, edition: Edition, now: dt.datetime, visible) -> tuple[int, str]:
    """How many scheduled editions the transition would cancel, and the first of those that the person may see."""
    beside = consequences.scheduled_beside(transition, edition, now)
    named = [
        _("“%(title)s” (%(time)s)") % {"title": each.title, "time": date_format(_local(each), "Y-m-d H:i")}
        for each in beside.filter(visible)[:NAMED]
    ]
    return beside.count(), "、".join(named) or "…"


def _checked(value, refusal):
    if reason := refusal(value, clock.time()):
        raise forms.ValidationError(reason, code="time")
    return value


def _local(edition: Edition) -> dt.datetime:
    return timezone.localtime(edition.live_from)
