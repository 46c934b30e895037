"""The public addresses that are looked at in every way: each kind of page, full, empty and missing, by language."""

FIXED = [
    "/",
    "/articles/",
    "/articles/?year=2025",
    "/honorees/",
    "/honorees/?view=table",
    "/honorees/?q=查无此人",
    "/teams/",
    "/teams/?view=table",
    "/campaigns/",
    "/districts/",
    "/districts/150403000000/",
    "/statistics/",
    "/search/?q=干部",
    "/search/?q=查无此词",
    "/sitemap/",
    "/accessibility/",
    "/copyright/",
    "/corrections/",
    "/en/",
    "/en/honorees/",
    "/zh-hant/",
    "/zh-hant/articles/",
    "/nowhere/",
]
"""Whatever the data."""

STATUSES = {"/nowhere/": 404}
"""Of addresses that do not answer 200."""

PREPARED = """
from django.urls import reverse
from articles.demo import staff
from editorial import clock, kinds, workflow
from editorial.models import Edition

now = clock.read().now
fullest = {}
for kind in kinds.every():
    live = sorted(Edition.objects.live(now).of(kind.name), key=lambda edition: (-edition.links.count(), edition.pk))
    fullest[kind.name] = live[0]
    print(reverse(kind.url_name, args=[live[0].public_id]), 200)
    if kind.name == "article":
        print(reverse(kind.url_name, args=[live[-1].public_id]), 200)
        edition = live[len(live) // 2]
        approver = staff.desk(edition.place[:6]).approver
        workflow.perform("withdraw", edition, approver, digest=edition.digest, note="测试")
        print(reverse(kind.url_name, args=[edition.public_id]), 410)
print("/en" + reverse("article", args=[fullest["article"].public_id]), 200)
"""
"""Code for the demonstration: takes one story down, and prints the addresses of records with their status."""


def of(demonstration) -> dict[str, int]:
    """The addresses of a demonstration that has just been loaded, with the status of each. Thirty of them."""
    lines = [line.split() for line in demonstration.python(PREPARED).splitlines() if line.startswith("/")]
    return {path: STATUSES.get(path, 200) for path in FIXED} | {path: int(status) for path, status in lines}
