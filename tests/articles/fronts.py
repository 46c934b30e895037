"""A place with live stories and a front page that chose among them: what the tests of front pages begin with."""

from types import SimpleNamespace

from articles.models import FrontCampaign, FrontColumn, FrontNumber, FrontStory, Mention
from tests import factories


def story(district, desk, title, **fields):
    """A live story."""
    mentioned = fields.pop("mentioned", None)
    with factories.acting(desk.editor):
        made = factories.ArticleFactory(district=district, title=title, **fields)
        if mentioned:
            Mention.objects.create(article=made, honoree=mentioned)
    factories.publish(made, desk)
    return made


def front(district, desk, *, stories=(), campaigns=(), numbers=(), columns=(), **fields):
    """A draft of a front page; `numbers` are (label, printed, source), `columns` (column, number of stories)."""
    with factories.acting(desk.editor):
        made = factories.FrontFactory(district=district, **fields)
        for at, each in enumerate(stories):
            FrontStory.objects.create(front=made, article=each, position=at)
        for at, each in enumerate(campaigns):
            FrontCampaign.objects.create(front=made, campaign=each, position=at)
        for at, (label, printed, source) in enumerate(numbers):
            FrontNumber.objects.create(front=made, label=label, printed=printed, source=source, position=at)
        for at, (column, count) in enumerate(columns):
            FrontColumn.objects.create(front=made, column=column, stories=count, position=at)
    return made


def scene(district, desk) -> SimpleNamespace:
    """Three live stories, the oldest first; a person whom the oldest names in its text; nothing chosen yet."""
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district, name="丙既往")
    oldest = story(district, desk, "最早一篇", body="<p>丙既往的事迹。</p>", mentioned=person)
    return SimpleNamespace(
        person=person, oldest=oldest, middle=story(district, desk, "中间一篇"), newest=story(district, desk, "最新一篇")
    )
