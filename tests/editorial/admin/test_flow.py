"""From the form to the public page, through the admin's pages alone."""

from django.urls import reverse

from articles.models import Article
from editorial.clock import read
from editorial.models import Edition, Stage
from tests import factories
from tests.editorial.admin.conftest import address, article_fields


def test_an_article_goes_from_the_form_to_readers(desk, district, editor, reviewer, approver):
    sent = article_fields(title="新的报道", body="<p>正文。</p>", district=district.pk, _submit="1")
    response = editor.post(reverse("admin:articles_article_add"), sent)
    assert response.status_code == 302, response.context["errors"]
    article = Article.objects.get()
    assert response.url == address("submit", article)
    assert editor.get(response.url).status_code == 200
    answers = {f"answer-{key}": word for key, word in factories.answered(article).items()}
    response = editor.post(response.url, {"version": article.version, "note": "首发", "secrets": "none", **answers})
    edition = Edition.objects.get()
    assert response.url == address("change", edition)

    for client, step in ((reviewer, "pass_review"), (approver, "approve")):
        assert client.get(address("change", edition)).status_code == 200
        response = client.post(address("decide", edition), {"transition": step, "digest": edition.digest})
        assert response.status_code == 302, response.content.decode()
    edition.refresh_from_db()
    assert edition.stage == Stage.APPROVED
    assert edition.is_live(read().now)


def test_pages_of_a_record_open(article, editor):
    for page in ("change", "preview", "submit", "history", "delete"):
        assert editor.get(address(page, article)).status_code == 200, page
    assert editor.get(reverse("admin:index")).status_code == 200
    assert editor.get(reverse("admin:articles_article_changelist")).status_code == 200
