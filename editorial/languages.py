"""The languages of the site: simplified Chinese, a reading aid in traditional characters, an English interface.

The second and third lie below an address of their own. Only the interface is translated: what is published stays as it
was approved, and its names stay in Han characters.
"""

import dataclasses

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.http import escape_leading_slashes


@dataclasses.dataclass(frozen=True)
class Language:
    """`prefix` stands before the public addresses; `tag` is BCP 47's; `catalogue` that of the interface's strings.

    `known_by` is the tag of the language under whose address search engines are to know the page: a conversion of
    characters is no page of its own.
    """

    prefix: str
    tag: str
    catalogue: str
    label: str
    short: str
    known_by: str


SIMPLIFIED = Language("", "zh-CN", "zh-hans", "简体中文", "简", "zh-CN")
TRADITIONAL = Language("zh-hant/", "zh-Hant", "zh-hans", "繁體中文", "繁", "zh-CN")
ENGLISH = Language("en/", "en", "en", "English", "EN", "en")
LANGUAGES = (SIMPLIFIED, TRADITIONAL, ENGLISH)


@dataclasses.dataclass(frozen=True)
class Version:
    """The same page in one of the languages."""

    language: Language
    path: str
    current: bool


def of(request: HttpRequest) -> Language:
    """The language in which the request is answered."""
    return getattr(request, "language", SIMPLIFIED)


def named_by(path: str) -> Language:
    """The language below whose prefix a path lies, for answers that are made before a view was found."""
    rest = path.removeprefix(get_script_prefix())
    return next((each for each in LANGUAGES if each.prefix and rest.startswith(each.prefix)), SIMPLIFIED)


def versions(request: HttpRequest, path: str) -> list[Version]:
    """The page at `path`, an address of this request's language or a plain one, in every language."""
    present, root = of(request), get_script_prefix()
    root = root.removesuffix(present.prefix)
    rest = path.removeprefix(root).removeprefix(present.prefix)
    return [Version(each, escape_leading_slashes(root + each.prefix + rest), each == present) for each in LANGUAGES]


def plain_path(request: HttpRequest, path: str) -> str:
    """The path of the same page in simplified Chinese, under which it is known wherever language is no matter."""
    return next(each.path for each in versions(request, path) if each.language == SIMPLIFIED)


def without_prefix(path: str) -> str:
    """What of a public path is the same in all languages and wherever the site is served, from its slash on."""
    rest = path.removeprefix(get_script_prefix())
    prefix = next((each.prefix for each in LANGUAGES if each.prefix and rest.startswith(each.prefix)), "")
    return f"/{rest.removeprefix(prefix)}"


def canonical(request: HttpRequest, path: str) -> str:
    """The address under which search engines are to know the page."""
    return next(each.path for each in versions(request, path) if each.language.tag == of(request).known_by)


def alternates(request: HttpRequest, path: str) -> list[tuple[str, str]]:
    """(hreflang, path) of the versions that are canonical, as search engines want them, and for everybody else."""
    found = [(each.language.tag, each.path) for each in versions(request, path) if _is_own(each.language)]
    return [*found, ("x-default", plain_path(request, path))]


def _is_own(language: Language) -> bool:
    return language.known_by == language.tag
