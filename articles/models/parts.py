"""What belongs to an article: credits, photos, mentions, evidence."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from editorial.models import Part, Picture
from honorees.models import Achievement, Campaign, Honoree, Team


class Credit(Part):
    """A byline line as printed. `names` "" means that the label was printed and left empty."""

    class Role(models.TextChoices):
        CONTRIBUTED = "供稿", "供稿"
        AUTHOR = "作者", "作者"
        REPORTER = "记者", "记者"
        CORRESPONDENT = "通讯员", "通讯员"
        PHOTOGRAPHER = "摄影", "摄影"
        EDITOR = "编辑", "编辑"
        RESPONSIBLE_EDITOR = "责任编辑", "责任编辑"
        PROOFREADER = "校对", "校对"
        CHECKED = "审核", "审核"
        FIRST_CHECK = "初审", "初审"
        SECOND_CHECK = "复审", "复审"
        FINAL_CHECK = "终审", "终审"
        CO_CHECKED = "审校", "审校"
        READ = "审读", "审读"
        SIGNED_OFF = "签发", "签发"
        COMPILED = "采编", "采编"
        ARRANGED = "整理", "整理"
        WRITTEN = "撰稿", "撰稿"
        STUDENT_REPORTER = "学生记者", "学生记者"
        INTERN = "实习生", "实习生"
        INFORMANT = "信息员", "信息员"
        PICTURES_GIVEN = "供图", "供图"
        CAMERA = "摄像", "摄像"
        VIDEO = "视频", "视频"
        CUT = "剪辑", "剪辑"
        POST_PRODUCTION = "后期", "后期"
        VOICE_OVER = "配音", "配音"
        NEWSREADER = "播音", "播音"
        HOST = "主播", "主播"
        DIRECTED = "编导", "编导"
        ART_EDITOR = "美编", "美编"
        DESIGN = "设计", "设计"
        POSTER = "海报", "海报"
        LAYOUT = "版式", "版式"
        PAGE_MAKE_UP = "组版", "组版"
        TYPESETTING = "照排", "照排"
        COMPOSED = "排版", "排版"
        MADE = "制作", "制作"
        OPERATED = "运营", "运营"
        ENTERED = "录入", "录入"
        RELEASED = "发布", "发布"
        SENIOR_EDITOR = "编审", "编审"
        CHIEF_EDITOR = "主编", "主编"
        DEPUTY_CHIEF_EDITOR = "副主编", "副主编"
        GENERAL_EDITOR = "总编", "总编"
        EDITOR_IN_CHIEF = "总编辑", "总编辑"
        PLANNED = "策划", "策划"
        CHIEF_PLANNER = "总策划", "总策划"
        COORDINATED = "统筹", "统筹"
        SUPERVISED = "监制", "监制"
        CHIEF_SUPERVISOR = "总监制", "总监制"
        PRODUCED = "出品", "出品"
        ON_DUTY = "值班", "值班"
        CHIEF_ON_DUTY = "总值班", "总值班"
        DIRECTOR_ON_DUTY = "值班主任", "值班主任"
        BOARD_MEMBER_ON_DUTY = "值班编委", "值班编委"
        GENERAL_EDITOR_ON_DUTY = "值班总编", "值班总编"
        LEADER_ON_DUTY = "值班领导", "值班领导"
        LEADER_IN_CHARGE = "带班领导", "带班领导"

    article = models.ForeignKey(Article, models.CASCADE, related_name="credits", verbose_name=_("article"))
    role = models.CharField(pgettext_lazy("credit", "role"), max_length=10, choices=Role)
    names = models.CharField(
        _("names"), max_length=150, blank=True, help_text=_("Several names are separated by spaces or 、.")
    )
    original = models.BooleanField(
        _("credit of the original"), default=False,
        help_text=_("Signed the text that this story was adapted from, not this text."),
    )  # fmt: skip

    class Meta(Part.Meta):
        verbose_name = _("credit")
        verbose_name_plural = _("credits")

    def __str__(self):
        return f"{self.role} {self.names}"


class Photo(Part):
    article = models.ForeignKey(Article, models.CASCADE, related_name="photos", verbose_name=_("article"))
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="+", verbose_name=_("picture"))
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    photographer = models.CharField(_("photographer"), max_length=60, blank=True)
    alt = models.CharField(
        _("text alternative"), max_length=200, blank=True, help_text=_("What the picture shows, for who cannot see it.")
    )
    file_photo = models.BooleanField(_("file photo"), default=False)
    consent = models.BooleanField(_("consent of the people shown is on file"), default=False)
    focus_x = models.PositiveSmallIntegerField(
        _("focus from the left, %"), default=50, validators=[MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focus from the top, %"), default=50, validators=[MaxValueValidator(100)]
    )

    class Meta(Part.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self):
        return self.caption or str(self.picture)


class Mention(Part):
    """Somebody or something named in the story, and in which capacity. A mention is not an award."""

    class Capacity(models.TextChoices):
        COMMENDED = "commended", _("commended")
        DEEDS = "deeds", _("deeds told")
        LEADER = "leader", _("leader quoted")
        CITIZEN = "citizen", _("citizen")
        REPORTER = "reporter", _("reporter")
        SUBJECT = "subject", _("subject of the story")

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions", verbose_name=_("article"))
    honoree = models.ForeignKey(
        Honoree, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("honoree")
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("team"))
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("campaign")
    )
    name = models.CharField(_("name as printed"), max_length=100, blank=True)
    post = models.CharField(_("post as printed"), max_length=150, blank=True)
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity, default=Capacity.DEEDS)

    class Meta(Part.Meta):
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")

    def __str__(self):
        return self.name or str(self.target or "")

    def clean(self):
        chosen = [each for each in (self.honoree_id, self.team_id, self.campaign_id) if each]
        if len(chosen) > 1:
            raise ValidationError(_("A mention is of one person, team or campaign."))
        if not chosen and not self.name:
            raise ValidationError(_("Choose who is mentioned or write the name."))

    @property
    def target(self) -> Honoree | Team | Campaign | None:
        return self.honoree or self.team or self.campaign


class Evidence(Part):
    """The story states the achievement."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="evidence", verbose_name=_("article"))
    achievement = models.ForeignKey(Achievement, models.PROTECT, related_name="evidence", verbose_name=_("achievement"))
    quote = models.CharField(_("where it says so"), max_length=200, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [models.UniqueConstraint(fields=["article", "achievement"], name="evidence_once")]

    def __str__(self):
        return str(self.achievement)
