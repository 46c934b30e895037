"""District names in the text: does the place named below a known one exist?"""

import dataclasses
import re

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts.models import District
from editorial.preflight.common import readable
from editorial.preflight.registry import Severity, register

_NAME = r"([\u3400-\u9fff]{1,5}?(?:街道|苏木|自治县|自治旗|县|旗|镇|乡|区|市))(?![\u3400-\u9fff]{0,1}?(?:镇|乡|街道))"
_GENERAL = re.compile(
    "[各全本该每和与及的在是有]|[上下]属|城区|市区|山区|社区|小区|园区|新区|矿区|库区|辖区|片区|景区|厂区|地区|街区|郊区|灾区|林区|牧区"
    "|乡镇|城镇|村镇|集镇|小镇|重镇|老区|开发区|示范区|试验区|工业区|产业区|高新区|经济区|住宅区|学区|校区|院区"
    "|县市|城市|上市|超市|都市|股市|门市|县区|县乡|下乡|家乡|故乡|城乡|返乡|入乡|回乡|国旗|党旗|红旗|锦旗|大旗"
)  # fmt: skip
"""Words that end as names of places do and are none."""


def below(ref_label: str, text: str) -> set[str]:
    """The names of places that follow the name of a known one at once: 云岭区平安镇 gives 平安镇."""
    found = re.findall(re.escape(ref_label) + _NAME, text)
    return {name for name in found if not _GENERAL.search(name)}


@register("district-names", Severity.WARN, gettext_lazy("Places that are named below a known one exist"))
def check_district_names(snapshot):
    """Only full names are judged, and only where the parts of the known one are known themselves; at most one query."""
    ancestors = snapshot.page.place.ancestors
    named: dict[tuple[str, str], tuple[str, str]] = {}
    for place, text in readable(dataclasses.replace(snapshot, page=dataclasses.replace(snapshot.page, place=None))):
        for ref in ancestors:
            for name in below(ref.label, text):
                named.setdefault((ref.id, name), (ref.label, place))
    if not named:
        return
    wanted = Q(name__in={name for _code, name in named}) | Q(parent__code__in=[ref.id for ref in ancestors])
    paths = District.objects.filter(wanted, path__startswith=f"{ancestors[0].id}/").values_list("path", "name")
    rows = [(path.rstrip("/").split("/")[:-1], name) for path, name in paths]
    known = {(code, name) for codes, name in rows for code in codes}
    judged = {(codes[-1], _is_town(name)) for codes, name in rows if codes}
    for (code, name), (label, place) in named.items():
        if (code, _is_town(name)) in judged and (code, name) not in known:
            yield _("“%(place)s” has no “%(name)s”.") % {"place": label, "name": name}, place


def _is_town(name: str) -> bool:
    return name.endswith(("街道", "苏木", "镇", "乡"))
