"""Pictures, served only where a live edition shows them, or to staff."""

import re

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from editorial import clock, pictures
from editorial import suppression as suppressions
from editorial.models import Edition, EditionLink, Picture, Relation
from editorial.views import ranges

MINUTES = 5
"""How long a picture may stay in caches after it was taken down."""

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@method_decorator(csrf_exempt, name="dispatch")
class Media(View):
    """One rendition of a picture. The database says whether it may be seen; no path is made of unknown text."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, digest, rendition):
        if rendition not in pictures.RENDITIONS or not _DIGEST.fullmatch(digest):
            raise Http404
        staff = request.user.is_authenticated
        if not (Picture.objects.filter(hash=digest).exists() if staff else is_shown(digest)):
            raise Http404
        etag = f'"{digest[:20]}-{rendition}"'
        headers = {"Cache-Control": "private, no-store" if staff else f"public, max-age={MINUTES * 60}", "ETag": etag}
        answer = get_conditional_response(request, etag=etag, response=HttpResponse(headers=headers))
        if answer.status_code != 200:
            return answer
        try:
            response = ranges.answer(
                request, default_storage, pictures.rendition(digest, rendition), etag=etag,
                content_type=pictures.CONTENT_TYPES[pictures.RENDITIONS[rendition][1]],
            )  # fmt: skip
        except FileNotFoundError:
            raise Http404 from None
        for name, value in headers.items():
            response[name] = value
        return response


def is_shown(digest: str) -> bool:
    """Whether a live page shows the picture; pages of the suppressed do not count."""
    reading = clock.read()
    editions = Edition.objects.live(reading.now).filter(
        pk__in=EditionLink.objects.to("file", digest, Relation.SHOWS).values("edition")
    )
    suppressed = suppressions.targets_at(reading)
    return any(each not in suppressed for each in editions.values_list("kind", "public_id"))
