"""绿园区: seven people whose deeds are told, and an office and two villages that received honours."""

from articles.demo.tables import Award, Deed, Figure, Group, Person, Post

PEOPLE = (
    Person(
        "李刚", (Post("绿园区发改局局长", "局长"),),
        deeds=(
            Deed("疫情期间联系企业，协调口罩和消毒设备，帮助复工。", "epidemic"),
            Deed(
                "为特色小镇争取资金。", "projects", "unit",
                (Figure("特色小镇资金", "1200万元", "12_000_000", "元"),),
            ),
        ),
    ),
    Person(
        "梁晓方",
        (
            Post("同心街道党工委书记", "党工委书记"),
            Post("西部新城开发区管委会主任", "管委会主任", kind="concurrent"),
        ),
        place="220106011",
        deeds=(
            Deed(
                "带队拆除西客站周边存在多年的围挡，改善环境。", "environment", "unit",
                (
                    Figure("拆除围挡用时", "45天", "45", "天"),
                    Figure("腾出绿化面积", "1.8万平方米", "18_000", "平方米"),
                    Figure("清理停车泊位", "183个", "183", "个"),
                ),
            ),
            Deed(
                "招商推介，帮助企业解决发展中的问题。", "economy", "person",
                (
                    Figure("招商对接和推介", "17次", "17", "次", "累计", period="年度"),
                    Figure("得到帮助的企业", "6家", "6", "家"),
                ),
            ),
        ),
    ),
    Person(
        "王闯", (Post("林园街道党工委书记", "党工委书记"),), place="220106010",
        deeds=(
            Deed(
                "常到基层，解决群众反映的难题。", "livelihood", "person",
                (
                    Figure("解决热点难点问题", "240余件", "240", "件", "余", period="一年"),
                    Figure("引入和培育社会组织", "20余家", "20", "家", "余"),
                ),
            ),
        ),
    ),
    Person(
        "杨平", (Post("区卫健局副局长", "副局长"),),
        deeds=(
            Deed(
                "参与医学观察集中隔离点的筹备和运转。", "epidemic", "person",
                (Figure("集中隔离点", "4个", "4", "个", scope="全区"),),
            ),
        ),
    ),
    Person(
        "孙志远",
        (
            Post("西新镇党委书记", "党委书记"),
            Post("西新工业集中区管委会主任", "管委会主任", kind="concurrent"),
        ),
        place="220106101",
        deeds=(
            Deed(
                "组织整治农村环境。", "environment", "unit",
                (
                    Figure("走遍主要街路", "8条", "8", "条", period="一个月内"),
                    Figure("清理垃圾", "2.5万立方米", "25_000", "立方米"),
                    Figure("回填黑土", "26万立方米", "260_000", "立方米"),
                    Figure("制作围挡", "4500延长米", "4500", "延长米"),
                    Figure("植树绿化", "12.5公顷", "12.5", "公顷"),
                    Figure("建成3A级示范屯", "2个", "2", "个"),
                ),
            ),
            Deed(
                "走访企业，帮助解决困难。", "service", "person",
                (
                    Figure("走访企业", "111家", "111", "家"),
                    Figure("企业反映的问题", "300余件", "300", "件", "余"),
                    Figure("发布惠企信息", "300余条", "300", "条", "余"),
                ),
            ),
            Deed(
                "疫情期间走遍全镇。", "epidemic", "person",
                (
                    Figure("走遍的村", "4个", "4", "个"),
                    Figure("走遍的自然屯", "14个", "14", "个"),
                    Figure("走遍的卡口", "79个", "79", "个"),
                ),
            ),
        ),
    ),
    Person(
        "郑屹", (Post("区信访局局长", "局长"),),
        deeds=(Deed("协调相关部门，推动群众回迁等遗留问题得到解决。", "livelihood"),),
    ),
    Person(
        "魏传勇", (Post("区应急管理局局长", "局长"),),
        deeds=(
            Deed(
                "带领工作人员为居民安装燃气安全装置。", "livelihood", "unit",
                (Figure("安装燃气自闭阀", "2400户", "2400", "户", period="去年11月起"),),
            ),
        ),
    ),
)  # fmt: skip

GROUPS = (
    Group(
        "绿园区发改局",
        awards=(
            Award("city", title="精神文明建设先进单位", year=2019),
            Award("other", title="长春航空展“特殊贡献奖”", granted_by="空军训练部"),
        ),
    ),
    Group("合心镇哈达村", awards=(Award("province", title="“百村引领，千村示范”示范村"),)),
    Group("西新镇裴家村", awards=(Award("city", title="“美丽乡村示范村”"),)),
)  # fmt: skip
