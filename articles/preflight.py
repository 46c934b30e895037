"""Checks before publication of articles."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Credit
from editorial import richtext
from editorial.preflight import Severity, register
from honorees.known import named_in

KINDS = ("article",)


@register("article-text", Severity.BLOCK, gettext_lazy("An article has a title and a text"), KINDS)
def check_text(snapshot):
    if not snapshot.page.title.strip():
        yield _("The title is empty."), "title"
    if not richtext.text_of(snapshot.page.body).strip():
        yield _("The text is empty."), "body"


@register("article-dated", Severity.BLOCK, gettext_lazy("The original date does not lie in the future"), KINDS)
def check_dated(snapshot):
    published_on = snapshot.page.published_on
    if published_on and published_on > timezone.localdate():
        yield _("The original date lies in the future."), "published_on"


@register("article-credits", Severity.BLOCK, gettext_lazy("No credit was printed and left empty"), KINDS)
def check_credits(snapshot):
    for at, credit in enumerate(snapshot.page.credits, 1):
        if not credit.names:
            yield _("The credit “%(role)s” was printed and left empty.") % {"role": credit.role}, f"credits.{at}"


@register("article-source", Severity.BLOCK, gettext_lazy("The source is not empty; a reprint names it"), KINDS)
def check_source(snapshot):
    page = snapshot.page
    if page.source is not None and not page.source.strip():
        yield _("The source was printed and left empty."), "source"
    elif page.source is None and page.origin == Article.Origin.REPRINT:
        yield _("A reprint must name its source."), "source"


@register("article-rights", Severity.WARN, gettext_lazy("A reprint says by what right it is reprinted"), KINDS)
def check_rights(snapshot):
    page = snapshot.page
    if page.origin == Article.Origin.REPRINT and not page.rights.strip():
        yield _("A reprint without a rights statement: is there a permission to reprint it?"), "rights"


def gaps(articles: list[Article]) -> dict[int, str]:
    """By key, the first label of each article that was printed and left empty: what the desk shows beside a draft."""
    empty = Credit.objects.filter(article__in=articles, names="").order_by("-position").values_list("article", "role")
    found = {key: _("The credit “%(role)s” was printed and left empty.") % {"role": role} for key, role in empty}
    return found | {each.pk: _("The source was printed and left empty.") for each in articles if each.source == ""}


@register("article-photos", Severity.BLOCK, gettext_lazy("Every photo has a caption and a photographer"), KINDS)
def check_photos(snapshot):
    for at, photo in enumerate(snapshot.page.photos, 1):
        if not photo.caption.strip():
            yield _("Photo %(number)s has no caption.") % {"number": at}, f"photos.{at}"
        if not photo.photographer.strip():
            yield _("Photo %(number)s names no photographer.") % {"number": at}, f"photos.{at}"


@register("article-signed", Severity.WARN, gettext_lazy("Somebody signs, and the source is named"), KINDS)
def check_signed(snapshot):
    page = snapshot.page
    if not page.credits:
        yield _("No credits at all: is nobody named?"), "credits"
    foreign = page.origin in (Article.Origin.CONTRIBUTED, Article.Origin.ADAPTED)
    supplied = page.contributor or any(each.role == Credit.Role.CONTRIBUTED and each.names for each in page.credits)
    if foreign and page.source is None and not supplied:
        yield _("Neither a source nor a contributing unit is named."), "source"


@register("article-alternatives", Severity.WARN, gettext_lazy("Photos have a text alternative"), KINDS)
def check_alternatives(snapshot):
    for at, photo in enumerate(snapshot.page.photos, 1):
        if not photo.alt.strip():
            yield _("Photo %(number)s: say in words what it shows.") % {"number": at}, f"photos.{at}"


@register("article-consent", Severity.WARN, gettext_lazy("The people shown have agreed"), KINDS)
def check_consent(snapshot):
    for at, photo in enumerate(snapshot.page.photos, 1):
        if not photo.consent:
            yield _("Photo %(number)s: is the consent of the people shown on file?") % {"number": at}, f"photos.{at}"


@register(
    "article-unmentioned", Severity.WARN,
    gettext_lazy("Known people and teams that are named in the text are mentioned"), KINDS, compares=True,
)  # fmt: skip
def check_unmentioned(snapshot, around):
    page = snapshot.page
    texts = [page.title, page.kicker, page.subtitle, page.editor_note, richtext.text_of(page.body)]
    text = "\n".join([*texts, *(photo.caption for photo in page.photos)])
    mentioned = {name for each in page.mentions for name in (each.name, each.target.label)}
    for name in named_in(text, page.place, mentioned, around.reading):
        yield _("“%(name)s” is named in the text and not mentioned.") % {"name": name}, "mentions"
