"""Public addresses of people, teams and campaigns."""

from django.urls import path

from honorees import verifying, views

urlpatterns = [
    path("honorees/", views.HonoreeList.as_view(), name="honoree_list"),
    path("honorees.csv", views.HonoreeFile.as_view(), name="honoree_csv"),
    path("honorees.xlsx", views.HonoreeFile.as_view(form="xlsx"), name="honoree_xlsx"),
    path("honorees/<slug:public_id>/", views.HonoreeDetail.as_view(), name="honoree"),
    path("teams/", views.TeamList.as_view(), name="team_list"),
    path("teams.csv", views.TeamFile.as_view(), name="team_csv"),
    path("teams.xlsx", views.TeamFile.as_view(form="xlsx"), name="team_xlsx"),
    path("teams/<slug:public_id>/", views.TeamDetail.as_view(), name="team"),
    path("commendations.csv", views.AwardFile.as_view(), name="commendation_csv"),
    path("commendations.xlsx", views.AwardFile.as_view(form="xlsx"), name="commendation_xlsx"),
    path("campaigns/", views.CampaignList.as_view(), name="campaign_list"),
    path("campaigns.csv", views.CampaignFile.as_view(), name="campaign_csv"),
    path("campaigns.xlsx", views.CampaignFile.as_view(form="xlsx"), name="campaign_xlsx"),
    path("campaigns/<slug:public_id>/", views.CampaignDetail.as_view(), name="campaign"),
    path("campaigns/<slug:public_id>/roll.csv", views.CampaignRoll.as_view(), name="campaign_roll"),
    path("campaigns/<slug:public_id>/roll.xlsx", views.CampaignRoll.as_view(form="xlsx"), name="campaign_roll_xlsx"),
    path("verify/", verifying.Ask.as_view(), name="verify"),
    path("verify/<str:code>/", verifying.Certificate.as_view(), name="certificate"),
]
