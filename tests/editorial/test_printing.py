"""Setting type: rare characters have their glyphs, nothing is fetched, and a machine without the libraries says so."""

import io
import re
import sys

import pypdf
import pytest
import segno
from PIL import ImageFile

from editorial import printing

RARE = "𬭊𫖮㛃𡐓𬘭㬊䶮𠅤"
"""Characters of names in the standard table of 2013, many of them outside the basic plane."""


def pages_of(content: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(content)).pages)


def glyphs_of(page: pypdf.PageObject) -> list[str]:
    """The numbers of all glyphs on a page, four hexadecimal digits each; 0000 is the box for what a font lacks."""
    stream = page.get_contents().get_data().decode("latin-1")
    return [number for text in re.findall(r"<([0-9a-fA-F]+)>", stream) for number in re.findall("....", text)]


@pytest.fixture
def template(tmp_path, settings):
    """A function that makes a template of a body."""
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [str(tmp_path), *settings.TEMPLATES[0]["DIRS"]]}]

    def make(body: str) -> str:
        style = "<style>{% include 'print/approval_sheet.css' %}</style>"
        (tmp_path / "test.html").write_text(f'<html lang="zh-CN">{style}<body>{body}', encoding="utf-8")
        return "test.html"

    return make


def test_rare_characters_have_their_glyphs(template):
    [page] = pages_of(printing.pdf(template("{{ text }}"), {"text": f"{RARE}·阿不都热依木"}))
    assert f"{RARE}·阿不都热依木" in page.extract_text()
    glyphs = glyphs_of(page)
    assert len(glyphs) >= len(RARE)
    assert "0000" not in glyphs


def test_nothing_is_fetched(template, tmp_path):
    secret = tmp_path / "secret.css"
    secret.write_text("body::before { content: '不该出现' }", encoding="utf-8")
    body = f"<link rel='stylesheet' href='{secret.as_uri()}'><img src='http://127.0.0.1:9/x.png' alt='无图'>正文"
    [page] = pages_of(printing.pdf(template(body), {}))
    assert "不该出现" not in page.extract_text()
    assert "正文" in page.extract_text()


def test_text_is_no_markup(template):
    [page] = pages_of(printing.pdf(template("{{ text }}"), {"text": "<b>粗</b>"}))
    assert "<b>粗</b>" in page.extract_text()


def test_without_the_libraries_there_is_a_reason(template, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(printing.CannotPrint) as raised:
        printing.pdf(template("正文"), {})
    assert raised.value.reason


def modules_of(svg: str) -> list[list[bool]]:
    """The dark modules that an SVG of horizontal strokes draws."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    rows = [[False] * size for _row in range(size)]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.search(r' d="([^"]+)"', svg)[1]):
        values = [float(each) for each in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "h":
            for at in range(int(x), int(x + values[0])):
                rows[int(y)][at] = True
            x += values[0]
        else:
            x, y = values if command == "M" else (x + values[0], y + values[1])
    return rows


def test_a_code_holds_the_address():
    address = "https://honour.example.org/honour/admin/editorial/edition/12345/change/"
    expected = segno.make(address, error="m", micro=False, boost_error=True).matrix
    assert modules_of(printing.qr(address)) == [[bool(each) for each in row] for row in expected]
    assert modules_of(printing.qr(address + "?")) != modules_of(printing.qr(address))


def test_a_picture_that_is_cut_off_is_still_refused_after_printing():
    printing._weasyprint()
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
