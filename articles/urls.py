"""Public addresses of articles."""

from django.urls import path

from articles import feeds, lists, views

urlpatterns = [
    path("feeds/articles.atom", feeds.ArticleFeed.as_view(), name="article_feed"),
    path("articles/", lists.ArticleList.as_view(), name="article_list"),
    path("articles/<slug:public_id>/", views.ArticleDetail.as_view(), name="article"),
]
