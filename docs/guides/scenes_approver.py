"""What the approver does in the pictures: approving, dates, withdrawing, looking back, reports."""

from played import LIVE
from scenes_editor import STORY, open_edition

SCHEDULED, FIRST, SECOND = "春耕里的身影", "集市上的流动服务站", "山路上的邮包"


def approve(staff, camera):
    """The first page, and the step that publishes, with what the approver has to answer."""
    page = staff.approver
    page.goto("/admin/")
    camera.take(page, "approver-desk", "#header", "#content", tallest=760)
    open_edition(page, STORY)
    camera.take(page, "approver-approve", ".edition-side", mark=".step-approve button", tallest=1000)
    for field in page.locator(".step-approve [name^=answer-]").all():
        field.fill("已知悉，与单位核对无误")
    if page.locator(".step-approve [name=despite_notes]").count():
        page.locator(".step-approve [name=despite_notes]").check()
    page.fill(".step-approve [name=at]", "2026-03-05T08:00")
    page.click(".step-approve button[type=submit]")
    page.wait_for_url("**/admin/")


def calendar(staff, camera):
    """What goes live when, and how it is moved or cancelled."""
    page = staff.approver
    page.goto("/admin/calendar/?month=2026-03")
    camera.take(page, "approver-calendar", "#content", tallest=900)
    page.click(f"table.month a:has-text('{SCHEDULED}')")
    page.wait_for_load_state("networkidle")
    camera.take(page, "approver-reschedule", ".step-reschedule", ".step-cancel", mark=".step-reschedule button")


def several(staff, camera):
    """What was opened is approved together, after a last look at the digests."""
    page = staff.approver
    for title in (FIRST, SECOND):
        page.goto("/admin/inbox/?show=waiting&step=approval")
        page.click(f".inbox-row h2 a:text-is('{title}')")
        page.wait_for_load_state("networkidle")
    page.goto("/admin/inbox/?show=waiting&step=approval")
    for title in (FIRST, SECOND):
        page.locator(".inbox-row", has_text=title).locator("[type=checkbox]").check()
    page.click(".inbox-bulk button[value=approve]")
    page.wait_for_load_state()
    camera.take(page, "approver-several", "#content", mark=".inbox-ask button")


def withdraw(staff, camera):
    """The steps on a live page: confirming that it holds, and withdrawing it."""
    page = staff.approver
    open_edition(page, LIVE)
    camera.take(page, "approver-withdraw", ".step-confirm", ".step-withdraw", mark=".step-withdraw button")


def look_back(staff, camera):
    """The ledger, and the site on a day of the past."""
    page = staff.approver
    page.evaluate("localStorage.setItem('django.admin.navSidebarIsOpen', 'false')")
    page.goto("/admin/editorial/decision/")
    camera.take(page, "approver-ledger", "#content", tallest=640)
    page.evaluate("localStorage.setItem('django.admin.navSidebarIsOpen', 'true')")
    page.goto("/as-of/2026-02-26/")
    page.wait_for_load_state("networkidle")
    camera.take(page, "approver-as-of", "body", tallest=560)


def report(staff, camera):
    """The reports on the desk's own work."""
    page = staff.approver
    page.goto("/admin/reports/?from=2026-02-01&until=2026-03-02")
    camera.take(page, "approver-reports", "#content", tallest=900)


SCENES = (approve, calendar, several, withdraw, look_back, report)
