"""Sums in sentences: what is plainly wrong is found, what is no sum is left alone."""

import pytest

from editorial.preflight.arithmetic import wrong_sums


@pytest.mark.parametrize(
    ("text", "stated", "added"),
    [
        ("办理125项，其中备案100项、审批20项。", "125项", "120"),
        ("办理125项（其中备案100项，审批30项），另有7项。", "125项", "130"),
        ("全年备案100项、审批20项，合计125项。", "125项", "120"),
        ("共投资3.5亿元，包括水利1.5亿元、道路1亿元。", "3.5亿元", "2.5"),
        ("100+25=126", "100+25=126", "125"),
    ],
)
def test_wrong_sums_are_found(text, stated, added):
    assert [(what, str(total)) for what, total in wrong_sums(text)] == [(stated, added)]


@pytest.mark.parametrize(
    "text",
    [
        "一共办理审批和备案125项，包括备案100项、审批25项，另外完成节能评估审查7项。",
        "审批备案各类项目125项,其中备案项目100项、审批事项25项,节能评估审查7项,奠定基础",
        "检查7项，备案100项、审批25项，合计125项。",
        "办理125项，其中备案100项。",
        "办理125余项，其中备案100项、审批20项。",
        "办理125项，其中备案100项、审批20项等。",
        "涉及3004户、8492人，其中党员120人、群众8000余人。",
        "办理125项，其中投资100万元、20万元。",
        "备案100项、审批25项，合计125项。",
        "100+25=125，2021年3月。",
        "",
    ],
)
def test_what_adds_up_or_is_no_sum_is_left_alone(text):
    assert list(wrong_sums(text)) == []
