"""When a published text counts as old, so that readers are told to mind its date."""

import datetime


def is_archived(published_on: datetime.date | None, today: datetime.date, years: int) -> bool:
    """Whether the text was published at least that many years ago. With 0 years, or an unknown date: never."""
    if published_on is None or years <= 0:
        return False
    anniversary = (published_on.year + years, published_on.month, published_on.day)  # of 29 February: 1 March
    return (today.year, today.month, today.day) >= anniversary
