"""Addresses of the public figures."""

from django.urls import URLPattern, path

from motcua.stats import commune_views, errata, map_views, question_views, register, views
from motcua.stats.questions import QUESTIONS

app_name = "stats"


def _addresses(name: str) -> list[URLPattern]:
    """The page of one question, its data and its pictures."""
    route, which = name.replace("-", "_"), {"question": name}
    picture = f"{name}/<str:snapshot>/<slug:name>-<slug:width>.svg"
    return [
        path(f"{name}/", question_views.question_page, which, name=route),
        path(f"{name}.csv", question_views.question_data, which, name=f"{route}_data"),
        path(picture, question_views.question_picture, which, name=f"{route}_picture"),
    ]


urlpatterns = [
    path("communes/", commune_views.communes, name="communes"),
    path("communes/<str:commune_code>.csv", commune_views.commune_data, name="commune_data"),
    path("communes/<str:commune_code>/", commune_views.commune, name="commune"),
    path("errata/", errata.errata, name="errata"),
    path("map/", map_views.maps, name="map"),
    path("map/provinces/<slug:column>-<slug:width>.svg", map_views.province_picture, name="map_provinces"),
    path(
        "map/communes/<str:snapshot>/<str:province>-<int:year>-<slug:width>.svg",
        map_views.commune_picture,
        name="map_communes",
    ),
    path("published/", register.published, name="published"),
    path("published.csv", register.published_data, name="published_data"),
    path("published/<str:figure_id>/", register.published_one, name="published_figure"),
    path("", views.online_share, name="online_share"),
    path("online-share.csv", views.online_share_data, name="online_share_data"),
    path(
        "online-share/<str:snapshot>/<int:year>-<slug:name>-<slug:width>.svg",
        views.online_share_picture,
        name="online_share_picture",
    ),
    *(address for name in QUESTIONS for address in _addresses(name)),
]
