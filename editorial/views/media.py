"""Pictures, served only where a live edition shows them."""

from django.http import Http404

from editorial.views.base import PublicView


class Media(PublicView):
    def get(self, request, digest, rendition):
        raise Http404
