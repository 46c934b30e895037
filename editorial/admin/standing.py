"""How a record stands, for the head of its form: its editions, its findings, and what can be done next."""

import dataclasses

from django.urls import reverse
from django.utils.translation import gettext as _

from districts import roles
from districts.models import Role
from editorial import preflight, records, snapshots, states, workflow
from editorial.admin import moment
from editorial.admin.places import OnForm
from editorial.models import Edition, Stage, Suppression, made_from_record
from editorial.outline import Outline
from editorial.workflow import contributors


@dataclasses.dataclass(frozen=True)
class Standing:
    """`latest` is the newest edition if the person may see it, else it is `withheld`: a record that moves leaves its
    editions where they were judged. `set_aside` is what the record itself submitted last, where it gave way to an
    urgent correction. `notice` warns somebody who could judge the record; `refusal` says why it cannot be submitted."""

    state: states.State
    latest: Edition | None
    set_aside: Edition | None
    withheld: bool
    live_url: str
    preview_url: str
    submit_url: str
    refusal: str
    findings: list[preflight.Finding]
    notice: str
    linked: list[tuple[str, int, str, str]]
    snapshot: snapshots.Snapshot
    work: contributors.Work
    places: OnForm


def of(model_admin, request, record, form_url: str = "") -> Standing:
    """Collect it for the person at work. `form_url` is where the record's form is, "" on the form itself."""
    now = moment.now(request)
    editions = records.editions_of(record)
    latest = editions.select_related("submitted_by", "reviewed_by", "approved_by", "ended_by").first()
    visible = latest and model_admin.admin_site.get_model_admin(Edition).has_view_permission(request, latest)
    live = editions.live(now).first()
    kind = model_admin.kind
    snapshot = snapshots.freeze(type(record).objects.get(pk=record.pk))
    work, findings = contributors.Work(record), preflight.check(snapshot)
    return Standing(
        state=states.of_record(
            latest and latest.stage,
            latest and latest.live_from,
            live is not None,
            now,
            suppressed=bool(latest and latest.ended_at) and Suppression.objects.filter(since=latest.ended_at).exists(),
        ),
        latest=latest if visible else None,
        set_aside=_set_aside(editions, latest) if visible else None,
        withheld=bool(latest and not visible),
        live_url=reverse(kind.url_name, args=[record.public_id]) if live else "",
        preview_url=model_admin.address("preview", record),
        submit_url=model_admin.address("submit", record),
        refusal=workflow.submission_refusal(record, request.user, snapshot, work, findings),
        findings=findings,
        notice=_notice(request.user, record, work),
        linked=_linked(model_admin, request, record),
        snapshot=snapshot,
        work=work,
        places=OnForm(Outline(kind, snapshot.page), model_admin, record, form_url),
    )


def _notice(user, record, work: contributors.Work) -> str:
    """Why nobody would be left to judge the record if the user changed it; "" if that is no matter."""
    if not any(roles.may_act(user, role, record.district) for role in (Role.REVIEWER, Role.APPROVER)):
        return ""
    before = work.contributors
    if user.pk in before:
        return ""
    if contributors.nobody_left(record.district, before):
        return ""
    if reason := contributors.nobody_left(record.district, before | {user.pk}):
        return _("If you change this, you cannot judge it any more. %(reason)s") % {"reason": reason}
    return _("If you change this, you cannot review or approve it any more: others have to.")


def _set_aside(editions, latest: Edition | None) -> Edition | None:
    """What the record itself last submitted, where an urgent correction came since and set it aside."""
    if latest is None or latest.patches_id is None:
        return None
    own = editions.filter(made_from_record()).first()
    return own if own and own.stage == Stage.SET_ASIDE else None


def _linked(model_admin, request, record) -> list[tuple[str, int, str, str]]:
    """(name, count, address of the list, address for adding or "") of each kind of part with pages of its own."""
    site = model_admin.admin_site
    found = []
    for lookup, model in model_admin.linked:
        opts = model._meta
        target = site.get_model_admin(model)
        if not target.has_view_or_change_permission(request):
            continue
        base = f"admin:{opts.app_label}_{opts.model_name}"
        adds = target.has_add_permission(request) and model_admin.has_change_permission(request, record)
        found.append(
            (
                str(opts.verbose_name),
                model.objects.filter(**{lookup: record}).count(),
                f"{reverse(f'{base}_changelist')}?{lookup}__id__exact={record.pk}",
                f"{reverse(f'{base}_add')}?{lookup}={record.pk}" if adds else "",
            )
        )
    return found
