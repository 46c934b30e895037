"""Measure words of figures, and the ones that only tell time, rank or order."""

from .words import longest_first, word_set, words

UNITS = longest_first("""
    毫米 厘米 海里 摄氏度 赫兹 千伏 万亩 公担 篇次 人天 车次 班次 频次 轮次 例次 户次
    个百分点 平方公里 延长米 标准箱 千伏安 平方米 立方米 万千瓦 百分点 千瓦时 万人 台次 千米 学分 张次 场次
    针次 件次 工时 课时 克拉 例次 亿元 分贝 人次 公里 千瓦 立方 吨级 兆瓦 项次 件套 剂次 小时 辆次 节次 班组
    学时 台件 人日 支队 车次 毫升 人份 户次 万元 村次 单位 批次 户均 平方 台套 千伏 千克 美元 公斤 公顷 家次
    班次 字 米 幢 届 里 单 场 篇 册 本 节 面 枚 床 站 码 票 套 盏 方 艘 声 班 宗 座 队 团 项 回 袋 串 批 服
    代 门 遍 栋 顶 吨 针 户 家 元 页 克 组 间 头 滴 段 期 种 分 棵 道 桩 朵 度 首 所 杯 案 眼 步 辆 粒 趟 封
    份 圈 片 个 款 把 张 笔 人 桶 包 类 对 型 架 处 顿 倍 车 管 幅 轮 台 名 只 升 件 伏 榀 根 亩 口 双 株 副
    层 部 盒 位 羽 尾 斤 匹 扇 例 剂 块 次 支 箱 瓶 点 号 集 起 条 颗
""")

TIME_UNITS = longest_first("""
    年 月 日 天 周 号 时 点 小时 分钟 秒 岁 周岁 周年 年度 年代 世纪 季度 昼夜 个月 个小时 个工作日 个季度
    个年头 个春秋 个日夜 载 个昼夜 个多月 个多小时 工作日 夜 余年 多年 余天 多天 余载 个半 学年 个学期 学期
    级 届 名列 位列 代 号楼 号线 路 度 点半 刻 后 分 时许 层 楼 期间 年间
""")

DURATION_RESULTS = words("""
    用时 仅用 只用 耗时 提前 缩短至 缩短到 压缩至 压缩到 压减至 减至 缩短为 缩短 历时
""")
"""Words before a duration that make it a result rather than a time."""

DULL_NOUNS = words("""
    方面 环节 字 关口 层面 维度 时间靠近 时间 原则 关键 阶段 步骤 角度 坚持 必须 一 确保 转变 意识 到位 维护
    自信 统一 务必 结合 不 严禁
""")
"""Nouns after 个 that only arrange the text."""

DULL_UNITS = word_set("""
    代 伏 分 千伏 千伏安 号 回 团 型 层 届 度 方 点 码 站 级 里
""")

QUALIFIERS_BEFORE = words("""
    突破 超过 不少于 不低于 至少 接近 累计 共计 总计 合计 预计 计划 达到 将近 大约 约 近 逾 超 破 达 共 总
""")
QUALIFIERS_AFTER = words("""
    余 多 来 以上 左右 上下
""")
SCOPES = words("""
    全省 全市 全区 全县 全镇 全乡 全村 全街道 全旗 全州 全国 全校 全院 全公司 全局 全系统 我省 我市 我区 我县
    我校 我院 辖区 域内 户均 人均 年均 日均
""")
