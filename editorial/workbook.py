"""A table as an XLSX workbook: what is text stays text, whatever it looks like."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.child import INVALID_TITLE_REGEX

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_CELL = 32_767
"""Characters that the format allows in one cell; more are cut."""

_WIDTHS = (8, 40)
"""The narrowest and the widest column, in characters."""


def workbook(title: str, heads: list[str], rows: Iterable[list[str | int]]) -> bytes:
    """The workbook with one sheet: the heads in bold and kept in view, then the rows. Numbers are numbers."""
    rows = list(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(INVALID_TITLE_REGEX.sub(" ", title)[:31])
    sheet.freeze_panes = "B2"
    for at, head in enumerate(heads):
        widest = max(_width(head), *(_width(row[at]) for row in rows[:200]), _WIDTHS[0])
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(widest, _WIDTHS[1])
    bold = Font(bold=True)
    sheet.append([_cell(sheet, head, bold) for head in heads])
    for row in rows:
        sheet.append([_cell(sheet, each) for each in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet, value: str | int, font: Font | None = None):
    if isinstance(value, int):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL])
    cell.data_type = TYPE_STRING  # or what begins with = would be a formula
    if font:
        cell.font = font
    return cell


def _width(value: str | int) -> int:
    """About how wide a cell is: Han characters are as wide as two digits."""
    return sum(2 if each > "\u2e7f" else 1 for each in str(value)) + 2
