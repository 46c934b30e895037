"""Checks before publication of front pages."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.front_page import FrontPage, StoryChoice
from articles.models.front import MOST_CAMPAIGNS, MOST_COLUMNS, MOST_NUMBERS, MOST_STORIES
from districts.models import District, SiteProfile
from editorial.models import Edition
from editorial.preflight import Severity, register

KINDS = ("front",)
MOST = {"stories": MOST_STORIES, "campaigns": MOST_CAMPAIGNS, "numbers": MOST_NUMBERS, "columns": MOST_COLUMNS}


def home_refusal(code: str) -> str:
    """Return "" if the staff of the district with that code look after the home page of the site, else who does.

    It is the district of the site; where the site is no one district's, a district that lies in no other.
    """
    site = SiteProfile.objects.select_related("home").first()
    if site and site.home:
        return "" if code == site.home.code else _("The home page belongs to %(district)s.") % {"district": site.home}
    if District.objects.filter(code=code, parent=None).exists():
        return ""
    return _("The home page of the whole site belongs to a district at the top, such as the province.")


@register("front-place", Severity.BLOCK, gettext_lazy("The home page is in the hands of who is responsible"), KINDS)
def check_place(snapshot):
    if snapshot.page.whole_site and (reason := home_refusal(snapshot.page.place.code)):
        yield reason, "place"


@register(
    "front-says-something", Severity.BLOCK, gettext_lazy("A front page chooses something, and not too much"), KINDS
)
def check_amounts(snapshot):
    page = snapshot.page
    said = (page.slogan, page.introduction, page.notice, page.lead, *(getattr(page, name) for name in MOST))
    if not any(said):
        yield _("Nothing has been chosen: without a front page everything is filled by itself."), ""
    for name, most in MOST.items():
        if len(getattr(page, name)) > most:
            yield _("There is room for %(most)d of these.") % {"most": most}, name


@register(
    "front-live", Severity.WARN, gettext_lazy("What a front page chooses is live"), KINDS, compares=True,
)  # fmt: skip
def check_live(snapshot, around):
    """One query. What is not live is left out when the page is shown, and the newest takes its place."""
    wanted = dict(_chosen(snapshot.page))
    live = Edition.objects.live(around.reading.now).of("article", "campaign")
    keys = {(ref.kind, ref.id) for ref in wanted.values()}
    present = set(live.filter(public_id__in={key for _kind, key in keys}).values_list("kind", "public_id"))
    for place, ref in wanted.items():
        if (ref.kind, ref.id) not in present:
            yield _("“%(title)s” is not live: it will be left out until it is.") % {"title": ref.label}, place


def _chosen(page: FrontPage) -> Iterator[tuple]:
    single: dict[str, StoryChoice | None] = {"lead": page.lead, "notice_story": page.notice_story}
    yield from ((place, each.story) for place, each in single.items() if each)
    yield from ((f"stories.{at}", each.story) for at, each in enumerate(page.stories, 1))
    yield from ((f"campaigns.{at}", each) for at, each in enumerate(page.campaigns, 1))
    yield from ((f"numbers.{at}", each.source.story) for at, each in enumerate(page.numbers, 1))
