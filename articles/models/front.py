"""Front pages: what staff choose for the home page of the site, or for the front page of a district."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article, Column
from editorial.models import Part, Record
from honorees.models import Campaign, Figure

MOST_STORIES, MOST_CAMPAIGNS, MOST_NUMBERS, MOST_COLUMNS = 5, 3, 4, 6


class Front(Record):
    """What is left empty is filled by itself, with the newest that is live."""

    whole_site = models.BooleanField(
        _("home page of the whole site"), default=False,
        help_text=_(
            "Leave it unmarked for the front page of the district. There is one home page; who is responsible for the"
            " whole site looks after it."
        ),
    )  # fmt: skip
    slogan = models.CharField(
        _("masthead line"), max_length=60, blank=True,
        help_text=_("A short sentence in large type at the head. Empty: the usual one stands there."),
    )  # fmt: skip
    introduction = models.CharField(
        pgettext_lazy("front page", "introduction"), max_length=200, blank=True,
        help_text=_("One or two sentences under the masthead line. Empty: the numbers of people, teams and stories."),
    )  # fmt: skip
    lead = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead story"),
        help_text=_("Empty, or not live any more: the newest story with a picture leads."),
    )  # fmt: skip
    notice = models.CharField(
        _("notice strip"), max_length=120, blank=True,
        help_text=_("A line that stands above everything else, such as a public notice. Empty: no strip."),
    )  # fmt: skip
    notice_story = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("the strip leads to"),
        help_text=_("The strip is shown as long as this story is live. Empty: it leads nowhere, and stays."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("front page layout")
        verbose_name_plural = _("front page layouts")
        ordering = ["-whole_site", "district"]
        constraints = [
            models.UniqueConstraint(
                fields=["district"], condition=Q(whole_site=False), name="front_one_of_a_district",
                violation_error_message=_("This district has a front page already: change that one."),
            ),
            models.UniqueConstraint(
                fields=["whole_site"], condition=Q(whole_site=True), name="front_one_home_page",
                violation_error_message=_("The site has a home page already: change that one."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(_("Home page of the site")) if self.whole_site else str(self.district)


class FrontStory(Part):
    """A story beside the lead."""

    front = models.ForeignKey(Front, models.CASCADE, related_name="chosen_stories", verbose_name=_("front page layout"))
    article = models.ForeignKey(Article, models.PROTECT, related_name="+", verbose_name=_("article"))

    class Meta(Part.Meta):
        verbose_name = pgettext_lazy("front page", "further story")
        verbose_name_plural = pgettext_lazy("front page", "further stories")
        constraints = [models.UniqueConstraint(fields=["front", "article"], name="front_story_once")]

    def __str__(self):
        return str(self.article)


class FrontCampaign(Part):
    """A campaign whose names stand on the page."""

    front = models.ForeignKey(
        Front, models.CASCADE, related_name="chosen_campaigns", verbose_name=_("front page layout")
    )
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+", verbose_name=_("campaign"))

    class Meta(Part.Meta):
        verbose_name = pgettext_lazy("front page", "campaign on the roll")
        verbose_name_plural = pgettext_lazy("front page", "campaigns on the roll")
        constraints = [models.UniqueConstraint(fields=["front", "campaign"], name="front_campaign_once")]

    def __str__(self):
        return str(self.campaign)


class FrontNumber(Part):
    """A key number: a figure of an achievement, or one of its own that the source states."""

    front = models.ForeignKey(Front, models.CASCADE, related_name="chosen_numbers", verbose_name=_("front page layout"))
    figure = models.ForeignKey(
        Figure, models.PROTECT, null=True, blank=True, related_name="front_numbers",
        verbose_name=_("figure of an achievement"),
    )  # fmt: skip
    label = models.CharField(
        _("what is counted"), max_length=80, blank=True, help_text=_("Empty: as with the figure chosen.")
    )
    printed = models.CharField(
        _("number as printed"), max_length=60, blank=True, help_text=_("Empty: as with the figure chosen.")
    )
    source = models.ForeignKey(
        Article, models.PROTECT, related_name="+", verbose_name=_("the story that states it"),
        help_text=_("The number leads there, and is shown as long as this story is live."),
    )  # fmt: skip

    class Meta(Part.Meta):
        verbose_name = _("key number")
        verbose_name_plural = _("key numbers")

    def __str__(self):
        return self.label or str(self.figure or self.printed)

    def clean(self):
        if not self.figure_id and not (self.label and self.printed):
            raise ValidationError(_("Choose a figure, or write what is counted and the number."))


class FrontColumn(Part):
    """A column with its newest stories."""

    front = models.ForeignKey(Front, models.CASCADE, related_name="chosen_columns", verbose_name=_("front page layout"))
    column = models.ForeignKey(Column, models.PROTECT, related_name="+", verbose_name=_("column"))
    stories = models.PositiveSmallIntegerField(
        _("number of stories"), default=3, validators=[MinValueValidator(1), MaxValueValidator(6)]
    )

    class Meta(Part.Meta):
        verbose_name = pgettext_lazy("front page", "column shown")
        verbose_name_plural = pgettext_lazy("front page", "columns shown")
        constraints = [models.UniqueConstraint(fields=["front", "column"], name="front_column_once")]

    def __str__(self):
        return str(self.column)
