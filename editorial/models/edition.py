"""Editions: frozen snapshots of records. Their content never changes; only their way through the workflow moves on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from districts.models import District
from editorial import withheld


class Stage(models.TextChoices):
    IN_REVIEW = "in_review", _("in review")
    IN_APPROVAL = "in_approval", _("in approval")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("returned")
    RECALLED = "recalled", _("recalled")
    CANCELLED = "cancelled", _("cancelled")
    SET_ASIDE = "set_aside", _("set aside")


class Significance(models.TextChoices):
    """What a correction of a live page is to readers: major ones are told on the page and in the feed."""

    MINOR = "minor", _("minor correction")
    MAJOR = "major", _("major correction")


OPEN_STAGES = (Stage.IN_REVIEW, Stage.IN_APPROVAL)


def _not_over(now, edition: str = "") -> Q:
    """That the interval does not end by then; `edition` leads to the edition, such as `edition__`."""
    return Q(**{f"{edition}live_until": None}) | Q(**{f"{edition}live_until__gt": now})


def is_live_at(now, edition: str = "") -> Q:
    """The condition of `Edition.is_live`; `now` may be an expression too, and `edition` leads to the edition."""
    return Q(**{f"{edition}live_from__lte": now}) & _not_over(now, edition)


def was_withdrawn(now) -> Q:
    """The condition of `Edition.is_withdrawn`; `now` may be an expression too."""
    return Q(stage=Stage.APPROVED, live_until__lte=now, ended_at__isnull=False)


def _not_ended(now) -> Q:
    return Q(ended_at=None) | Q(ended_at__gt=now)


class EditionQuerySet(models.QuerySet):
    def live(self, now):
        """What readers see at the instant `now`: decided by the interval alone, which implies approval.

        Whoever reads the past does not see what is withheld since (see editorial.withheld).
        """
        live = self.filter(is_live_at(now))
        return live.exclude(pk__in=withheld.keys()) if withheld.keys() else live

    def live_with_corrections(self, now):
        """What readers see at the instant, and the major corrections that were live by then and not withdrawn."""
        rows = self.filter(_not_over(now) | (Q(significance=Significance.MAJOR) & _not_ended(now)), live_from__lte=now)
        return rows.exclude(pk__in=withheld.keys()) if withheld.keys() else rows

    def scheduled(self, now):
        return self.filter(live_from__gt=now)

    def not_over(self, now):
        """Approved editions whose interval does not end by then: what is live or to come."""
        return self.filter(_not_over(now), live_from__isnull=False)

    def once_live(self, now):
        """Editions that have been live at some time up to `now`."""
        return self.filter(live_from__lte=now)

    def not_withdrawn(self, now):
        """Of those once live, what nobody had taken down by then: replaced editions are among them."""
        return self.filter(_not_ended(now))

    def open(self):
        return self.filter(stage__in=OPEN_STAGES)

    def of(self, *kinds: str):
        return self.filter(kind__in=kinds)

    def of_record(self, kind: str, record_id: int):
        return self.filter(kind=kind, record_id=record_id)

    def latest_first(self):
        return self.order_by("-shown_on", "-id")

    def for_card(self):
        """Only the columns that an entry in a list is made of."""
        return self.only(
            "kind", "schema", "public_id", "title", "summary", "place", "shown_on", "card", "picture", "live_from"
        )

    def for_page(self):
        return self.select_related("content")


class Edition(models.Model):
    """A frozen snapshot. Content columns are a pure function of the page (`verify_ledger` recomputes them).

    `shown_on` is the date that lists sort by; a page without a date gets the day on which it goes live.
    `patches` is the live edition whose own content was corrected, for an urgent correction that left the record alone.
    """

    # content: a trigger refuses change
    kind = models.CharField(_("kind"), max_length=20, editable=False)
    record_id = models.BigIntegerField(editable=False)
    number = models.PositiveIntegerField(_("number"), editable=False)
    schema = models.PositiveSmallIntegerField(editable=False)
    digest = models.CharField(_("digest"), max_length=64, editable=False)
    change_note = models.CharField(_("change note"), max_length=300, blank=True)
    significance = models.CharField(_("significance"), max_length=5, choices=Significance, blank=True)
    public_id = models.CharField(_("public id"), max_length=12, editable=False)
    title = models.CharField(_("title"), max_length=300)
    summary = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=12)
    shown_on = models.DateField(null=True)
    card = models.JSONField(default=dict)
    picture = models.CharField(max_length=64, blank=True)
    derived_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="derived", editable=False)
    patches = models.ForeignKey("self", models.PROTECT, null=True, related_name="patched_by", editable=False)

    # workflow: moves forward only
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.IN_REVIEW)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted"))
    due_on = models.DateField(_("due"), null=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(_("reviewed"), null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True)
    live_from = models.DateTimeField(_("live from"), null=True)
    live_until = models.DateTimeField(_("live until"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=500, blank=True)
    review_on = models.DateField(_("to be looked at again"), null=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "record_id", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["kind", "record_id"], condition=Q(stage__in=OPEN_STAGES), name="edition_one_open"
            ),
            models.UniqueConstraint(
                fields=["kind", "record_id"],
                condition=Q(live_from__isnull=False, live_until__isnull=True),
                name="edition_one_unended",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.APPROVED, live_from__isnull=False)
                | (~Q(stage=Stage.APPROVED) & Q(live_from__isnull=True, live_until__isnull=True)),
                name="edition_interval_if_approved",
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=models.F("live_from")),
                name="edition_interval_forward",
            ),
        ]
        indexes = [
            models.Index(
                "kind",
                models.F("shown_on").desc(),
                models.F("id").desc(),
                "live_from",
                "live_until",
                condition=Q(live_from__isnull=False),
                name="edition_list",
            ),
            models.Index(fields=["public_id", "live_from"], name="edition_address"),
        ]

    def __str__(self):
        return f"{self.title} ({self.number})"

    @cached_property
    def district(self) -> District | None:
        """The district of its place, which decides who may act on it; read once for each object."""
        return District.objects.filter(code=self.place).first()

    @property
    def public_note(self) -> str:
        """What readers may be told of the change. A note without a significance was written for reviewers."""
        return self.change_note if self.significance else ""

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_STAGES

    def is_live(self, now) -> bool:
        return self.live_from is not None and self.live_from <= now and (not self.live_until or now < self.live_until)

    def is_scheduled(self, now) -> bool:
        return self.live_from is not None and self.live_from > now

    def is_withdrawn(self, now) -> bool:
        """Whether it was live and taken down by a decision: what another replaced was not."""
        over = self.live_until is not None and self.live_until <= now
        return self.stage == Stage.APPROVED and over and self.ended_at is not None

    @property
    def is_brought_back(self) -> bool:
        """Whether its page is one that was withdrawn before (see `brought_back` for queries)."""
        return self.decisions.filter(action="reinstate").exists()


class EditionPage(models.Model):
    """The canonical text of the page, as the digest covers it."""

    edition = models.OneToOneField(Edition, models.PROTECT, primary_key=True, related_name="content")
    page = models.TextField()

    class Meta:
        default_permissions = []


class Relation(models.TextChoices):
    MENTIONS = "mentions"
    COMMENDS = "commends"
    IN = "in"
    UNDER = "under"
    YEAR = "year"
    ABOUT = "about"
    TIER = "tier"
    SHOWS = "shows"
    CITES = "cites"


class EditionLinkQuerySet(models.QuerySet):
    def to(self, kind: str, target: str, *relations: str):
        links = self.filter(target_kind=kind, target_id=target)
        return links.filter(relation__in=relations) if relations else links

    def live(self, now):
        """Links of the editions that are live at the instant `now`, as EditionQuerySet.live has it."""
        live = self.filter(is_live_at(now, "edition__"))
        return live.exclude(edition__in=withheld.keys()) if withheld.keys() else live


class EditionLink(models.Model):
    """What a page says of something else. `shown_on` is the edition's, so that a target's list needs no sort."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="links")
    relation = models.CharField(max_length=10, choices=Relation)
    target_kind = models.CharField(max_length=20)
    target_id = models.CharField(max_length=100)
    label = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)
    shown_on = models.DateField(null=True)

    objects = EditionLinkQuerySet.as_manager()

    class Meta:
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["edition", "relation", "target_kind", "target_id"], name="editionlink_once")
        ]
        indexes = [
            models.Index(
                "target_kind",
                "target_id",
                "relation",
                models.F("shown_on").desc(),
                models.F("edition").desc(),
                name="editionlink_target",
            )
        ]
