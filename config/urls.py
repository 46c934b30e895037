"""All addresses of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("editorial.urls")),
    path("", include("articles.urls")),
    path("", include("honorees.urls")),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
]

handler400 = "editorial.views.errors.bad_request"
handler403 = "editorial.views.errors.forbidden"
handler404 = "editorial.views.errors.not_found"
handler500 = "editorial.views.errors.failed"
