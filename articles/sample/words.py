"""The words that synthetic records are made of. Every name says that it is an example (示例, 例)."""

import random

from editorial.models.record import ALPHABET

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "单仇区查朴解"
)
GIVEN = (
    "安邦宝彬冰博才昌超晨成诚川春聪达丹德东栋芳飞峰凤刚庚光国海涵翰浩和恒红宏洪华辉慧吉佳坚建健江杰洁金晶"
    "静军君俊凯康可坤兰乐磊力丽利莲亮琳玲龙璐梅萌敏明娜宁鹏萍琪强勤青清庆秋泉仁蓉瑞山珊善胜诗书淑帅爽思松"
    "涛天婷廷桐薇维伟文雯霞显祥晓欣新鑫兴雄秀旭雪岩艳阳洋烨怡艺毅英颖永勇友宇雨玉钰元媛远月云泽昭哲贞真振"
    "正志智中舟洲卓子梓"
)
TOWN_NAMES = ("东街", "西街", "河湾镇", "石桥镇")
OFFICES = (
    "发展和改革局", "教育局", "民政局", "财政局", "住房和城乡建设局", "农业农村局", "卫生健康局", "应急管理局",
    "行政审批服务局", "信访局", "融媒体中心", "人民医院",
)  # fmt: skip
POSTS = ("局长", "副局长", "科长", "副科长", "一级科员", "驻村第一书记", "窗口负责人")
SQUADS = ("项目专班", "服务窗口", "驻村工作队", "防汛抢险队", "帮办小组", "攻坚小组")
TITLES = ("担当作为好干部", "实干标兵", "服务之星", "优秀共产党员")
TEAM_TITLES = ("担当作为好团队", "先进集体")
PHASES = ("逐级推荐", "综合比选", "审核把关", "征求意见")
THEMES = (
    ("economy", "经济发展"),
    ("service", "营商环境"),
    ("livelihood", "民生服务"),
    ("rural", "乡村振兴"),
    ("safety", "安全应急"),
    ("party", "党的建设"),
)
COLUMNS = (("sample-people", "示例人物"), ("sample-teams", "示例团队"), ("sample-news", "示例动态"))
DEEDS = (
    ("解决群众反映的问题", "件"),
    ("走访企业", "家"),
    ("办结审批事项", "项"),
    ("服务居民", "户"),
    ("争取项目资金", "万元"),
    ("改造老旧小区", "个"),
)
SENTENCES = (
    "{name}所在的{office}把窗口前移，当天的事当天办完。",
    "这项工作从年初开始，到年底共{deed}{number}{unit}。",
    "“先把群众的事记下来，再一件一件去办。”{name}说。",
    "遇到跨部门的难题，{name}先去现场，再请相关单位一起商量。",
    "同事们说，{name}的笔记本上记着每一户的情况。",
    "{place}随后把这个做法推广到全部乡镇和街道。",
    "材料从十几份减到三份，办理时间缩短了一半以上。",
    "雨季来临以前，大家把每一段河堤都走了一遍。",
    "这些内容是示例文字，由程序生成，不涉及任何真实的人和事。",
)
HEADLINES = (
    "示例报道：{name}把{deed}做成一件件实事",
    "示例报道：{place}{office}这一年",
    "示例报道：{name}和他的工作笔记",
    "示例报道：{place}{deed}{number}{unit}",
    "示例报道：窗口前移以后，{place}群众少跑了几趟",
)


def public_id(rng: random.Random) -> str:
    return "".join(rng.choices(ALPHABET, k=10))


def name(rng: random.Random) -> str:
    """A person's name with 例 in the middle, which no family uses."""
    return f"{rng.choice(SURNAMES)}例{rng.choice(GIVEN)}"
