"""What may be said of a figure: its number with the word that bounds it, what else bounds it, whose it is."""

import re


def in_full(figure) -> str:
    """The figure as printed, with the word that bounds it (预计, 累计 …) where nothing else printed beside it does."""
    word, printed = figure.qualifier, figure.printed
    bare = word and word != "余" and printed[:1].isdigit() and word not in printed + figure.label
    return f"{word}{printed}" if bare else printed


def bounds(figure) -> str:
    """Of what, when and in which place among others the figure is."""
    return "，".join(filter(None, (figure.scope, figure.period, figure.rank)))


def located(words: str, place: str) -> str:
    """The words with the place's name for 全区, 全县 or 全旗 as their scope, for a page that is not the place's own.

    全市 stays: in a city that is a county it may be either city's.
    """
    return re.sub(f"^全{place[-1]}(?=$|[\\s，、\\d])", place, words) if place[-1:] in tuple("区县旗") else words


def is_own(achievement) -> bool:
    """Whether the achievement is its subject's: a unit's or a district's is not that of a person named with it."""
    return achievement.level == "person" or not achievement.subject or achievement.subject.kind != "honoree"
