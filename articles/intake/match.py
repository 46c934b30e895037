"""Match: what was found against the records, always with the reason and never merged silently."""

import dataclasses
import difflib
import re

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.intake.fold import fold
from articles.intake.story import Merit, Person
from articles.models import Article
from districts import roles
from districts.models import District, Role, User
from editorial import clock, richtext
from editorial.models import Edition, Record
from editorial.names import surname_of
from honorees.models import Campaign, Commendation, Honoree, Team

SAME, POSSIBLE = "same", "possible"
NEARLY_SAME = 0.8
"""Share of equal characters from which two texts are offered as one story."""

_MARKS = re.compile(r"[“”\"'‘’《》「」\s·,，、。]")


@dataclasses.dataclass(frozen=True)
class Candidate:
    """A record that a finding may be; `reason` says why, in words for the editor."""

    certainty: str
    record: object
    reason: str


def known(model: type[Record], user: User) -> QuerySet:
    """The records that may be named to the user: those of their districts, and what readers see anyway."""
    live = Edition.objects.of(model._meta.model_name).live(clock.time()).values("record_id")
    return model.objects.filter(roles.under(roles.paths_for(user)) | Q(pk__in=live))


def people(person: Person, district: District, user: User) -> list[Candidate]:
    """Honorees of that name, the likeliest first: the same post or unit here, then here, then elsewhere."""
    told = fold(" ".join(post.text for post in person.posts) + person.unit)
    found = []
    namesakes = known(Honoree, user).filter(name=person.name).select_related("district", "organization")
    for honoree in namesakes.prefetch_related("posts__organization"):
        posts = [str(post) for post in honoree.posts.all()]
        here = _together(honoree.district, district)
        shared = _shared(told, [*posts, honoree.organization.name if honoree.organization_id else ""])
        if here and shared:
            found.append(
                Candidate(SAME, honoree, _("same name and district, and this post: %(post)s") % {"post": shared})
            )
        elif here:
            found.append(Candidate(POSSIBLE, honoree, _("same name and district; the post could not be compared")))
        else:
            found.append(
                Candidate(POSSIBLE, honoree, _("same name, in %(district)s") % {"district": honoree.district.name})
            )
    return sorted(found, key=lambda each: (each.certainty != SAME, not _together(each.record.district, district)))


def teams(name: str, district: District, user: User) -> list[Candidate]:
    """Teams whose name is the one found, or ends with it or is its end."""
    found = []
    for team in known(Team, user).filter(name__endswith=name[-4:]).select_related("district"):
        if not (team.name.endswith(name) or name.endswith(team.name)):
            continue
        certainty = SAME if team.name == name and _together(team.district, district) else POSSIBLE
        found.append(
            Candidate(certainty, team, _("name and place: %(name)s, %(district)s") % {"name": team.name, **_home(team)})
        )
    return sorted(found, key=lambda each: each.certainty != SAME)


def campaigns(name: str, district: District, user: User) -> list[Candidate]:
    """Campaigns of nearly that name in the district or above it, and the same name elsewhere."""
    likeness = _Likeness(_bare(name))
    called = known(Campaign, user).values_list("pk", "name", "short_name")
    alike = [pk for pk, *names in called if any(map(likeness.holds, names))]
    found = []
    for campaign in Campaign.objects.filter(pk__in=alike).select_related("district"):
        same = likeness.name in {_bare(campaign.name), _bare(campaign.short_name)}
        if same and _together(campaign.district, district):
            found.append(Candidate(SAME, campaign, _("same name, in %(district)s") % _home(campaign)))
        else:
            found.append(Candidate(POSSIBLE, campaign, _("similar name, in %(district)s") % _home(campaign)))
    return sorted(found, key=lambda each: each.certainty != SAME)


def award(merit: Merit) -> dict:
    """What a commendation row says of a merit, but for its recipient: merit class or title, and year."""
    classes = {str(label): value for value, label in Commendation.Merit.choices}
    if merit.honour in classes:
        return {"merit": classes[merit.honour], "title": "", "year": merit.year}
    return {"merit": "", "title": merit.honour[:100], "year": merit.year}


def is_recorded(merit: Merit, recipient: Honoree | Team) -> bool:
    """Whether the recipient has that award already."""
    return recipient.commendations.filter(**award(merit)).exists()


def same_story(title: str, body: str, district: District, user: User) -> list[Candidate]:
    """Articles that are this story already: the same title, or nearly the same text."""
    text = richtext.text_of(body)
    opening = text.replace("\n", "")[:20]
    found = []
    mine = Article.objects.restrict(user, Role.EDITOR)
    for article in mine.filter(Q(title=title) | Q(body__contains=opening) if opening else Q(title=title)):
        other = richtext.text_of(article.body)
        ratio = difflib.SequenceMatcher(None, text, other, autojunk=False).quick_ratio()
        if ratio >= NEARLY_SAME:
            found.append(Candidate(SAME, article, _("the text is the same or nearly the same")))
        elif article.title == title and _together(article.district, district):
            found.append(Candidate(POSSIBLE, article, _("the title is the same")))
    return found


def surname(name: str) -> str:
    """The surname to record for a new person: only where it is not simply the first character."""
    found = surname_of(name)
    return found if len(found) > 1 else ""


def _home(record) -> dict:
    return {"district": record.district.name}


def _together(one: District, other: District) -> bool:
    return one.path.startswith(other.path) or other.path.startswith(one.path)


def _shared(told: str, posts: list[str]) -> str:
    """The post among those recorded that the story tells too, or ""."""
    for post in posts:
        known = fold(post)
        if len(known) >= 3 and (known in told or (told and told.strip() in known) or known[-5:] in told):
            return post
    return ""


def _bare(name: str) -> str:
    return _MARKS.sub("", name).removesuffix("活动").removesuffix("评选")


class _Likeness:
    """Whether names are nearly a given one. Thousands are compared: most are told apart by their characters alone."""

    def __init__(self, name: str):
        self.name = name
        self._matcher = difflib.SequenceMatcher(None, "", name)

    def holds(self, other: str) -> bool:
        other = _bare(other)
        if not other or not self.name:
            return False
        if self.name in other or other in self.name:
            return True
        self._matcher.set_seq1(other)
        bounds = (self._matcher.real_quick_ratio, self._matcher.quick_ratio, self._matcher.ratio)
        return all(share() > NEARLY_SAME for share in bounds)
