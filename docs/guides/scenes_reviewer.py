"""What the reviewer does in the pictures: the inbox, a page from reading to deciding, several at once."""

from scenes_editor import STORY, answer, open_edition, open_record

FIRST, SECOND, THIRD = "夜校里的灯光", "老街上的便民驿站", "一份清单办到底"


def submitted_again(staff, camera):
    """The editor mends what was noted, and submits again."""
    page = staff.editor
    open_record(page, STORY)
    page.locator(".tiptap.ProseMirror p", has_text="125件").evaluate(
        "element => element.firstChild.data = element.firstChild.data.replace('125件', '152件')"
    )
    page.wait_for_timeout(300)
    with page.expect_navigation():
        page.click("[name=_continue]")
    note = page.locator(".notes-panel .note").first
    note.locator("[name=text]").fill("已按台账改为152件。")
    note.locator("[value=answered]").click()
    page.wait_for_url("**#notes")
    page.click("[name=_submit]")
    page.wait_for_url("**/submit/**")
    answer(page, "已向单位核实")
    page.check("[name=secrets][value=none]")
    page.click("input[type=submit].default")
    page.wait_for_url("**/editorial/edition/*/change/**")


def inbox(staff, camera):
    """The list of what waits, claimed and not, and the list of keys."""
    page = staff.reviewer
    page.goto("/admin/inbox/?show=waiting&step=review")
    page.locator(".inbox-row", has_text=SECOND).locator("button", has_text="领取").click()
    page.wait_for_selector(".claim-words.is-mine")
    camera.take(page, "reviewer-inbox", "#content", mark=".inbox-row >> nth=0 >> h2 a")
    page.click(".inbox-help")
    page.wait_for_timeout(200)
    camera.take(page, "reviewer-keys", "#inbox-keys")
    page.keyboard.press("Escape")


def read(staff, camera):
    """A page that came back: as readers would see it, what changed, the notes, the source, the check."""
    page = staff.reviewer
    page.goto("/admin/inbox/?show=waiting&step=review")
    page.click(f".inbox-row h2 a:text-is('{STORY}')")
    page.wait_for_load_state("networkidle")
    page.frame_locator("iframe").locator("h1").wait_for()
    camera.take(page, "reviewer-page", "#content", tallest=1000)
    camera.take(page, "reviewer-comparison", "#comparison", '[id="place-body.2"]', tallest=760)
    camera.take(page, "reviewer-source", "#source")
    write = '[data-note-at="body.3"]'
    page.click(write)
    page.locator('[id="place-body.3"] .note-new textarea').fill("请注明这位居民所在社区，或删去引语。")
    camera.take(page, "reviewer-note", '[id="place-body.1"]', '[id="place-body.2"]', '[id="place-body.3"]',
                mark='[id="place-body.3"] .note-new button')  # fmt: skip
    page.goto(page.url.split("#")[0])
    page.wait_for_load_state("networkidle")
    camera.take(page, "reviewer-decide", ".edition-side", mark=".step-pass_review button", tallest=960)


def several(staff, camera):
    """What was opened can be selected and passed together."""
    page = staff.reviewer
    for title in (FIRST, THIRD):
        page.goto("/admin/inbox/?show=waiting&step=review")
        page.click(f".inbox-row h2 a:text-is('{title}')")
        page.wait_for_load_state("networkidle")
    page.goto("/admin/inbox/?show=waiting&step=review")
    for title in (FIRST, THIRD):
        page.locator(".inbox-row", has_text=title).locator("[type=checkbox]").check()
    camera.take(page, "reviewer-several", ".inbox-rows", ".inbox-bulk", mark=".inbox-bulk button")


def take_over(staff, camera):
    """Taking over, and what then is not possible any more."""
    page = staff.reviewer
    open_edition(page, FIRST)
    camera.take(page, "reviewer-take-over", ".step-return_review", ".step-take_over", mark=".step-take_over button")


def stale(staff, camera):
    """A page that went stale decides nothing, and keeps what was typed."""
    page, editor = staff.reviewer, staff.editor
    open_edition(page, SECOND)
    page.fill(".step-pass_review [name=note]", "事实清楚，同意。")
    open_edition(editor, SECOND)
    with editor.expect_navigation():
        editor.click(".step-recall button")
    page.click(".step-pass_review button")
    page.locator(".stray .errorlist").wait_for()
    camera.take(page, "reviewer-stale", ".stray")


def pass_on(staff, camera):
    """The story goes on to final approval, with a note still open."""
    page = staff.reviewer
    open_edition(page, STORY)
    if page.locator(".step-pass_review [name=despite_notes]").count():
        page.locator(".step-pass_review [name=despite_notes]").check()
    page.fill(".step-pass_review [name=note]", "数字已核，同意。")
    with page.expect_navigation():
        page.click(".step-pass_review button")


SCENES = (submitted_again, inbox, read, several, take_over, stale, pass_on)
