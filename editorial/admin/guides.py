"""The pages that show the guides for staff, and their pictures."""

from django.contrib import admin
from django.http import FileResponse, Http404, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy

from editorial.adminsite import DeskPage
from editorial.desk import guides


def own_view(request):
    """Lead to the guide of the person's main role."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return redirect("admin:guide", guides.of(request.user))


def guide_view(request, role):
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    try:
        guide = guides.read(role)
    except KeyError:
        raise Http404 from None
    context = {**admin.site.each_context(request), "title": guide.title, "guide": guide, "guides": guides.all_guides()}
    return TemplateResponse(request, "admin/editorial/guide.html", context)


def picture_view(request, name):
    """A picture, by a name that a guide has: no other file can be asked for."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    try:
        path = guides.picture(name)
        return FileResponse(path.open("rb"), content_type="image/png")
    except (KeyError, OSError):
        raise Http404 from None


admin.site.add_page(DeskPage("guide/", "guides", own_view, gettext_lazy("User guide")))
admin.site.add_page(DeskPage("guide/<slug:role>/", "guide", guide_view))
admin.site.add_page(DeskPage("guide/picture/<slug:name>.png", "guide_picture", picture_view))
