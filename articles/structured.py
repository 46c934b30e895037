"""An article in the terms of schema.org."""

from django.urls import reverse

from articles.pages import ArticlePage
from editorial import languages
from editorial.templatetags.chinese import iso


def news_article(page: ArticlePage, context: dict, whole) -> dict:
    """A NewsArticle. `whole` makes a full address of a path; people without a page of their own are not described."""
    edition = context["edition"]
    found = {
        "@type": "NewsArticle",
        "inLanguage": languages.SIMPLIFIED.tag,
        "headline": page.title,
        "alternativeHeadline": page.subtitle,
        "description": edition.summary,
        "articleSection": page.column.label if page.column else "",
        "datePublished": iso(page.published_on),
        "dateModified": iso(edition.live_from),
        "creditText": page.source or "",
        "image": [whole(reverse("media", args=[each.hash, "picture.jpg"])) for each in page.photos],
        "author": [{"@type": "Person", "name": name} for name in page.authors],
        "contentLocation": {"@type": "Place", "name": page.place.full_name},
        "about": [
            {"@type": "Person", "name": each.line.name, "url": whole(reverse("honoree", args=[each.edition.public_id]))}
            for each in context.get("people", ()) if each.edition
        ],
        "correction": [
            {"@type": "CorrectionComment", "text": each.note, "datePublished": iso(each.at)}
            for each in context.get("corrected", ())
        ],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}
