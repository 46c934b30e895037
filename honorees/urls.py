"""Public addresses of people, teams and campaigns."""

from django.urls import path

from honorees import views

urlpatterns = [
    path("honorees/<slug:public_id>/", views.HonoreeDetail.as_view(), name="honoree"),
    path("teams/<slug:public_id>/", views.TeamDetail.as_view(), name="team"),
    path("campaigns/<slug:public_id>/", views.CampaignDetail.as_view(), name="campaign"),
]
