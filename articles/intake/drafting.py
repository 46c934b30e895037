"""Draft: from the checked sheet and the confirmed suggestions to an article and records, all of them drafts."""

import dataclasses
import datetime as dt

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.intake import match, sheet, suggest, working
from articles.intake.find import find
from articles.intake.story import Findings, Person, Story
from articles.models import Article, Credit, Evidence, Intake, Mention, Photo
from articles.titles import without_dash
from districts.models import District, User
from editorial import records, richtext
from editorial.models import Part, Record
from honorees.models import Achievement, AwardTier, Campaign, Commendation, Figure, Honoree, Post, Team

MOST_TOLD = 30
"""Characters of a sentence that is named among what was left out."""

_MODELS = {"person": Honoree, "team": Team, "campaign": Campaign}


@dataclasses.dataclass(frozen=True)
class Choice:
    """The editor's answer to a suggestion: confirmed or not, and as which record."""

    checked: bool
    record: str = suggest.NONE


@dataclasses.dataclass(frozen=True)
class Made:
    """What came of a story: its article, and by district what was confirmed and left out, since it belongs to records
    there, which the user may not change."""

    article: Article
    left_out: dict[District, list[str]]


def read(intake: Intake, user: User) -> tuple[Story, Findings, list[suggest.Suggestion]]:
    """The story as the sheet has it now, what is found in it, and what is suggested to the user."""
    story = sheet.story_of(intake.sheet)
    findings = find(story)
    return story, findings, suggest.suggestions(story, findings, intake.district, user)


def same_stories(intake: Intake, user: User) -> list[match.Candidate]:
    """Articles that are this story already and may be changed by the user, offered as what to update instead."""
    return match.same_story(intake.sheet["title"], intake.sheet["body"], intake.district, user)


def make(intake: Intake, choices: dict[str, Choice], user: User) -> Made:
    """Create the article and what was confirmed with it. Nothing of it is submitted. Raises working.Over.

    A commendation is entered only for a confirmed suggestion that carries the sentence which states it; everybody
    else is a mention. Suggestions without a choice are left out, and so is what belongs to records that the user may
    not change: of them there is a mention, and evidence for a claim that they make already.
    """
    with working.at_work(intake), records.changing(str(_("Brought in with a story"))) as changes:
        story, findings, found = read(intake, user)
        article = _article(intake, user)
        changes.moved(article)
        draft = _Draft(
            intake, article, body=story.body, findings=findings, suggested={each.key: each for each in found},
            choices=choices, user=user, changes=changes,
        )  # fmt: skip
        draft.mention_people()
        draft.mention_teams()
        draft.enter_campaigns()
        draft.enter_commendations()
        draft.enter_figures()
        intake.article, intake.step = article, Intake.Step.DONE
        intake.save()
    return Made(article, draft.left_out)


def _article(intake: Intake, user: User) -> Article:
    """The article with what the sheet says: a new one, or the one that the editor chose to update."""
    data = intake.sheet
    article = _chosen(intake, user) or Article(district=intake.district)
    article.title = data["title"][:150]
    article.kicker = data["kicker"][:80]
    article.subtitle = without_dash(data["subtitle"])[:150]
    article.editor_note = data["editor_note"]
    article.body = richtext.sanitized(data["body"])
    article.source = data["source"] if data["source"] is None else data["source"][:100]
    article.published_on = dt.date.fromisoformat(data["published_on"]) if data["published_on"] else None
    article.rights = data["rights"]
    if article.pk is None:
        article.origin = Article.Origin.REPRINT if data["source"] else Article.Origin.CONTRIBUTED
    records.advance(article)
    article.save()
    for credit in article.credits.all():
        credit.delete()
    for at, each in enumerate(data["credits"]):
        Credit.objects.create(article=article, role=each["role"], names=each["names"][:150], position=at)
    known = set(article.photos.values_list("picture_id", flat=True))
    for at, each in enumerate(each for each in data["pictures"] if each["picture"] not in known):
        Photo.objects.create(article=article, picture_id=each["picture"], caption=each["caption"][:200], position=at)
    return article


def _chosen(intake: Intake, user: User) -> Article | None:
    """The article that the editor chose to update, locked, if it was offered as the same story."""
    wanted = intake.choices.get("update")
    offered = {each.record.public_id: each.record for each in same_stories(intake, user)} if wanted else {}
    return Article.objects.select_for_update().get(pk=offered[wanted].pk) if wanted in offered else None


class _Draft:
    """What one run of `make` has entered so far, by the names that the story uses."""

    def __init__(self, intake, article, *, body, findings, suggested, choices, user, changes):
        self.intake = intake
        self.article = article
        self.body = body
        self.findings = findings
        self.suggested = suggested
        self.choices = choices
        self.user = user
        self.changes = changes
        self.left_out: dict[District, list[str]] = {}
        self.people: dict[str, Honoree] = {}
        self.teams: dict[str, Team] = {}
        self.position = 0

    def mention_people(self) -> None:
        for at, person in self._confirmed("person", self.findings.honorees):
            honoree = self._record(f"person-{at}", lambda person=person: self._new_person(person))
            if honoree:
                self.people[person.name] = honoree
            self._mention(
                honoree=honoree, name=person.name, post="、".join(post.text for post in person.posts)[:150],
                capacity=suggest.CAPACITIES[person.capacity],
            )  # fmt: skip

    def mention_teams(self) -> None:
        for at, team in self._confirmed("team", self.findings.teams):
            record = self._record(
                f"team-{at}",
                lambda team=team: self._new(Team(district=self.intake.district, name=team.name[:100])),
            )
            if record:
                self.teams[team.name] = record
            self._mention(team=record, name=team.name[:100], capacity=Mention.Capacity.DEEDS)

    def enter_campaigns(self) -> None:
        for at, campaign in self._confirmed("campaign", self.findings.campaigns):
            record = self._record(f"campaign-{at}", lambda campaign=campaign: self._new_campaign(campaign))
            self._mention(campaign=record, name=campaign.name[:100], capacity=Mention.Capacity.SUBJECT)

    def enter_commendations(self) -> None:
        for _at, merit in self._confirmed("merit", self.findings.merits):
            recipient = {"honoree": self.people.get(merit.recipient), "team": self.teams.get(merit.recipient)}
            if not any(recipient.values()) or not merit.sentence:
                continue
            award = recipient | match.award(merit)
            if not Commendation.objects.filter(**award).exists():
                words = " ".join(filter(None, (merit.recipient, str(merit.year or ""), merit.honour)))
                self._enter(Commendation(**award, source=self._source(merit.sentence)), words)

    def enter_figures(self) -> None:
        """One achievement for each sentence with confirmed figures, and the evidence that the article states it."""
        made: dict[str, Achievement | None] = {}
        for _at, figure in self._confirmed("figure", self.findings.figures):
            sentence = suggest.sentence_at(self.body, figure.start) or figure.text
            if self.article.evidence.filter(quote=sentence[:200]).exists() and sentence not in made:
                continue
            if sentence not in made:
                made[sentence] = self._achievement(sentence, figure)
            if made[sentence]:
                self.changes.save(_row(made[sentence], figure))

    def _confirmed(self, prefix: str, found: list):
        for at, each in enumerate(found):
            choice = self.choices.get(f"{prefix}-{at}")
            if choice and choice.checked:
                yield at, each

    def _record(self, key: str, create):
        wanted = self.choices[key].record
        if wanted == suggest.NEW:
            return create()
        offered = {option.value for option in self.suggested[key].options}
        if not wanted or wanted not in offered:
            return None
        return _MODELS[self.suggested[key].kind].objects.get(public_id=wanted)

    def _new_person(self, person: Person) -> Honoree:
        honoree = self._new(
            Honoree(district=self.intake.district, name=person.name[:50], surname=match.surname(person.name))
        )
        for at, post in enumerate(person.posts):
            Post.objects.create(
                honoree=honoree, position=at, title=post.text[:100], printed=post.text[:150],
                kind=Post.Kind.SECONDED if post.secondment else Post.Kind.HELD,
            )  # fmt: skip
        return honoree

    def _new_campaign(self, campaign) -> Campaign:
        kinds = {"drive": Campaign.Kind.DRIVE, "education": Campaign.Kind.EDUCATION}
        kind = kinds.get(campaign.kind, Campaign.Kind.SELECTION)
        record = self._new(Campaign(district=self.intake.district, name=campaign.name[:150], kind=kind))
        for at, tally in enumerate(campaign.tallies):
            AwardTier.objects.create(
                campaign=record,
                position=at,
                title=tally.what[:80],
                declared=int(tally.value),
                printed=tally.count[:100],
            )
        return record

    def _new(self, record: Record) -> Record:
        record.save()
        self.changes.moved(record)
        return record

    def _enter(self, part: Part, words: str) -> bool:
        """Save a part of a record; where the user may not change the record, keep the words for what was left out."""
        if records.change_refusal(part, self.user, "add"):
            self.left_out.setdefault(part.district, []).append(words)
            return False
        self.changes.save(part)
        return True

    def _achievement(self, sentence: str, figure) -> Achievement | None:
        """The achievement that the sentence tells; None where its figures cannot be entered."""
        heroes = [self.people[each.name] for each in self.findings.honorees if each.name in self.people]
        wide = suggest.district_wide(sentence, figure)
        about = (
            {"honoree": heroes[0]} if len(heroes) == 1 else self._named_in(sentence) or {"place": self.intake.district}
        )
        level = Achievement.Level.DISTRICT if wide or "place" in about else Achievement.Level.PERSON
        told = about | {"statement": sentence[:300]}
        achievement = Achievement(**told, level=level, source=self._source(""))
        entered = self._enter(achievement, Truncator(sentence).chars(MOST_TOLD))
        if cited := achievement if entered else Achievement.objects.filter(**told).first():
            Evidence.objects.create(article=self.article, achievement=cited, quote=sentence[:200])
        return achievement if entered else None

    def _named_in(self, sentence: str) -> dict:
        named = [honoree for name, honoree in self.people.items() if name in sentence]
        return {"honoree": named[0]} if len(named) == 1 else {}

    def _mention(self, **fields) -> None:
        if not self.article.mentions.filter(name=fields["name"]).exists():
            Mention.objects.create(article=self.article, position=self.position, **fields)
        self.position += 1

    def _source(self, sentence: str) -> str:
        title = f"《{self.article.title}》"
        return f"{title}：{sentence}"[:300] if sentence else title[:300]


def _row(achievement: Achievement, figure) -> Figure:
    return Figure(
        achievement=achievement, label=_label(figure),
        printed=f"{figure.number}{figure.qualifier if figure.qualifier == '余' else ''}{figure.unit}"[:60],
        value=figure.value, unit=figure.unit[:20], scope=figure.scope[:60], rank=figure.rank[:60],
        qualifier=figure.qualifier if figure.qualifier in Figure.Qualifier.values else "",
    )  # fmt: skip


def _label(figure) -> str:
    """What is counted: the words of the figure without its number."""
    return figure.text.replace(f"{figure.number}{figure.unit}", "")[:80] or figure.text[:80]
