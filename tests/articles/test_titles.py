"""Subtitles are kept without the dash that print sets before them, wherever they are typed."""

import pytest
from django.urls import reverse

from articles.titles import without_dash
from tests.editorial.admin.conftest import article_fields

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["记某地干部", "——记某地干部", "— 记某地干部", " --记某地干部 ", "──记某地干部"])
def test_a_subtitle_is_kept_without_its_dash(typed):
    assert without_dash(typed) == "记某地干部"


def test_a_dash_inside_stays():
    assert without_dash("从2020—2024年") == "从2020—2024年"


def test_the_form_of_an_article_keeps_it_so(client, article, desk):
    client.force_login(desk.editor)
    client.post(
        reverse("admin:articles_article_change", args=[article.pk]), article_fields(article, subtitle="——记某地干部")
    )
    article.refresh_from_db()
    assert article.subtitle == "记某地干部"
