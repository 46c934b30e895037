"""Themes of sections, by the words that speak of them."""

from .words import words

THEMES = {
    "epidemic": words("疫情 抗疫 防疫 防控 流调 核酸 隔离"),
    "poverty": words("脱贫 扶贫 乡村振兴 驻村 帮扶 贫困"),
    "projects": words("项目 招商 投资 开工 签约"),
    "business": words("营商环境 企业 审批 市场主体 惠企"),
    "environment": words("环境整治 绿化 垃圾 污染 环保 生态"),
    "livelihood": words("民生 就业 医疗 教育 养老 低保 饮水"),
    "governance": words("信访 矛盾 调解 网格 扫黑除恶 平安 社会治理 治安"),
    "party": words("党建 党员 党支部 主题教育 党课 廉洁"),
    "cadres": words("干部队伍 选人用人 年轻干部 干部培训 容错纠错"),
    "culture": words("文化 文明 志愿服务 文体"),
    "safety": words("安全生产 消防 应急 抢险 防汛 燃气"),
}
