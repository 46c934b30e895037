"""Each check of articles with what it finds and what it lets pass."""

import pytest

from articles.models import Photo
from editorial import preflight, snapshots
from editorial.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db


def found(record, check: str) -> list[str]:
    return [each.place for each in preflight.check(snapshots.freeze(record)) if each.check == check]


def photo(article, **fields) -> Photo:
    picture = Picture.objects.create(hash="a" * 64, width=4, height=3)
    given = {"caption": "现场", "photographer": "李测试", "alt": "一间板房", "consent": True} | fields
    return Photo.objects.create(article=article, picture=picture, **given)


def test_every_check_is_registered_for_articles():
    assert {each.id for each in preflight.checks() if each.kinds == ("article",)} == {
        "article-text", "article-credits", "article-dated", "article-source", "article-photos", "article-signed",
        "article-alternatives", "article-consent", "article-unmentioned", "article-rights", "article-national-titles",
        "article-times-stated",
    }  # fmt: skip


def test_text():
    assert found(factories.ArticleFactory(body="<p> </p>", title=" "), "article-text") == ["title", "body"]
    assert found(factories.ArticleFactory(), "article-text") == []


def test_credits():
    article = factories.ArticleFactory(signed=None)
    credit = factories.CreditFactory(article=article, role="编辑", names="")
    assert found(article, "article-credits") == ["credits.1"]
    credit.names = "李测试"
    credit.save()
    assert found(article, "article-credits") == []


@pytest.mark.parametrize(
    ("origin", "source", "places"),
    [
        ("own", None, []), ("own", "", ["source"]), ("reprint", None, ["source"]), ("reprint", "", ["source"]),
        ("reprint", "某日报", []), ("adapted", None, []),
    ],
)  # fmt: skip
def test_source(origin, source, places):
    assert found(factories.ArticleFactory(origin=origin, source=source), "article-source") == places


def test_photos():
    article = factories.ArticleFactory()
    row = photo(article, caption="", photographer=" ")
    assert found(article, "article-photos") == ["photos.1", "photos.1"]
    row.caption, row.photographer = "现场", "李测试"
    row.save()
    assert found(article, "article-photos") == []


def test_alternatives_and_consent():
    article = factories.ArticleFactory()
    row = photo(article, alt="", consent=False)
    assert found(article, "article-alternatives") == ["photos.1"]
    assert found(article, "article-consent") == ["photos.1"]
    row.alt, row.consent = "一间板房", True
    row.save()
    assert found(article, "article-alternatives") == found(article, "article-consent") == []


def test_signed():
    article = factories.ArticleFactory(origin="contributed", signed=None)
    assert found(article, "article-signed") == ["credits", "source"]
    unit = factories.CreditFactory(article=article, role="供稿", names="某局")
    assert found(article, "article-signed") == []
    unit.role = "作者"
    unit.save()
    assert found(article, "article-signed") == ["source"]
    article.source = "某日报"
    article.save()
    assert found(article, "article-signed") == []
