"""The page before another site: it says where the link leads, and leaves going there to the reader."""

from urllib.parse import urlsplit

from django.http import Http404
from django.shortcuts import render

from editorial import leaving
from editorial.views.base import PublicView


class Leave(PublicView):
    """Only for addresses that a page of ours links to: any other answers 404. It redirects nobody."""

    parameters = leaving.PARAMETERS
    longest = leaving.LONGEST

    def get(self, request):
        address = request.GET.get("to", "")
        if not leaving.vouched(address, request.GET.get("proof", "")):
            raise Http404
        return render(request, "leave.html", {"address": address, "host": urlsplit(address).hostname})
