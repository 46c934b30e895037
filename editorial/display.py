"""How a reader wants pages shown: large text, high contrast, size of a story's body. Kept in cookies."""

import dataclasses

from django.http import HttpRequest

CHOICES = {"text": ("large",), "contrast": ("high",), "size": ("s", "l")}
"""By cookie, the values other than the usual one, which is ""."""


@dataclasses.dataclass(frozen=True)
class Display:
    """`text` "large" enlarges everything by a quarter; `contrast` "high" leaves ink, paper and a deep cinnabar.

    `size` "s" or "l" changes the body of stories only.
    """

    text: str = ""
    contrast: str = ""
    size: str = ""


def of(request: HttpRequest) -> Display:
    """What the request's cookies ask for; anything unknown counts as the usual."""
    return Display(**{name: known(name, request.COOKIES.get(name, "")) for name in CHOICES})


def known(name: str, value: str) -> str:
    """Return the value if it is a choice of that preference, else ""."""
    return value if value in CHOICES[name] else ""
