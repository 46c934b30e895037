"""What the history of a row says was changed, in words."""

import pytest

from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db


def test_values_are_worded_as_people_know_them(district, desk):
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district, name="周测试")
        honoree.portrait_consent = True
        honoree.save()
        article = factories.ArticleFactory(district=district)
        article.origin, article.column = "reprint", factories.ColumnFactory(name="身边榜样")
        article.save()
    page = signed_in(desk.editor).get(address("history", honoree)).content.decode()
    assert "<del>否</del> <ins>是</ins>" in page
    assert "True" not in page
    page = signed_in(desk.editor).get(address("history", article)).content.decode()
    assert "<ins>转载</ins>" in page
    assert "身边榜样" in page.split("<del>")[1], page.split("change-history")[1][:1500]
