"""What may be said of a figure: its number with the word that bounds it, what else bounds it, whose it is."""


def in_full(figure) -> str:
    """The figure as printed, with the word that bounds it (预计, 累计 …) where nothing else printed beside it does."""
    word, printed = figure.qualifier, figure.printed
    bare = word and word != "余" and printed[:1].isdigit() and word not in printed + figure.label
    return f"{word}{printed}" if bare else printed


def bounds(figure) -> str:
    """Of what, when and in which place among others the figure is."""
    return "，".join(filter(None, (figure.scope, figure.period, figure.rank)))


def is_own(achievement) -> bool:
    """Whether the achievement is its subject's: a unit's or a district's is not that of a person named with it."""
    return achievement.level == "person" or not achievement.subject or achievement.subject.kind != "honoree"
