"""Lines of CSV for spreadsheets: in Chinese Excel too, and with nothing in them that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"
"""Stands before the first line: without it Excel takes UTF-8 for the system's own encoding."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def line(cells: Iterable[str]) -> str:
    """The cells as one line of CSV. Cells that would be formulas begin with an apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_text(cell) for cell in cells])
    return out.getvalue()


def _text(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA_STARTS) or cell.startswith(_FORMULA_STARTS) else cell
