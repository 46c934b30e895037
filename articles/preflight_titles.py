"""The check of titles that an article says somebody received: who may confer one that calls itself national."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.preflight import Severity, register
from editorial.preflight.common import readable

_SENTENCE = re.compile(r"[^。！？；\n]+")
_VERBS = "获得|荣获|获评|获授|授予|颁发|评为|评选为|(?<![捕俘斩抓])获"
_RECEIVED = re.compile(rf"(?:{_VERBS})[^“”《》。！？；\n]{{0,20}}[“《]([^“”《》]{{2,40}})[”》]")
_UNQUOTED = re.compile(
    rf"(?:{_VERBS})[^“”《》，,、。！？；\n]{{0,12}}?"
    r"((?:中国|全国|国家|中华)(?!级|性|各|及|和|以上|多项|荣誉称号|称号)[^“”《》，,、。！？；\n\d]{2,24}?)(?:荣誉)?(?:称号|奖章|奖状)"
)
"""A title without marks is taken for one only where it is called so: 荣获全国先进个人称号, and not 获得国家级荣誉."""

_NATIONAL = re.compile("中国|全国|国家|中华")
_AUTHORITY = re.compile(
    "中共中央|党中央|国务院|中央(?:文明|军委|组织|宣传|统战|政法|和国家)|全国(?:人大|政协|总工会|妇联|工商联|双拥|扫黑|爱卫)"
    "|共青团中央|团中央|中华全国|国家[^，、]{1,10}(?:局|委|部)|最高人民(?:法院|检察院)"
    "|(?:教育|公安|民政|司法|财政|水利|商务|科技|科学技术|农业农村|社会保障|交通运输|文化和旅游|退役军人事务|应急管理"
    "|生态环境|自然资源|城乡建设|工业和信息化)部"
)
_NATIONAL_HONOURS = re.compile(
    "全国五一|中国青年五四奖章|中华人民共和国|中国好人|全国劳动模范|全国先进工作者|全国优秀共产党员|全国优秀党务工作者"
    "|全国先进基层党组织|全国三八红旗|全国道德模范|全国脱贫攻坚|全国文明|全国民族团结|全国人民满意|全国优秀共青团|全国双拥"
)
"""Titles of which everybody knows that a national authority confers them: nothing has to be asked."""


@register(
    "article-national-titles", Severity.WARN,
    gettext_lazy("A title in a story that calls itself national is conferred by a national authority"), ("article",),
)  # fmt: skip
def check_national_titles(snapshot):
    """Activities below the national level must not carry 中国, 中华, 全国 or 国家 in their names
    (评比达标表彰活动管理办法).

    A story says seldom who conferred a title: only where it names a national authority in the sentence, or the title is
    one of the well-known ones, nothing is asked.
    """
    for place, text in readable(snapshot):
        for title in _claimed(text):
            yield _("“%(title)s”: does a national authority confer it? The sentence names none.") % {
                "title": title,
            }, place  # fmt: skip


def _claimed(text: str) -> Iterator[str]:
    """The titles said to have been received that call themselves national, without a national authority beside."""
    for sentence in _SENTENCE.finditer(text):
        for match in (*_RECEIVED.finditer(sentence[0]), *_UNQUOTED.finditer(sentence[0])):
            before = sentence[0][: match.start(1)]
            if _NATIONAL.search(match[1]) and not _NATIONAL_HONOURS.search(match[1]) and not _AUTHORITY.search(before):
                yield match[1]
