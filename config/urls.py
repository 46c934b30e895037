"""All addresses of the site."""

from django.contrib import admin
from django.urls import include, path, re_path

from editorial.views import errors

urlpatterns = [
    path("", include("editorial.urls")),
    path("", include("articles.urls")),
    path("", include("honorees.urls")),
    path("subscribe/", include("editorial.subscribing.urls")),
    path("api/v1/", include("config.api")),
    path("admin/", admin.site.urls),
    re_path(r"^accounts/password/reset/", errors.closed),
    path("accounts/", include("allauth.urls")),
]

handler400 = "editorial.views.errors.bad_request"
handler403 = "editorial.views.errors.forbidden"
handler404 = "editorial.views.errors.not_found"
handler500 = "editorial.views.errors.failed"
