"""Public addresses of pages that mix kinds, and those for machines."""

from django.urls import path, re_path

from editorial.languages import ENGLISH, TRADITIONAL
from editorial.views import (
    about,
    as_of,
    display,
    district_file,
    districts,
    home,
    languages,
    leave,
    machines,
    media,
    search,
    sitemaps,
    statistics,
    suggestions,
)

urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("sitemap/", about.SiteMap.as_view(), name="site_map"),
    path("accessibility/", about.Accessibility.as_view(), name="accessibility"),
    path("copyright/", about.Copyright.as_view(), name="copyright"),
    path("corrections/", about.Corrections.as_view(), name="corrections"),
    path("display/", display.choose, name="display"),
    path("leave/", leave.Leave.as_view(), name="leave"),
    path("districts/", districts.DistrictList.as_view(), name="district_list"),
    path("districts.csv", district_file.DistrictFile.as_view(), name="district_csv"),
    path("districts.xlsx", district_file.DistrictFile.as_view(form="xlsx"), name="district_xlsx"),
    path("districts/<str:code>/", districts.DistrictFront.as_view(), name="district"),
    path("statistics/", statistics.Statistics.as_view(), name="statistics"),
    path("search/", search.Search.as_view(), name="search"),
    path("search/suggestions", suggestions.Suggestions.as_view(), name="search_suggestions"),
    path("media/<str:digest>/<str:rendition>", media.Media.as_view(), name="media"),
    path("sitemap.xml", sitemaps.Sitemap.as_view(), name="sitemap"),
    path("sitemap-site.xml", sitemaps.SitePart.as_view(), name="sitemap_site"),
    path("sitemap-news.xml", sitemaps.NewsPart.as_view(), name="sitemap_news"),
    path("sitemap-<int:number>.xml", sitemaps.RecordPart.as_view(), name="sitemap_part"),
    path("robots.txt", machines.robots, name="robots"),
    path("healthz", machines.healthz, name="healthz"),
    path("zh-hant/", languages.below, {"language": TRADITIONAL}, name="traditional_home"),
    path("zh-hant/<path:path>", languages.below, {"language": TRADITIONAL}, name="traditional"),
    path("en/", languages.below, {"language": ENGLISH}, name="english_home"),
    path("en/<path:path>", languages.below, {"language": ENGLISH}, name="english"),
    re_path(r"^as-of(?:/(?P<path>.*))?\Z", as_of.as_of, name="as_of"),
]
