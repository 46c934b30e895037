"""Deciding on several editions at once: actions made from the table of transitions, one edition after another."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from districts import roles
from editorial import workflow
from editorial.models import Edition
from editorial.workflow import TRANSITIONS, Refused, Transition

READ = "editions_read"
"""Session key: digests of the editions whose pages this person opened, by edition."""


class ActionForm(helpers.ActionForm):
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=500)


def remember(request, edition: Edition) -> None:
    """Note in the session that the person has this edition's page before them."""
    read = request.session.get(READ, {})
    read.pop(str(edition.pk), None)
    request.session[READ] = dict([*read.items(), (str(edition.pk), edition.digest)][-200:])


def of_table(request) -> dict[str, admin.Action]:
    """The actions that the person's roles carry, by name."""
    return {
        name: _action(transition)
        for name, transition in TRANSITIONS.items()
        if not transition.by_engine and not transition.alone and roles.paths_for(request.user, *transition.roles)
    }


def _action(transition: Transition) -> admin.Action:
    stages = "、".join(str(stage.label) for stage in transition.sources)
    words = f"{transition.label}（{stages}）"
    return admin.Action(_perform_each(transition), transition.name, words, words, [admin.ActionLocation.CHANGE_LIST])


def _perform_each(transition: Transition):
    def act(model_admin, request, editions):
        """Each edition is a transaction of its own: what is refused does not hold up the rest."""
        note, done = request.POST.get("note", ""), 0
        for edition in editions:
            if reason := attempt(request, transition, edition, note=note):
                messages.error(request, _("“%(title)s”: %(reason)s") % {"title": edition.title, "reason": reason})
            else:
                done += 1
        if done:
            sentence = ngettext("%(done)s: %(count)d edition.", "%(done)s: %(count)d editions.", done)
            messages.success(request, sentence % {"done": transition.done, "count": done})

    act.__name__ = transition.name
    return act


def attempt(request, transition: Transition, edition: Edition, *, note: str = "", digest: str | None = None) -> str:
    """Do the transition in a transaction of its own; return "" or the reason why it was refused.

    Whoever says of several that they are right or wrong must have opened their pages. `digest` is the one that the
    person confirmed, where they were asked; else it is the one that they read.
    """
    if transition.read and (reason := unread(request, edition)):
        return reason
    try:
        workflow.perform(
            transition.name, edition, request.user, note=note,
            digest=(_read(request, edition) or edition.digest) if digest is None else digest,
        )  # fmt: skip
    except Refused as refused:
        return refused.reason
    return ""


def unread(request, edition: Edition) -> str:
    """Return "" if the person opened the edition's page with the content that it has, else what they have to do."""
    return "" if _read(request, edition) == edition.digest else _("Open its page and read it before you decide.")


def _read(request, edition: Edition) -> str:
    return request.session.get(READ, {}).get(str(edition.pk), "")
