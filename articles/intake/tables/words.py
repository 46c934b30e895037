"""How the tables are written: words between spaces, characters run together."""


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def longest_first(text: str) -> tuple[str, ...]:
    """For patterns: a longer word is tried before the shorter one that it begins with."""
    return tuple(sorted(set(text.split()), key=len, reverse=True))


def chars(text: str) -> frozenset[str]:
    return frozenset("".join(text.split()))
