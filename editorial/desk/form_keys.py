"""The key under which the desk knows a form: whose row it changes, or that it adds one."""

import re

from django.db import models

ADD = "add"

_KEY = re.compile(r"(?P<model>[a-z_]{1,40}\.[a-z_]{1,40}):(?P<row>add|[0-9]{1,18})", re.ASCII)


def key(model: type[models.Model], row: models.Model | None) -> str:
    """The key of the form that changes the row, or adds one: `articles.article:7`, `articles.article:add`."""
    return f"{model._meta.label_lower}:{row.pk if row else ADD}"


def parts(text: str) -> tuple[str, str] | None:
    """The label of the model and the key of the row (or `add`); None for a text that is no key."""
    match = _KEY.fullmatch(text)
    return match and (match["model"], match["row"])
