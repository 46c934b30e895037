"""Words by which a story says that somebody was honoured, and words for campaigns."""

from .words import words

STRONG_AWARD_VERBS = words("""
    被追授 被评选为 被表彰 被命名 被评为 获评 被授予 授予 追授 追记 荣获 荣膺 荣立 喜获 榜上有名 被记 当选
    获得 获 给予 记
""")

MERITS = words("""
    集体一等功 集体二等功 集体三等功 个人一等功 个人二等功 个人三等功 一等功 二等功 三等功 嘉奖 通报表扬
    通报表彰 记功奖励 记大功 记功
""")

TEAM_HONOURS = words("""
    集体 单位 班组 支部 党组织 团队 示范村 文明社区 示范点 文明村 示范社区 党委 窗口 示范屯 村镇 企业 学校
    服务站 派出所 司法所 法庭 医院 文明号 之家 工作室 供电所 卫生院 消防站 校园 机关 示范岗 青年文明号 红旗 岗
    贡献奖 社区 村
""")

CAMPAIGN_ENDS = {
    "评选表彰活动": "selection",
    "评选表彰": "selection",
    "评选活动": "selection",
    "评选工作": "selection",
    "评选工程": "selection",
    "评选": "selection",
    "推选活动": "selection",
    "选树活动": "selection",
    "选树": "selection",
    "表彰活动": "selection",
    "表彰": "selection",
    "评比活动": "selection",
    "评比": "selection",
    "推荐评选": "selection",
    "遴选": "selection",
    "专项整治行动": "drive",
    "集中整治行动": "drive",
    "专项行动": "drive",
    "攻坚行动": "drive",
    "攻坚战": "drive",
    "行动": "drive",
    "大会战": "drive",
    "专项整治": "drive",
    "大讨论活动": "education",
    "大讨论": "education",
    "主题教育": "education",
    "学习教育": "education",
    "教育活动": "education",
    "主题实践活动": "activity",
    "征集活动": "activity",
    "主题活动": "activity",
    "实践活动": "activity",
    "系列活动": "activity",
    "竞赛活动": "activity",
    "活动": "activity",
    "劳动竞赛": "activity",
    "竞赛": "activity",
    "擂台赛": "activity",
    "大比武": "activity",
    "大赛": "activity",
    "报告会": "activity",
    "事迹报告会": "activity",
    "先进事迹报告会": "activity",
}
"""Words that end a campaign's name, with its kind."""

HONOUR_TITLES = (
    "最美",
    "好(?:人|干部|书记|支书|团队|党员|网格员|医生|教师|儿媳|青年|少年|榜样|班子|家庭|警|护士)",
    "标兵",
    "先锋",
    "楷模",
    "之星",
    "能手",
    "工匠",
    "卫士",
    "劳模",
    "劳动模范",
    "奖章",
    "奖$",
    "榜$",
    "优秀",
    "十佳",
    "十大",
    "先进",
    "榜样",
    "典范",
    "模范",
    "人物",
    "达人",
    "红旗手",
    "功臣",
    "英模",
    "状元",
    "业务骨干",
    "带头人",
    "担当作为",
    "出彩型",
    "实干家",
    "嘉奖",
    "记功",
    "立功",
    "劳动者",
    "标杆",
)
"""Patterns of the words in an honour's name; a quoted title that holds one may be a campaign."""
