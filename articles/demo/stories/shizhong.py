"""济南市市中区: a selection of 83 persons and 37 teams, whose roll was not published with the report."""

import datetime as dt

from articles.demo.tables import Award, Campaign, Deed, Figure, Group, Person, Phase, Post, Story, Tier, Unit

HOSPITAL, UNION = "市中区人民医院", "市中区总工会"
CENTRE, APPROVALS = "市中区项目建设推进服务中心", "市中区行政审批服务局"
MEDIA, LONGSHAN = "市中区融媒体中心", "市中区驻龙山县东西部扶贫协作工作组"

PEOPLE = (
    Person(
        "马德强", (Post("党家街道刘家林村第一书记", title="第一书记"),), place="370103021",
        deeds=(Deed("2020年疫情中在村里划网格、摸底数、备物资，组织党员先锋队，参与转运隔离群众。", "epidemic"),),
    ),
    Person(
        "冯玉钰", (Post("市中区人民医院呼吸内科主治医师", "呼吸内科主治医师", HOSPITAL),), HOSPITAL,
        deeds=(Deed("主动报名，赴湖北参加医疗救治。", "epidemic"),),
    ),
    Person(
        "毛瑞镜", (Post("护士", "呼吸内科护士", HOSPITAL),), HOSPITAL,
        deeds=(Deed("与同科室医师一起赴湖北参加医疗救治。", "epidemic"),),
    ),
    Person(
        "王洪星", (Post("市中区总工会驻村第一书记", "驻村第一书记", UNION),), UNION,
        deeds=(Deed("在老庄村驻村帮扶，这个省定贫困村的道路照明、公共设施、环境和产业都有改善，村民脱贫。", "rural"),),
    ),
    Person(
        "苏学强", (Post("市中区赴龙山县挂职干部", "挂职干部", kind="seconded"),),
        awards=(Award("city", title="东西部扶贫协作先进个人", granted_by="湘西州"),),
        deeds=(Deed("在龙山县挂职，到乡镇和村寨调研产业，推动帮扶项目落地。", "rural"),),
    ),
    Person(
        "张兆麟", (Post("市中区项目建设推进服务中心副主任", "副主任", CENTRE),), CENTRE,
        deeds=(Deed("为辖区重点项目服务，拓宽融资渠道，促进投资。", "projects"),),
    ),
    Person(
        "吴忠军",
        (
            Post("市中区行政审批服务局经贸商事项目审批服务科科长", "经贸商事项目审批服务科科长", APPROVALS),
            Post("一级主任科员", kind="rank"),
        ),
        APPROVALS,
        deeds=(
            Deed("改审批流程、减登记材料、推全程网办。", "service"),
            Deed(
                "全区市场主体数量和质量都有提高。", "service", "district",
                (
                    Figure("市场主体", "突破11万户", "110_000", "户", "突破", "全区", "截至2020年底"),
                    Figure("新增市场主体", "2万余户", "20_000", "户", "余", "全区", "2020年"),
                    Figure("个体转型升级为企业", "984户", "984", "户", "", "全区", "2020年", "历史最高"),
                ),
            ),
        ),
    ),
)  # fmt: skip

GROUPS = (
    Group(
        MEDIA, MEDIA, "市中区的区级媒体，采写疫情防控、复工复产、项目建设和脱贫攻坚报道。",
        deeds=(
            Deed("记者进入市传染病医院安置点采访。", "epidemic", "unit"),
            Deed(
                "建起全市第一个区县级移动政务直播平台，举办系列直播带货。", "service", "unit",
                (
                    Figure("直播观看", "破30万", "300_000", "", "突破", period="系列直播累计"),
                    Figure("推介企业", "80余家", "80", "家", "余"),
                ),
            ),
        ),
    ),
    Group(
        LONGSHAN, introduction="市中区派驻湖南省湘西州龙山县，承担东西部扶贫协作工作。",
        awards=(Award("city", title="东西部扶贫协作先进集体", granted_by="湘西州", year=2020),),
    ),
)  # fmt: skip

SHIZHONG = Story(
    key="001",
    district="370103",
    title="市中区表彰出彩型好干部好团队",
    kicker="评选表彰",
    subtitle="83名干部、37个团队受表彰",
    column="selections",
    source=None,
    source_title="市中区开展“聚焦提升、担当作为”出彩型好干部好团队评选",
    published_on=dt.date(2021, 3, 15),
    credits=(("编辑", "时金"),),
    body=(
        "济南市市中区评出83名出彩型好干部、37个出彩型好团队并予以表彰，其中多数来自基层和重点工作岗位。"
        "人选的产生有四道程序：逐级推荐、综合比选、审核把关和征求意见。报道没有附名单，下面是文中写到的7人和2个团队。",
        "## 疫情面前",
        "2020年，党家街道刘家林村第一书记马德强在村里划网格、摸底数、备物资，组织起党员先锋队，并参与转运隔离群众。",
        "区融媒体中心的记者走进市传染病医院安置点采访。中心建起全市第一个区县级移动政务直播平台，"
        "带货直播的观看量累计突破30万，推介企业80余家。",
        "区人民医院呼吸内科主治医师冯玉钰主动报名，和同科的护士毛瑞镜一起去湖北参加救治。",
        "## 驻村和协作",
        "老庄村曾是省定贫困村。区总工会派来的第一书记王洪星驻村以后，路灯亮了，党群服务中心建成了，"
        "环境和产业也有了起色，村民已经脱贫。",
        "到湖南湘西州龙山县挂职的苏学强，常去乡镇和村寨调研产业，推动帮扶项目落地，"
        "被该州评为“东西部扶贫协作先进个人”。市中区派驻龙山县的工作组，是该州2020年度的先进集体。",
        "## 项目和审批",
        "区项目建设推进服务中心副主任张兆麟围着重点项目转，多方拓宽融资渠道，促进投资。",
        "区行政审批服务局的科长、一级主任科员吴忠军改流程、减材料，推行全程网办。到2020年底，"
        "全区市场主体突破11万户，这一年新登记2万余户，由个体户升级为企业的有984户，为历年最多。",
    ),
    units=(
        Unit(HOSPITAL, "hospital"), Unit(UNION, "party"), Unit(CENTRE, "public"), Unit(APPROVALS),
        Unit(MEDIA, "media"),
    ),
    campaigns=(
        Campaign(
            "“聚焦提升、担当作为”出彩型好干部好团队评选", "selection",
            "济南市市中区面向全区干部和团队开展的评选，受表彰的大多来自基层和重点工作岗位。",
            short_name="出彩型好干部好团队评选", year=2021,
            roster_note="名单未公布，文中介绍7人、2个团队",
            tiers=(
                Tier("出彩型好干部", 83, "83名出彩型好干部"),
                Tier("出彩型好团队", 37, "37个出彩型好团队", "team"),
            ),
            phases=(Phase("逐级推荐"), Phase("综合比选"), Phase("审核把关"), Phase("征求意见")),
        ),
    ),
    people=PEOPLE,
    groups=GROUPS,
)  # fmt: skip
