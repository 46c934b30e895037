"""The query parameters that lists of all kinds take, with what they may be."""

from typing import Annotated

from ninja import Query

Cursor = Annotated[
    str, Query(max_length=60, pattern=r"^[-0-9A-Za-z_]*$", description="The value of next in the answer before.")
]
Limit = Annotated[int, Query(ge=1, le=100, description="Entries of one page.")]
District = Annotated[
    str,
    Query(
        pattern=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$",
        description="Statistical code of 2, 4, 6, 9 or 12 digits; what lies below it counts.",
    ),
]
Year = Annotated[int | None, Query(ge=1900, le=2200)]
