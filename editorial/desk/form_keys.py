"""The key under which the desk knows a form: whose row it changes or that it adds one, and its page."""

import re

from django.db import models

ADD = "add"

_KEY = re.compile(r"(?P<model>[a-z_]{1,40}\.[a-z_]{1,40}):(?P<row>add|[0-9]{1,18})(:(?P<page>[a-z]{1,20}))?", re.ASCII)


def key(model: type[models.Model], row: models.Model | None, page: str = "") -> str:
    """The key of the form that changes the row, or adds one: `articles.article:7`, `articles.article:add`.

    With `page`, that of all small forms of a page of the row's: `editorial.edition:7:decide`.
    """
    return f"{model._meta.label_lower}:{row.pk if row else ADD}" + (f":{page}" if page else "")


def parts(text: str) -> tuple[str, str, str] | None:
    """The label of the model, the key of the row (or `add`), the page or ""; None for a text that is no key."""
    match = _KEY.fullmatch(text)
    return match and (match["model"], match["row"], match["page"] or "")
