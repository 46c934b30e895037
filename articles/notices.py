"""Public notices as articles: the fields of the form of a new one."""

from django.utils.html import format_html_join

from articles.models import Article


def fields(title: str, paragraphs: list[str]) -> dict[str, str]:
    """What the form of a new article begins with."""
    return {
        "title": title[: Article._meta.get_field("title").max_length],
        "body": format_html_join("", "<p>{}</p>", ((each,) for each in paragraphs)),
    }
