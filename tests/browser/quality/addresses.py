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
    "/verify/",
    "/verify/000001-00/",
    "/en/",
    "/en/honorees/",
    "/en/statistics/",
    "/en/subscribe/",
    "/zh-hant/",
    "/zh-hant/articles/",
    "/nowhere/",
]
"""Whatever the data."""

STATUSES = {"/nowhere/": 404, "/verify/000001-00/": 404}
"""Of addresses that do not answer 200."""

PREPARED = """
import html, io, re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.demo import loading, staff
from articles.models import Article
from editorial import clock, kinds, leaving, pictures, workflow
from editorial.authorship import acting_as
from editorial.models import Edition, EditionLink
from honorees.certificates import code_of

OUTSIDE = '<p>另见<a href="https://www.example.org/report?a=1&amp;b=2">外部报道</a>。</p>'

def illustrated(edition):
    article = Article.objects.get(pk=edition.record_id)
    desk = staff.desk(edition.place[:6])
    with acting_as(desk.editor):
        for number, colour in enumerate(("#7a8c9e", "#b39b74", "#6f8f78"), 1):
            out = io.BytesIO()
            Image.new("RGB", (1800, 1200), colour).save(out, "JPEG")
            picture = pictures.store(SimpleUploadedFile("a.jpg", out.getvalue()), desk.editor)
            caption = f"活动现场之{number}"
            article.photos.create(picture=picture, caption=caption, photographer="李测试", alt="会场", consent=True,
                                  position=number)
        article.body += OUTSIDE
        article.save()
    loading.publish(article, desk)

now = clock.read().now
fullest = {}
for kind in kinds.every():
    live = sorted(Edition.objects.live(now).of(kind.name), key=lambda edition: (-edition.links.count(), edition.pk))
    if kind.url_name == "home" or not live:
        continue
    fullest[kind.name] = live[0]
    print(reverse(kind.url_name, args=[live[0].public_id]), 200)
    if kind.name == "article":
        illustrated(live[0])
        print(reverse(kind.url_name, args=[live[-1].public_id]), 200)
        edition = live[len(live) // 2]
        approver = staff.desk(edition.place[:6]).approver
        workflow.perform("withdraw", edition, approver, digest=edition.digest, note="测试")
        print(reverse(kind.url_name, args=[edition.public_id]), 410)
award = EditionLink.objects.filter(target_kind="commendation", relation="commends").live(now).order_by("pk")[0]
print(reverse("certificate", args=[code_of(award.target_id)]), 200)
print("/en" + reverse("article", args=[fullest["article"].public_id]), 200)
print(html.unescape(re.search('href="([^"]*)"', leaving.marked(OUTSIDE))[1]), 200)
"""
"""Code for the demonstration: gives a story photos and a link to another site, takes one down, and prints addresses."""


def of(demonstration) -> dict[str, int]:
    """The addresses of a demonstration that has just been loaded, with the status of each. At least thirty."""
    lines = [line.split() for line in demonstration.python(PREPARED).splitlines() if line.startswith("/")]
    return {path: STATUSES.get(path, 200) for path in FIXED} | {path: int(status) for path, status in lines}
