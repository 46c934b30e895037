"""The home page of the demonstration: what its central desk chose for it."""

from articles.demo import entering
from articles.demo.reference import district
from articles.demo.stories import FEICHENG, LINGCHENG, SHIZHONG, YUANBAOSHAN
from articles.models import Article, Column, Front, FrontCampaign, FrontColumn, FrontNumber, FrontStory
from honorees.models import Campaign, Figure

SLOGAN = "把实干的人请上榜，把实干的事记下来"
INTRODUCTION = "这里收录各地公开报道过的表彰：谁受了表彰，由谁表彰，做成了什么事。数字照原文收录，并写明出处。"
FURTHER = (YUANBAOSHAN, LINGCHENG, FEICHENG)
ROLLS = ((SHIZHONG, "“聚焦提升、担当作为”出彩型好干部好团队评选"), (YUANBAOSHAN, "身边榜样"))
NUMBERS = ((YUANBAOSHAN, "重点项目开工率"), (YUANBAOSHAN, "中央预算内资金"))
COLUMNS = ("exemplars", "selections", "front-line", "education")


def enter() -> Front:
    """Make the record, in the name of whoever is acting. The stories have to be there."""
    front = Front.objects.create(
        public_id=entering.public_id(YUANBAOSHAN, "front"), district=district(YUANBAOSHAN.district[:2]),
        whole_site=True, slogan=SLOGAN, introduction=INTRODUCTION, lead=_article(SHIZHONG),
    )  # fmt: skip
    for position, story in enumerate(FURTHER):
        FrontStory.objects.create(front=front, article=_article(story), position=position)
    for position, (story, name) in enumerate(ROLLS):
        campaign = Campaign.objects.get(public_id=entering.public_id(story, "campaign", name))
        FrontCampaign.objects.create(front=front, campaign=campaign, position=position)
    for position, (story, label) in enumerate(NUMBERS):
        figure = Figure.objects.get(label=label)
        FrontNumber.objects.create(front=front, figure=figure, source=_article(story), position=position)
    for position, slug in enumerate(COLUMNS):
        FrontColumn.objects.create(front=front, column=Column.objects.get(slug=slug), stories=3, position=position)
    return front


def _article(story) -> Article:
    return Article.objects.get(public_id=entering.public_id(story, "article"))
