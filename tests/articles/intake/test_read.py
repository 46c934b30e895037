"""Reading: encodings, web pages, Word files, PDF, pinyin in brackets, repairs and marks of damage."""

# The parts of Word files stand better whole.
# ruff: noqa: E501

import base64

import pytest

from articles.intake.clean import clean
from articles.intake.errors import Unreadable
from articles.intake.read import read, read_text
from articles.intake.read.pinyin import restore

from .test_hostile import DOCUMENT, docx

TEXT = "青禾区召开表彰大会，局长韩立冬出席会议并讲话，二十名好干部受到表彰。\n编辑：许明远\n"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_an_encoding_is_told_by_the_text(name):
    assert read(TEXT.encode(name), "a.txt").lines[0].text == TEXT.split("\n", maxsplit=1)[0]


def test_big5_is_told_from_gb18030_and_turned_to_simplified():
    text = "青禾區召開表彰大會，局長韓立冬出席會議並講話，對二十名優秀幹部進行表彰，勉勵大家為發展作出貢獻。"
    source = read(text.encode("big5"), "a.txt")
    assert source.encoding == "big5"
    assert source.lines[0].text.startswith("青禾区召开表彰大会")
    assert source.converted


def test_utf8_read_as_latin_1_is_turned_back():
    spoilt = (TEXT * 2).encode().decode("latin-1").encode()
    assert read(spoilt, "a.txt").lines[0].text == TEXT.split("\n", maxsplit=1)[0]


def test_pinyin_in_brackets_goes_and_traditional_forms_become_simplified():
    assert restore("區(qū)委擔(dān)當(dāng)作為（見附件）") == "区委担当作为（见附件）"


def test_words_in_brackets_that_are_no_pinyin_stay():
    text = "他说(OK)，见图(a)，" + TEXT
    assert "(OK)" in read_text(text).text


def test_a_damaged_spot_is_marked_and_not_guessed():
    story = clean(
        read_text("表彰大会召开\n2023-01-01\n局长韩立\ufffd\ufffd出席会议并讲话，二十名好干部受到表彰，大家深受鼓舞。")
    )
    spot = story.damage[0]
    assert story.body[spot.start : spot.end] == spot.text == "\ufffd\ufffd"


def test_a_table_of_a_page_keeps_its_rows():
    page = "<table><tr><th>姓名</th><th>单位</th></tr><tr><td>秦朗</td><td>云岭市第一小学</td></tr></table>"
    assert [line.text for line in read_text(page).lines] == ["姓名\t单位", "秦朗\t云岭市第一小学"]


def test_scripts_styles_and_menus_of_a_page_are_left_out():
    page = f"<html><body><nav>首页</nav><script>alert(1)</script><style>p{{}}</style><p>{TEXT}</p></body></html>"
    assert "alert" not in read_text(page).text
    assert "首页" not in read_text(page).text


def test_the_official_meta_tags_of_a_page_give_title_date_and_source():
    page = (
        "<html><head><meta name='ArticleTitle' content='青禾区召开表彰大会'><meta name='PubDate' content='2023-05-17 09:30'>"
        f"<meta name='ContentSource' content='青禾日报'></head><body><h1>青禾区召开表彰大会</h1><p>{TEXT}</p></body></html>"
    )
    story = clean(read_text(page))
    assert (story.title, story.source, story.published_on.isoformat()) == (
        "青禾区召开表彰大会",
        "青禾日报",
        "2023-05-17",
    )
    assert story.published_time.isoformat() == "09:30:00"


def test_a_picture_of_a_page_comes_along_with_its_caption():
    page = (
        f"<html><body><p>{TEXT}</p><figure><img src='/a/b.jpg'><figcaption>会议现场</figcaption></figure></body></html>"
    )
    story = clean(read_text(page))
    assert story.images[0].name == "b.jpg"
    assert "会议现场" in story.captions


def test_a_word_file_is_read_with_its_pictures():
    pixel = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    drawing = (
        '</w:t></w:r></w:p><w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p><w:p><w:r><w:t>结尾。"
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/>'
        "</Relationships>"
    )
    data = docx(
        DOCUMENT.format(TEXT + drawing),
        word___rels__document_dot_xml_dot_rels=relations,
        word__media__a_dot_png=pixel,
    )
    source = read(data, "story.docx")
    assert "韩立冬" in source.text
    assert [image.data for image in source.images] == [pixel]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b"a" * (20 * 1024 * 1024 + 1), "a.txt", "too_large"),
        ("好".encode() * 500_001, "a.txt", "too_long"),
        (b"<p>" + b"<img src=a>" * 201 + "好</p>".encode(), "a.html", "too_many_images"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "a.doc", "unknown_format"),
        (b"MZ plain words", "v.exe", "unknown_format"),
        (b"MZ\x90\x00\x03" + bytes(60), "v.txt", "binary"),
        (TEXT.encode(), "v.bat", "unknown_format"),
        (b"{\\rtf1 words}", "a.txt", "unknown_format"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "binary"),
        (docx(DOCUMENT.format("a" * (17 << 20))), "a.docx", "bomb"),
        (docx(DOCUMENT.format("好").replace("?><", "?><!DOCTYPE a><", 1)), "a.docx", "entities"),
        (TEXT.encode(), "a.docx", "damaged"),
        (b"<html><body><script>1</script></body></html>", "a.html", "no_text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_refused_says_why(data, name, code):
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["", "a", "2023.05.06", "第1.2稿", "a.TXT", "a.v2.txt"])
def test_a_dot_in_a_name_makes_no_kind_of_file(name):
    assert read(TEXT.encode(), name).text
