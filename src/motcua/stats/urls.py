"""Addresses of the public figures."""

from django.urls import path

from motcua.stats import errata, register, views

app_name = "stats"
urlpatterns = [
    path("errata/", errata.errata, name="errata"),
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
]
