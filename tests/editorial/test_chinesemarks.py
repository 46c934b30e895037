"""What is Chinese on an English page is marked, and nothing else is."""

import time

import pytest

from editorial.chinesemarks import with_chinese_marked


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>Source: 云岭日报</p>", '<p>Source: <span lang="zh-CN">云岭日报</span>'),
        ("<p>Then: 主任, 云岭区发改局.</p>", 'Then: <span lang="zh-CN">主任, 云岭区发改局</span>.'),
        ("<h2>吕测</h2>", '<h2 lang="zh-CN">吕测</h2>'),
        ("<p>2022年2月11日，表彰3人。</p>", '<p lang="zh-CN">'),
        ("<p>完成4.4万 GIS 数据</p>", '<p lang="zh-CN">完成'),
        ("<p>建QQ群12个</p>", '<p lang="zh-CN">建'),
        ("<p><b>44.9亿元</b> Investment</p>", '<b lang="zh-CN">44.9亿元</b> Investment'),
        ("<p>“好干部”评选 and more</p>", '<span lang="zh-CN">“好干部”评选</span> and more'),
        ('<p>吕测 <i lang="zh-Latn">Lü Ce</i></p>', '<p lang="zh-CN">吕测 <i lang="zh-Latn">Lü Ce</i></p>'),
        ("<ul><li>甲</li><li>乙<br>丙</li></ul>", '<ul lang="zh-CN"><li>甲</li><li>乙<br>丙</li></ul>'),
        ('<li><a href="/x/">甲</a> <a>More</a></li>', '<li><a lang="zh-CN" href="/x/">甲</a> <a>More</a></li>'),
        ('<p aria-label="Names"><i>甲</i></p>', '<p aria-label="Names"><i lang="zh-CN">甲</i></p>'),
        ("<option>云岭区</option>", '<option lang="zh-CN">云岭区</option>'),
        ("<p>甲 &amp; 乙</p>", '<p lang="zh-CN">甲 &amp; 乙</p>'),
    ],
)  # fmt: skip
def test_marked(html, marked):
    assert marked in with_chinese_marked(f"<body><p>All words</p>{html}</body>", "zh-CN")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Posts held by 0 people</p>", "<title>Statistics — 光荣榜</title>", "<option>甲 (3 people)</option>",
        '<p><a lang="zh-Hant">繁</a> Large text</p>', "<script>'甲'</script>", '<meta content="光荣榜">', "<!-- 甲 -->",
        "<style>.甲{}</style>", '<input value="x" placeholder="甲">', "<svg><text>甲 and 乙</text></svg>",
    ],
)  # fmt: skip
def test_left_alone(html):
    html = f"<body><p>All words</p>{html}</body>"
    assert with_chinese_marked(html, "zh-CN") == html


@pytest.mark.parametrize(
    ("html", "apart"),
    [
        ("<p>Source:云岭日报</p>", 'Source: <span lang="zh-CN">云岭日报</span>'),
        ("<p>Source:<a>云岭日报</a> x</p>", 'Source: <a lang="zh-CN">云岭日报</a>'),
        ("<p><b>8</b>persons</p>", "<b>8 </b>persons"),
        ("<p>ask <a>here</a>.Posts are</p>", "<a>here</a>. Posts are"),
        ("<p>德州新闻网(written here)</p>", "</span> (written"),
        ("<p><a>德州新闻网</a><span>(written here)</span></p>", "德州新闻网 </a>"),
        ("<p>See:</p><p>x</p>", "<p>See:</p><p>x</p>"),
        ("<p>12:30 www.Example.org/甲</p>", "12:30 www.Example.org/"),
    ],
)  # fmt: skip
def test_words_that_run_into_what_follows_are_set_apart(html, apart):
    assert apart in with_chinese_marked(f"<body><p>All words</p>{html}</body>", "zh-CN")


def test_bad_nesting_and_long_texts_are_borne():
    assert with_chinese_marked("</p><p>甲</b></p></div>乙 x", "zh-CN").endswith('<span lang="zh-CN">乙</span> x')
    long = "<p>" + ("甲" + " " * 50_000 + "x") + "1," * 50_000 + "甲x甲" * 50_000 + "</p>"
    started = time.perf_counter()
    with_chinese_marked(f"<body>All{long}</body>", "zh-CN")
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("text", ["1" * 100_000, "1." * 50_000, "（" * 100_000])
def test_long_numbers_and_rows_of_brackets_are_read_once(text):
    html = f"<body><p>{text} a</p></body>"
    started = time.perf_counter()
    assert with_chinese_marked(html, "zh-CN") == html
    assert time.perf_counter() - started < 5
