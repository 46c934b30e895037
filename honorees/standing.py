"""Whether somebody served at the grass roots when they were commended: by the unit and post that the award states."""

import re

_UNITS = re.compile(
    r"(?:街道|(?<!城)[乡镇](?:$|党|政|人大|纪|综合|便民|派出所|财政|农)|村|社区|居委会|派出所|卫生院|卫生室|中学|小学|幼儿园|"
    r"学校|工作站|服务站|大队|中队|车间|班组)"
)
"""Units at or below the township, and those that serve people themselves."""

_POSTS = re.compile(
    r"(?:民警|辅警|教师|医师|医生|护士|护师|网格员|社工|调解员|驻村|第一书记|科员|办事员|工人|技术员|驾驶员|环卫|消防员|队员)"
)

GRASSROOTS, OTHER = "grassroots", "other"


def standing_of(organization: str, post: str) -> str:
    """GRASSROOTS or OTHER by the words of unit and post at the time of the award; "" where no post or unit is stated.

    A rule of words, not a judgement of the person: county bureaus and leading posts above the township are OTHER.
    """
    if not (organization or post):
        return ""
    return GRASSROOTS if _POSTS.search(post) or _UNITS.search(organization) or _UNITS.search(post) else OTHER
