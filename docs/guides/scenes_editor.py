"""What the editor does in the pictures: a story from paste to submission, a return, a correction, two at one form."""

from camera import WIDTH
from played import LIVE

STORY = "把事办在群众家门口"
INCOMING = f"""{STORY}
2026-02-26
来源：元宝山区融媒体中心
2月26日，元宝山区政务服务中心召开会议，对“窗口服务之星”评选中评出的3名窗口服务之星进行表扬。
元宝山区政务服务中心窗口工作人员李晓禾2025年度获得元宝山区政府嘉奖。她带领同事上门办理事项125件，走访群众300余户，群众满意率99.2%。
“以前办事要跑三趟，现在坐在家里就办好了。”一位居民说。
供稿：元宝山区政务服务中心
编辑：周示例
"""


def open_record(page, title: str) -> None:
    """Open the form of the article with that title, by way of the list."""
    page.goto("/admin/articles/article/")
    page.click(f"#result_list a:text-is('{title}')")
    page.wait_for_selector(".tiptap.ProseMirror")


def open_edition(page, title: str) -> None:
    """Open the newest edition of the page with that title, by way of the list."""
    page.goto("/admin/editorial/edition/")
    page.click(f"#result_list a:text-is('{title}') >> nth=0")
    page.wait_for_load_state("networkidle")


def answer(page, word: str) -> None:
    for field in page.locator("[name^=answer-]").all():
        field.fill(word)


def desk(staff, camera):
    """The editor's first page."""
    page = staff.editor
    page.goto("/admin/")
    camera.take(page, "editor-desk", "#header", "#content", tallest=860)


def bring_in(staff, camera):
    """A text that came in is read, checked and made a draft."""
    page = staff.editor
    page.goto("/admin/articles/intake/add/")
    page.fill("textarea[name=text]", INCOMING)
    camera.take(page, "editor-intake-receive", "#content", mark=".submit-row [type=submit]")
    page.click("input[type=submit].default")
    page.wait_for_url("**/check/")
    page.wait_for_selector(".tiptap.ProseMirror")
    page.click("input[type=submit].default")
    page.wait_for_url("**/confirm/")
    camera.take(page, "editor-intake-confirm", "#content", mark="[name=_draft]", tallest=1150)
    page.click("[name=_draft]")
    page.wait_for_url("**/articles/article/*/change/")


def submit(staff, camera):
    """The draft's form with the check, and the last look before it is submitted."""
    page = staff.editor
    page.wait_for_selector(".tiptap.ProseMirror")
    page.locator("details.findings").evaluate_all("all => all.forEach(each => each.open = true)")
    camera.take(page, "editor-form", "#content", mark=".object-tools a:text-is('预览')", tallest=900)
    page.click("[name=_submit]")
    page.wait_for_url("**/submit/**")
    page.locator("[name^=answer-]").first.fill("已取得授权")
    camera.take(page, "editor-submission", "#content", mark=".submit-row [type=submit]", tallest=1100)
    answer(page, "已向单位核实")
    page.fill("[name=due_on]", "2026-03-05")
    page.fill("[name=note]", "请重点核对办件数。")
    page.check("[name=secrets][value=none]")
    page.click("input[type=submit].default")
    page.wait_for_url("**/editorial/edition/*/change/**")
    page.wait_for_load_state("networkidle")
    parts = ("#content > h1", ".standing-state", ".edition-side")
    camera.take(page, "editor-submitted", *parts, mark=".step-recall button", tallest=760)


def returned(staff, camera):
    """The reviewer returns it with a note, which stands above the editor's form."""
    reviewer, editor = staff.reviewer, staff.editor
    open_edition(reviewer, STORY)
    write_note(reviewer, "body.2", "请核对办件数：台账为152件，这里写的是125件。")
    reviewer.fill(".step-return_review [name=note]", "数字有出入，见批注，请核实后重新送审。")
    with reviewer.expect_navigation():
        reviewer.click(".step-return_review button")
    open_record(editor, STORY)
    camera.take(
        editor, "editor-notes", "#content > h1", ".notes-panel", ".standing", mark=".note-buttons [value=resolved]"
    )


def write_note(page, anchor: str, text: str) -> None:
    page.click(f'[data-note-at="{anchor}"]')
    form = page.locator(f'[id="place-{anchor}"] .note-new')
    form.locator("textarea").fill(text)
    form.locator("button").click()
    page.wait_for_url("**#note-*")


def presence(staff, camera):
    """Two people at one form; what was typed is offered again after the window was closed."""
    reviewer, editor = staff.window("reviewer"), staff.window("editor")
    for page in (reviewer, editor):
        open_record(page, LIVE)
    editor.fill("[name=subtitle]", "一支上门办事队的一天")
    editor.wait_for_selector("[data-saved]:has-text('已自动保存')")
    editor.wait_for_selector("[data-people]:has-text('查看')")
    editor.wait_for_timeout(300)
    editor.set_viewport_size({"width": WIDTH, "height": 560})
    camera.take(editor, "editor-presence", mark=".at-work p:not(:empty):not([hidden]):not(.visually-hidden)")
    editor.context.close()
    reviewer.context.close()
    editor = staff.window("editor")
    open_record(editor, LIVE)
    camera.take(editor, "editor-restore", "#content > h1", ".kept-panel", mark=".kept-panel .button:text-is('恢复')")
    editor.click(".kept-panel button")
    editor.wait_for_load_state()
    editor.context.close()


def correct(staff, camera):
    """An urgent correction overtakes a submission of the same record, and is brought into the record."""
    editor, reviewer, approver = staff.editor, staff.reviewer, staff.approver
    open_record(editor, LIVE)
    editor.fill("[name=subtitle]", "一支上门办事队的一天")
    editor.click("[name=_submit]")
    editor.wait_for_url("**/submit/**")
    editor.check("[name=significance][value=minor]")
    editor.check("[name=secrets][value=none]")
    camera.take(editor, "editor-significance", "section[aria-labelledby=submit]", tallest=700)
    answer(editor, "已核实")
    editor.click("input[type=submit].default")
    editor.wait_for_url("**/editorial/edition/*/change/**")
    open_record(editor, LIVE)
    editor.click(".object-tools a:text-is('紧急更正')")
    editor.wait_for_url("**/correct/")
    editor.wait_for_selector(".tiptap.ProseMirror")
    body = editor.locator("[name='at-body']")
    editor.locator(".tiptap.ProseMirror p", has_text="241件").evaluate(
        "element => element.firstChild.data = element.firstChild.data.replace('241件', '214件')"
    )
    body.wait_for(state="attached")
    editor.wait_for_timeout(300)
    editor.check("[name=significance][value=major]")
    editor.fill("[name=change_note]", "正文第二段“241件”应为“214件”，特此更正。")
    editor.check("[name=secrets][value=none]")
    camera.take(editor, "editor-correction-note", ".correction-group:has([name=change_note])", ".submit-row",
                mark=".submit-row [type=submit]")  # fmt: skip
    with editor.expect_navigation():
        editor.click("input[type=submit].default")
    if editor.url.endswith("/correct/"):
        answer(editor, "已核对台账")
        editor.click("input[type=submit].default")
    editor.wait_for_url("**/editorial/edition/*/change/**")
    for page, step in ((reviewer, "pass_review"), (approver, "approve")):
        page.goto(editor.url)
        with page.expect_navigation():
            page.click(f".step-{step} button.button")
    open_record(editor, LIVE)
    editor.goto(editor.url.split("?")[0].replace("/change/", "/corrections/"))
    camera.take(editor, "editor-three-way", "#content", mark="button.default")


SCENES = (desk, bring_in, submit, returned, presence, correct)
