"""A case of revocation in the pictures: opened by the approver, ratified by the reviewer, searched and closed."""

NAME = "陈示例"


def open_case(staff, camera):
    """The approver opens a case, having seen what will disappear."""
    page = staff.approver
    page.goto("/admin/honorees/commendation/?q=" + NAME)
    page.click("#result_list tbody th a")
    page.click(".object-tools a:text-is('撤销荣誉')")
    page.wait_for_url("**/revoke/")
    page.fill("[name=authority]", "中共元宝山区委组织部")
    page.fill("[name=document_number]", "元组〔2026〕2号")
    page.fill("[name=decided_on]", "2026-02-27")
    page.fill("[name=reason]", "经核查，申报材料弄虚作假。")
    page.fill("[name=public_wording]", "经复核，该页面不再公开。")
    page.check("[name=confirmed]")
    camera.take(page, "approver-revoke", "#content", mark="input[type=submit].deletelink", tallest=1150)
    page.click("input[type=submit].deletelink")
    page.wait_for_url("**/revocationcase/*/change/")
    camera.take(page, "approver-case", "#content", tallest=1000)


def ratify(staff, camera):
    """The reviewer finds the suppression on the first page, and ratifies it."""
    page = staff.reviewer
    page.goto("/admin/")
    page.click(".desk-to_ratify a")
    page.wait_for_load_state()
    camera.take(page, "reviewer-ratify", "#content", mark="button[name=ratify], .step-ratify button", tallest=620)
    with page.expect_navigation():
        page.click("button[name=ratify], .step-ratify button")


def close(staff, camera):
    """Each item is settled, the site is searched, the case can be closed."""
    page = staff.approver
    page.reload()
    while page.locator(".case-item.is-open").count():
        item = page.locator(".case-item.is-open").first
        kept = item.locator("option[value=withdraw]").count() == 0 or "名录" in item.inner_text()
        item.locator("[name=measure]").select_option("keep" if kept else "withdraw")
        item.locator("[name=note]").fill("姓名已不显示" if kept else "")
        with page.expect_navigation():
            item.locator("button").click()
    while not page.locator("#crawl .finding-none").count():  # a search of the whole site may take several requests
        with page.expect_navigation(timeout=120_000):
            page.click(".crawl-button", timeout=120_000)
    camera.take(page, "approver-close", "#crawl", ".step-close", mark=".step-close button", tallest=900)


SCENES = (open_case, ratify, close)
