"""元宝山区: one of eleven exemplars, with three citations of the district government."""

import datetime as dt

from articles.demo.tables import Award, Campaign, Deed, Figure, Person, Phase, Post, Story, Tier, Unit

COMMISSION = "元宝山区发改委"
DEPUTY = "元宝山区发改委副主任"

LYU = Person(
    name="吕金平",
    organization=COMMISSION,
    introduction="1989年参加工作，1992年到元宝山区发改委，2013年起任副主任，先后三次受到区政府嘉奖。",
    posts=(
        Post("1989年参加工作", kind="started", started="1989"),
        Post("1992年调入元宝山区发改委", organization=COMMISSION, kind="transferred", started="1992"),
        Post(DEPUTY, title="副主任", organization=COMMISSION, started="2013"),
    ),
    awards=(
        Award("county", merit="citation", granted_by="元宝山区政府", year=2016),
        Award("county", merit="citation", granted_by="元宝山区政府", year=2019),
        Award("county", merit="citation", granted_by="元宝山区政府", year=2020),
        Award(
            "county", granted_by="元宝山区", granted_on=dt.date(2022, 2, 9), campaign="身边榜样", tier="身边榜样",
            post_then=DEPUTY, organization_then=COMMISSION,
        ),
    ),
    deeds=(
        Deed(
            "带头列出个人职责和问题清单，和分管的五个股室一起边查边改。", "conduct",
        ),
        Deed(
            "全区投资5000万元以上的重点项目陆续开工，在全市考核中领先。", "projects", "district",
            (
                Figure("重点项目实际开工", "94个", "94", "个", scope="全区5000万元以上重点项目", period="2021年以来"),
                Figure("重点项目完成投资", "44.9亿元", "4_490_000_000", "元", "预计", "全区", "2021年以来"),
                Figure("重点项目开工率", "96.9%", "96.9", "%", "", "全区", "2021年以来", "全市考核三区第一位"),
            ),
        ),
        Deed(
            "全区从中央预算内争取到资金。", "economy", "district",
            (Figure("中央预算内资金", "1.77亿元", "177_000_000", "元", scope="全区", rank="同领域全市第一"),),
        ),
        Deed(
            "所在的区发改委办理项目审批、备案和节能审查。", "service", "unit",
            (
                Figure("审批备案项目", "125项", "125", "项", scope="区发改委"),
                Figure("其中备案项目", "100项", "100", "项", scope="区发改委"),
                Figure("其中审批事项", "25项", "25", "项", scope="区发改委"),
                Figure("节能评估审查", "7项", "7", "项", scope="固定资产投资项目"),
            ),
        ),
        Deed(
            "能耗“双控”工作在与国家节能中心合作、区域节能评估和“两高”项目整改等方面走在前面。", "environment",
            "district", (Figure("能耗“双控”突破", "6个", "6", "个", scope="全区"),),
        ),
        Deed("所在的区发改委完成“十四五”规划编制，规划提出“一城三基地”的定位。", "economy", "unit"),
    ),
)  # fmt: skip

YUANBAOSHAN = Story(
    key="000",
    district="150403",
    title="吕金平：发改一线三十年",
    kicker="身边榜样",
    subtitle="记元宝山区发改委副主任吕金平",
    column="exemplars",
    source="元宝山新闻网",
    source_title="吕金平:做好党委政府“参谋员” 甘为服务群众“孺子牛”",
    published_on=dt.date(2022, 2, 11),
    credits=(("供稿", "元宝山区发改委"), ("编辑", "张力凡"), ("审核", "褚琦"), ("终审", "陶大勇")),
    editor_note="2022年2月9日，元宝山区总结百日攻坚专项行动，区级机关有11人获评“身边榜样”。本篇介绍其中一位。",
    body=(
        "吕金平1989年走上工作岗位，1992年来到元宝山区发改委，2013年起担任副主任。区政府先后三次给予他嘉奖，"
        "分别在2016年度、2019年度和2020年度。",
        "## 先从自己查起",
        "元宝山区的百日攻坚专项行动，着眼于政治意识、突出问题、纪律作风和干部状态四个方面。动员部署一结束，"
        "吕金平就把自己的职责和问题列成清单，随后和分管股室的同事逐条补充、修改。当天遇到的问题当天回头看，"
        "第二天要做的事头一天备好。",
        "他分管产业环资高新、行政审批、投资、综合和地区振兴五个股。他常对同事说，许多事不是一个股室能单独办成的，"
        "分工不能分家。",
        "## 项目和资金",
        "2021年以来，全区投资5000万元以上的重点项目有94个动工，完成投资预计44.9亿元，开工率为96.9%，"
        "在全市的总体考核中排三个区的首位。全年从中央预算内争取到资金1.77亿元，在同一领域排全市首位。",
        "项目手续方面，区发改委一共办理审批和备案125项，包括备案100项、审批25项，另外完成节能评估审查7项。",
        "## 节能和规划",
        "能耗“双控”工作有6个突破：与国家节能中心开展合作；节能预算由该中心受理；在自治区率先完成节能预算；"
        "在赤峰市率先请该中心做区域节能评估；年综合能耗在5000吨标准煤以上的项目，率先进入自治区评审并全部过关；"
        "在全市率先把“两高”违规项目整改清零。",
        "“十四五”规划的编制也在这一时期完成。规划写入“一城三基地”的定位，这样的提法近二十年来还是头一次。",
    ),
    units=(Unit(COMMISSION),),
    campaigns=(
        Campaign(
            "百日攻坚专项行动", "drive",
            "元宝山区在机关单位开展的专项行动，着眼于政治意识、突出问题、纪律作风和干部状态四个方面。",
            short_name="百日攻坚",
            phases=(Phase("动员部署"), Phase("总结大会", "2022-02-09", "会上表彰“身边榜样”11人")),
        ),
        Campaign(
            "身边榜样", "selection",
            "元宝山区在百日攻坚专项行动中树立的机关单位模范人物，区融媒体中心设同名专栏介绍他们的事迹。",
            parent="百日攻坚专项行动", year=2022,
            roster_note="名单未公布，文中介绍1人",
            tiers=(Tier("身边榜样", 11, "11位全区机关单位“身边榜样”模范人物"),),
            phases=(Phase("表彰", "2022-02-09", "在百日攻坚专项行动总结大会上"),),
        ),
    ),
    people=(LYU,),
)  # fmt: skip
