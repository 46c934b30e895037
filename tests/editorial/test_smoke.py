"""An article goes through three people and is live."""

from editorial.clock import read
from editorial.models import Edition
from tests import factories


def test_article_published_by_three_people_is_live(article, desk):
    edition = factories.publish(article, desk)
    assert list(Edition.objects.live(read().now)) == [edition]
