"""The home page."""

from django.shortcuts import render

from editorial.views.base import PublicView


class Home(PublicView):
    def get(self, request):
        return render(request, "home.html")
