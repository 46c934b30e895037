"""Public addresses of articles."""

from django.urls import path

from articles import views

urlpatterns = [
    path("articles/<slug:public_id>/", views.ArticleDetail.as_view(), name="article"),
]
