"""Words of the field that a heading should not break in two at the end of a line.

Browsers break Chinese between any two characters, and none knows its words yet (`word-break: auto-phrase` is for
Japanese alone). The list is short on purpose: what campaigns, titles and offices are called by, and no word that could
be a given name, since names in a heading must stay whole text, to be kept when it is put into traditional characters.
"""

import re

_LIST = """
担当作为 担当 作为 好干部 好团队 干部 团队 评选 表彰 活动 专项行动 行动 攻坚 先进 个人 集体 工作者 工作 优秀
共产党员 党员 党务 年度 季度 公告 公示 通报 通知 决定 名单 人民政府 政府 委员会 办公室 人民医院 医院 学校
社区 街道 基层 一线 窗口 服务 审批 营商环境 营商 环境 乡村振兴 农村 供水 抢修 防汛 抗旱 救灾 抢险 扶贫 脱贫
疫情 防控 出彩型 发改委 发改 突击队 工作队 服务队 专班 小组 护理组 标兵 能手 模范 榜样 群众 办实事 主题教育 教育
纪律 巡察 信访 项目 经济 技术 开发区 区县 最多 当年 各年 其中 称号 类型 团体 人次 列名
"""
WORDS = tuple(_LIST.split())

PATTERN = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
