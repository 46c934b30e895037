"""The API as a whole: the operations of all apps under one address, and their description (OpenAPI 3.1)."""

from django.http import Http404, JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from articles import api as articles
from editorial.api import routes
from editorial.api import view as api_view
from editorial.views.base import Gone, PublicView
from honorees import api as honorees
from honorees import popolo

ADDRESS = "api/v1/"

api = NinjaAPI(
    title="光荣榜",
    version="1",
    description="Commendations, the people and teams who received them, and stories: all that is live now.",
    openapi_url=None,
    docs_url=None,
)
for router in (articles.router, honorees.router, popolo.router, routes.router):
    api.add_router("", router)
api.add_exception_handler(Gone, api_view.gone)
api.add_exception_handler(Http404, api_view.nothing)


@api.exception_handler(ValidationError)
def _not_valid(request, exc):
    """A parameter that cannot be read is a 400, and is named. A format that is not made is a 501 (oEmbed 1.0, 2.3.4)."""
    names = dict.fromkeys(str(each["loc"][-1]) for each in exc.errors)
    detail = _("These parameters cannot be read: %(names)s") % {"names": "、".join(names)}
    return JsonResponse({"detail": detail}, status=501 if [*names] == ["format"] else 400)


@api.exception_handler(HttpError)
def _refused(request, exc):
    return JsonResponse(
        {"detail": _("These parameters cannot be read: %(names)s") % {"names": str(exc)}}, status=exc.status_code
    )


class OpenAPI(PublicView):
    """The description of the API."""

    in_languages = False

    def get(self, request):
        response = JsonResponse(
            api.get_openapi_schema(path_prefix=f"/{ADDRESS}"), json_dumps_params={"ensure_ascii": False}
        )
        response["Access-Control-Allow-Origin"] = "*"
        return response


urlpatterns = [
    path("openapi.json", OpenAPI.as_view(), name="openapi"),
    path("<path:path>", api_view.ApiView.as_view(api=api), name="api"),
]
