"""Previews: what readers would see, in the public layout, with a bar that says that it is not public."""

from django.conf import settings
from django.shortcuts import render
from django.utils.csp import CSP
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override

from editorial import kinds, records, snapshots, states, suppression
from editorial.admin import moment
from editorial.corrections import told
from editorial.models import Edition, Stage


def of_record(model_admin, request, record):
    """The record as it is saved now, as its page would be."""
    snapshot = snapshots.freeze(record)
    latest = records.editions_of(record).first()
    edition = draft_edition(snapshot, record, latest)
    bar = {
        "title": _("Draft preview"),
        "step": "draft",
        "note": _("As saved %(when)s; nothing of it is public.") % {"when": _moment(record.changed_at)},
        "back": model_admin.address("change", record),
        "back_label": _("Back to editing"),
    }
    return _rendered(request, snapshot.kind, edition, snapshot.page, bar)


@csp_override({**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]})
def of_edition(request, edition: Edition, back: str):
    """The frozen page of an edition. The review page shows it in a frame (`?framed=1`), without the bar."""
    page = snapshots.page_of(edition)
    state = states.of_edition(edition, moment.now(request))
    bar = {
        "title": _("Edition %(number)s: %(stage)s") % {"number": edition.number, "stage": state.label},
        "step": _STEPS.get(state.name, ""),
        "note": _("Submitted by %(who)s %(when)s")
        % {"who": edition.submitted_by, "when": _moment(edition.submitted_at)},
        "back": back,
        "back_label": _("Back to the edition"),
    }
    response = _rendered(request, kinds.get(edition.kind), edition, page, bar)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def draft_edition(snapshot: snapshots.Snapshot, record, latest: Edition | None) -> Edition:
    """An edition that was never stored, for templates that show one."""
    columns = snapshots.content_columns(snapshot.kind.columns(snapshot.page))
    return Edition(
        kind=snapshot.kind.name, record_id=record.pk, number=(latest.number if latest else 0) + 1,
        schema=snapshot.kind.schema, digest=snapshot.digest(), public_id=snapshot.public_id, **columns,
    )  # fmt: skip


_STEPS = {
    Stage.IN_REVIEW: "review", Stage.IN_APPROVAL: "approval", "live": "published",
    Stage.RETURNED: "draft", Stage.RECALLED: "draft", Stage.SET_ASIDE: "draft",
}  # fmt: skip
"""By state, the step at which a page stands; what is withdrawn, replaced, cancelled or scheduled stands at none."""


def _rendered(request, kind, edition, page, bar):
    """Render the kind's public template inside the preview. Suppressed names are left out, as readers have it."""
    moment.now(request)
    page = kind.without(page, suppression.targets_at(request.reading))
    context = {
        "edition": edition,
        "page": page,
        "corrected": told.in_preview(edition, request.reading),
        "place_codes": [ref.id for ref in page.place.ancestors],
        **kind.context(page, edition.public_id, request.reading),
        "public_template": kind.template,
        "bar": bar,
        "framed": "framed" in request.GET,
        "steps": [
            ("draft", _("Draft")), ("review", _("Review")), ("approval", _("Approval")), ("published", _("Public")),
        ],
    }  # fmt: skip
    response = render(request, "admin/preview_page.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _moment(moment) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
