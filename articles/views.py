"""Public pages of articles, and the way to front pages."""

from django.http import Http404
from django.shortcuts import redirect

from editorial.fronts import WHOLE_SITE
from editorial.models import Edition
from editorial.views.base import EditionDetail, PublicView


class ArticleDetail(EditionDetail):
    kind = "article"


class FrontAddress(PublicView):
    """Leads to the page of the place, which is there whatever becomes of what was chosen for it."""

    in_languages = False

    def get(self, request, public_id):
        editions = Edition.objects.of("front").filter(public_id=public_id).once_live(self.reading.now)
        edition = editions.order_by("-live_from", "-pk").only("place", "card").first()
        if edition is None:
            raise Http404
        return redirect("home") if edition.card[WHOLE_SITE] else redirect("district", edition.place)
