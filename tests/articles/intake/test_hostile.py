"""Two hundred hostile files: each is refused with a code or read without script, never another exception."""

# Reasons for leave: hostile strings stand better whole (E501), noise needs no secrecy (S311), refusal is one outcome of two (PT017)
# ruff: noqa: E501, S311, PT017

import io
import random
import re
import zipfile

import pytest

from articles.intake.clean import clean
from articles.intake.errors import Unreadable
from articles.intake.find import find
from articles.intake.read import read
from articles.intake.truth import to_truth

CODES = {
    "empty", "too_large", "too_long", "too_many_images", "unknown_format", "binary", "encoding", "bomb", "entities",
    "encrypted", "damaged", "no_text",
}  # fmt: skip
SENTENCE = "青禾区表彰了20名好干部，局长韩立冬带领群众修建水库3座，完成投资23.5亿元。"
STORY = f"青禾区表彰好干部\n2023-05-17 来源：青禾日报\n{SENTENCE}\n编辑：许明远\n"
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)
PACKAGE = {
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
}


def docx(document: str | bytes = "", **parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in PACKAGE.items():
            package.writestr(name, text)
        package.writestr("word/document.xml", document or DOCUMENT.format(SENTENCE))
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


def pages(*bodies: str) -> list[tuple[str, bytes]]:
    return [
        (f"page{n}.html", f"<html><body>{body}<p>{SENTENCE}</p></body></html>".encode())
        for n, body in enumerate(bodies)
    ]


def empties():
    for data in (b"", b" ", b"\n" * 50, b"\x00" * 400, b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff\x00 ", b"\t\r\n", "\u3000".encode() * 9,
                 "\u200b\u202e".encode() * 20):  # fmt: skip
        for name in ("a.txt", "a.html", "a.docx", "a.pdf"):
            yield name, data


def binaries():
    for seed in range(20):
        noise = random.Random(seed).randbytes(3000 + seed * 400)
        yield "noise.txt", noise
    rest = random.Random(7).randbytes(900)
    for head in (
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8\xff\xe0",
        b"MZ",
        b"\x7fELF",
        b"Rar!\x1a\x07",
        b"\x1f\x8b\x08",
        b"7z\xbc\xaf",
    ):
        yield "photo.txt", head + rest
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + rest


def encodings():
    for name in ("utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "shift_jis", "euc-kr", "utf-7"):
        whole = (STORY * 3).encode(name, "ignore")
        yield "story.txt", whole
        yield "story.txt", whole[1:]
        yield "story.txt", whole[:-1]
        yield "story.html", b"<html><body><p>" + whole + b"</p></body></html>"
    yield "mixed.txt", STORY.encode() + STORY.encode("gb18030")
    yield "wrong.txt", STORY.encode().decode("latin-1").encode()
    yield "twice.txt", STORY.encode().decode("cp1252", "ignore").encode()
    yield "lone.txt", "好".encode("utf-16-le") * 200 + b"\x00\xd8" * 9
    yield "overlong.txt", b"\xc0\xaf\xe0\x80\xaf" * 60


def word_files():
    good = docx()
    yield "good.docx", good
    yield "cut.docx", good[: len(good) // 2]
    yield "bad.docx", good[:200] + b"\x00" * 200 + good[400:]
    yield "fake.docx", b"PK\x03\x04" + random.Random(3).randbytes(2000)
    yield "text.docx", STORY.encode()
    yield "bomb.docx", docx(DOCUMENT.format("a" * (17 << 20)))
    yield "picture_bomb.docx", docx(word__media__image1_dot_png=b"\x00" * (101 << 20))
    yield "members.docx", docx(**{f"word__part{n}_dot_xml": "<a/>" for n in range(2100)})
    for head in (
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        "<!doctype html>",
        "<! DOCTYPE a>",
    ):
        yield "entity.docx", docx(DOCUMENT.format(SENTENCE).replace("?><", f"?>{head}<", 1))
        yield "styles.docx", docx(word__styles_dot_xml=f'<?xml version="1.0"?>{head}<a/>')
        yield "wide.docx", docx(f'<?xml version="1.0" encoding="utf-16"?>{head}<a>{SENTENCE}</a>'.encode("utf-16"))
    yield "tables.docx", docx(DOCUMENT.format(SENTENCE).replace("<w:p>", "<w:tbl><w:tr><w:tc>" * 400 + "<w:p>"))
    yield "deep.docx", docx(DOCUMENT.format("</w:t>" + "<w:sdt><w:sdtContent>" * 9000))
    yield "script.docx", docx(DOCUMENT.format("&lt;script&gt;alert(1)&lt;/script&gt;" + SENTENCE))
    yield "other.docx", zip_of({"readme.txt": "x"})
    yield "sheet.docx", zip_of({"xl/workbook.xml": "<a/>"})
    yield "nothing.docx", docx(DOCUMENT.format(""))
    yield "not_xml.docx", docx("这不是 XML")


def zip_of(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def portable_files():
    base = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 30>>stream\nBT /F1 9 Tf (Hello) Tj ET\nendstream endobj\n"
        b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n9\n%%EOF"
    )
    yield "scan.pdf", base
    yield "short.pdf", base[:60]
    yield "head.pdf", b"%PDF-1.7\n"
    yield "loop.pdf", base.replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    yield "many.pdf", base.replace(b"/Count 1", b"/Count 99999999")
    yield "locked.pdf", base.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 9>>")
    for seed in range(12):
        noise = bytearray(base)
        chance = random.Random(seed)
        for _ in range(25):
            noise[chance.randrange(9, len(noise))] = chance.randrange(256)
        yield f"noise{seed}.pdf", bytes(noise)


def web_pages():
    yield from pages(
        "<script>alert(1)</script>", "<SCRIPT SRC=//x.example/x.js></SCRIPT>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)><script>1</script></svg>",
        "<a href='javascript:alert(1)'>链接</a>", "<img src='javascript:alert(1)' alt='图'>", "<iframe src='data:text/html,<script>1</script>'></iframe>",
        "<body onload=alert(1)>", "<style>@import 'x'</style>", "<object data=x></object><embed src=x>", "<form action=x><input value='<script>'></form>",
        "<!--<script>alert(1)</script>-->", "<noscript><script>alert(1)</script></noscript>", "<math><mi xlink:href='javascript:1'>x</mi></math>",
        "<template><script>alert(1)</script></template>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<p title='\"><script>alert(1)</script>'>文</p>",
        "<textarea><script>alert(1)</script></textarea>", "<![CDATA[<script>alert(1)</script>]]>", "<xss style=x:expression(alert(1))>文</xss>",
        "<meta http-equiv=refresh content='0;url=javascript:1'>", "<base href='javascript:1//'>", "<link rel=stylesheet href='javascript:1'>",
        "<details open ontoggle=alert(1)>文</details>", "<video><source onerror=alert(1)></video>",
    )  # fmt: skip
    for deep in ("<div>", "<table><tr><td>", "<ul><li>", "<b><i>", "<p><span>", "<blockquote>", "<section>", "<x>"):
        yield "deep.html", (f"<html><body>{deep * 20000}{SENTENCE}").encode()
    yield "closed.html", ("<div>" * 4000 + SENTENCE + "</div>" * 4000).encode()
    yield "open.html", b"<" * 200_000
    yield "attributes.html", ("<html><body><p " + "a=1 " * 90_000 + f">{SENTENCE}</p>").encode()
    yield "images.html", ("<html><body>" + "<img src=a.png>" * 300 + f"<p>{SENTENCE}</p>").encode()
    yield (
        "entities.html",
        ("<!DOCTYPE html [<!ENTITY a 'aaaa'>]><html><body><p>" + "&a;" * 5000 + f"</p><p>{SENTENCE}</p>").encode(),
    )


def texts():
    yield "line.txt", b"x" * (10 << 20)
    yield "line.html", b"<p>" + "好".encode() * (10 << 20 >> 2)
    yield "huge.txt", b"a" * ((20 << 20) + 1)
    yield "limit.txt", (SENTENCE * 9999)[:499_000].encode()
    for piece in (
        "\u202e\u2066",
        "\u200b\u200d\ufeff",
        "\u0000\u0001",
        "\ufffd",
        "\ue000",
        "\u0301",
        "\U000e0041",
        "\ud7b0",
    ):
        yield "odd.txt", STORY.replace("带领", (piece + "韩立冬") * 400).encode()
    for piece in ("(", "“", "《", "【", "、", " ", "\u3000", "，", "。", "1", "1,", "1.", "一", "百", "万", "第", "年", "张", "张三、", "记者 ", "来源：", "编辑：", "2023-05-17 ",
                  "局长", "局长张", "书记、", "获", "表彰20名", "“好”评选", "被授予", "—", "·", "买买提·", "区", "局", "中心", "\t张三", "张 三 ", "A", "&lt;", "百分之", "一二三四", "我区",
                  "(记者", "和", "等5名", "编者按", "图为", "①", "http://", "是", "现任"):  # fmt: skip
        yield "repeat.txt", STORY.replace(SENTENCE, f"{SENTENCE}{piece * (6_000 // len(piece))}。").encode()
        yield "lines.txt", STORY.replace(SENTENCE, f"{SENTENCE}\n" + f"{piece}\n" * 3000 + SENTENCE).encode()


CASES = [
    case for kind in (empties, binaries, encodings, word_files, portable_files, web_pages, texts) for case in enumerate(kind())
    for case in [(f"{kind.__name__}-{case[0]}-{case[1][0]}", *case[1])]
]  # fmt: skip


def test_there_are_two_hundred_of_them():
    assert len(CASES) >= 200


@pytest.mark.parametrize(("name", "data"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_hostile_file_is_refused_or_read_without_script(name, data):
    try:
        story = clean(read(data, name))
        truth = to_truth(story, find(story))
    except Unreadable as refused:
        assert refused.code in CODES
        return
    if not name.startswith("script"):
        assert not re.search(
            r"<\s*script|onerror\s*=|javascript:", story.body + story.title + "".join(story.captions), re.I
        )
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b-\u200f\x00-\x08]", story.body + story.title)
    assert len(truth["body"]) <= 500_000
