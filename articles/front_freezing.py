"""From the record of a front page to its page."""

from articles.front_page import ColumnChoice, FrontPage, NumberChoice, StoryChoice
from articles.models import Article, Front, FrontNumber
from editorial.pages import Ref
from editorial.places import place_of
from honorees.freezing import achievement_line


def freeze_front(front: Front) -> FrontPage:
    campaigns = front.chosen_campaigns.select_related("campaign")
    columns = front.chosen_columns.select_related("column")
    numbers = front.chosen_numbers.select_related("source", "figure__achievement")
    return FrontPage(
        whole_site=front.whole_site,
        place=place_of(front.district),
        slogan=front.slogan,
        introduction=front.introduction,
        notice=front.notice,
        notice_story=_story(front.notice_story),
        lead=_story(front.lead),
        stories=tuple(_story(each.article) for each in front.chosen_stories.select_related("article")),
        campaigns=tuple(Ref("campaign", each.campaign.public_id, each.campaign.name) for each in campaigns),
        numbers=tuple(map(_number, numbers)),
        columns=tuple(
            ColumnChoice(Ref("column", each.column.slug, each.column.name), each.stories) for each in columns
        ),
    )


def _story(article: Article | None) -> StoryChoice | None:
    if article is None:
        return None
    named = (each.target for each in article.mentions.select_related("honoree", "team"))
    people = {
        each.public_id: Ref(each._meta.model_name, each.public_id, each.name)
        for each in named if each is not None and each._meta.model_name in ("honoree", "team")
    }  # fmt: skip
    return StoryChoice(Ref("article", article.public_id, article.title), tuple(people.values()))


def _number(number: FrontNumber) -> NumberChoice:
    figure = number.figure
    return NumberChoice(
        label=number.label or figure.label,
        printed=number.printed or figure.printed,
        unit=figure.unit if figure and not number.printed else "",
        note=" ".join(filter(None, (figure.scope, figure.period))) if figure else "",
        subject=achievement_line(figure.achievement).subject if figure else None,
        source=_story(number.source),
    )
