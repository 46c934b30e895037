"""The imprint: what a page says of its own making. Each kind tells it of its pages, for the approval sheet."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Imprint:
    """`source` is the origin with the outlet, as in 转载（某日报）; `proofreaders` as the credits print them."""

    contributor: str = ""
    column: str = ""
    source: str = ""
    proofreaders: tuple[str, ...] = ()
