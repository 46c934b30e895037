"""The home page of the site."""

from django.shortcuts import render

from editorial import fronts
from editorial.views.base import PublicView


class Home(PublicView):
    """Two queries besides the frame's and, while nothing is kept, the one for what staff chose."""

    def get(self, request):
        return render(request, "home.html", fronts.home(self.reading))
