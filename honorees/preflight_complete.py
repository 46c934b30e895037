"""Whether a profile or a campaign says what readers ask first: who this is, and for what; when, and what it confers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.preflight import Severity, register
from honorees.listed import roll_awards
from honorees.models import Campaign


@register(
    "profile-complete", Severity.WARN,
    gettext_lazy("A profile says of which unit somebody is, and for what they are honoured"), ("honoree", "team"),
    compares=True,
)  # fmt: skip
def check_profile(snapshot, around):
    """Any word will do: a post stands for the unit, and an introduction for awards and achievements. A team is a unit
    itself. Awards of live rolls count."""
    page = snapshot.page
    if snapshot.kind.name == "honoree" and not (page.organization or page.posts):
        yield _("Neither a unit nor a post is given."), "organization"
    if not (page.awards or page.achievements or page.introduction.strip() or roll_awards(snapshot, around)):
        yield _("Neither an award nor an achievement nor an introduction is given."), "introduction"


@register(
    "campaign-complete", Severity.WARN,
    gettext_lazy("A campaign is introduced or confers something, and a selection has a year"), ("campaign",),
)  # fmt: skip
def check_campaign(snapshot):
    """Selections are listed by the year, and so are their awards."""
    page = snapshot.page
    if page.kind == Campaign.Kind.SELECTION and not (page.year or page.decided_on):
        yield _("Neither the year nor the date of the decision is given."), "year"
    if not (page.tiers or page.achievements or page.introduction.strip()):
        yield _("Neither a title that is conferred nor an introduction is given."), "introduction"
