"""Reference data of the demonstration: a zone that no list has, columns, themes, the site's profile."""

from articles.demo.stories import STORIES
from articles.models import Column
from districts import loading
from districts.codes import full_code
from districts.models import District, Organization, SiteProfile
from honorees.models import Theme

ZONES = (
    loading.Division(
        code="370983990", name="肥城经济开发区",
        source="演示数据自编代码，不是统计用区划代码：国家统计局2023年版未列该开发区",
    ),
)  # fmt: skip
"""Zones that the stories need and the Bureau does not list."""

COLUMNS = (
    ("exemplars", "身边榜样", "受表彰干部的事迹"),
    ("selections", "评选表彰", "评选活动和表彰结果"),
    ("front-line", "实干一线", "在一线抓落实的人和事"),
    ("education", "主题教育", "主题教育的做法和成效"),
)
THEMES = (
    ("economy", "经济发展"),
    ("projects", "项目建设"),
    ("service", "营商环境"),
    ("livelihood", "民生服务"),
    ("rural", "脱贫攻坚"),
    ("epidemic", "疫情防控"),
    ("environment", "节能环保"),
    ("talent", "人才服务"),
    ("party", "党的建设"),
    ("conduct", "作风建设"),
)
NOTICE = "演示站点：事实取自公开报道，文字由本站重新编写，不代表任何单位。"


def load_places() -> None:
    """Load the divisions and the zones of the demonstration that are missing."""
    loading.load()
    loading.load(ZONES)


def prepare() -> None:
    """Make the columns, themes, organisations and the site profile that are missing."""
    for position, (slug, name, description) in enumerate(COLUMNS):
        Column.objects.get_or_create(
            slug=slug, defaults={"name": name, "description": description, "position": position}
        )
    for position, (slug, name) in enumerate(THEMES):
        Theme.objects.get_or_create(slug=slug, defaults={"name": name, "position": position})
    for story in STORIES:
        for unit in story.units:
            Organization.objects.get_or_create(
                name=unit.name, district=district(story.district), defaults={"kind": unit.kind}
            )
    if not SiteProfile.objects.exists():
        SiteProfile.objects.create(notice=NOTICE)


def district(code: str) -> District:
    """The district with that code, in any of its lengths. Raises District.DoesNotExist."""
    return District.objects.get(code=full_code(code))
