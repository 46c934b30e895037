"""The API as a whole: the operations of all apps under one address, and their description (OpenAPI 3.1)."""

from django.http import Http404, JsonResponse
from django.urls import path, re_path, reverse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from articles import api as articles
from editorial.api import routes
from editorial.api import view as api_view
from editorial.views.base import Gone, PublicView
from honorees import api as honorees
from honorees import popolo

TOO_MANY = {
    "description": "Too many requests from one address in a minute.",
    "headers": {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}},
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}},
}
DESCRIPTION = """Commendations, the people and teams who received them, and stories: all that is live now.

Answers carry an ETag; ask with If-None-Match. Lists are walked by `next`, which is given as `cursor` in the request
that follows. Each process of the site counts the requests of an address for a minute, so that none can say how many
are left; a 429 says when to ask again.

Whole lists are better had as files: /honorees.csv, /teams.csv, /campaigns.csv, /articles.csv and /districts.csv have a
row for each entry of the list, /commendations.csv has one for each award (?year=2024: of that year alone), from which
the statistics can be counted; all of them end in .xlsx too. /feeds/all.atom tells of all that is new,
/feeds/articles.atom of stories alone."""

api = NinjaAPI(
    title="光荣榜",
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
)
for router in (articles.router, honorees.router, popolo.router, routes.router):
    api.add_router("", router)
api.add_exception_handler(Gone, api_view.gone)
api.add_exception_handler(Http404, api_view.nothing)


@api.exception_handler(ValidationError)
def _not_valid(request, exc):
    """A parameter that cannot be read is a 400 that names it, a format that is not made a 501 (oEmbed 1.0, 2.3.4)."""
    names = dict.fromkeys(str(each["loc"][-1]) for each in exc.errors)
    detail = _("These parameters cannot be read: %(names)s") % {"names": "、".join(names)}
    return JsonResponse({"detail": detail}, status=501 if [*names] == ["format"] else 400)


@api.exception_handler(HttpError)
def _refused(request, exc):
    return JsonResponse(
        {"detail": _("These parameters cannot be read: %(names)s") % {"names": str(exc)}}, status=exc.status_code
    )


class Described(PublicView):
    """JSON about the API itself, for anybody's scripts."""

    in_languages = False

    def get(self, request):
        response = JsonResponse(self.described(request), json_dumps_params={"ensure_ascii": False})
        response["Access-Control-Allow-Origin"] = "*"
        return response


class Root(Described):
    """Where the description is."""

    def described(self, request) -> dict:
        return {"title": api.title, "version": api.version, "openapi": request.build_absolute_uri(reverse("openapi"))}


class OpenAPI(Described):
    """The description of the API, with what holds for every operation."""

    def described(self, request) -> dict:
        found = api.get_openapi_schema(path_prefix=reverse("api_root"))
        for operations in found["paths"].values():
            for operation in operations.values():
                operation["responses"]["429"] = TOO_MANY
        return found


urlpatterns = [
    path("", Root.as_view(), name="api_root"),
    path("openapi.json", OpenAPI.as_view(), name="openapi"),
    re_path(r"^(?P<path>[\s\S]+)\Z", api_view.ApiView.as_view(api=api), name="api"),
]
