"""Public addresses of subscriptions. What stands below them is for one reader, and kept by no cache."""

from django.urls import path

from editorial.views import subscribing

urlpatterns = [
    path("", subscribing.Ask.as_view(), name="subscribe"),
    path("asked/", subscribing.Asked.as_view(), name="subscribe_asked"),
    path("confirm/<str:token>/", subscribing.Confirm.as_view(), name="subscribe_confirm"),
    path("stop/<str:token>/", subscribing.Stop.as_view(), name="subscribe_stop"),
]
