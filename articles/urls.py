"""Public addresses of articles."""

from django.urls import path

from articles import feeds, lists, views

urlpatterns = [
    path("feeds/all.atom", feeds.WholeFeed.as_view(), name="feed"),
    path("feeds/articles.atom", feeds.ArticleFeed.as_view(), name="article_feed"),
    path("articles/", lists.ArticleList.as_view(), name="article_list"),
    path("articles.csv", lists.ArticleFile.as_view(), name="article_csv"),
    path("articles.xlsx", lists.ArticleFile.as_view(form="xlsx"), name="article_xlsx"),
    path("articles/<slug:public_id>/", views.ArticleDetail.as_view(), name="article"),
    path("fronts/<slug:public_id>/", views.FrontAddress.as_view(), name="front"),
]
