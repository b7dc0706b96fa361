"""The addresses of the house: Vietnamese without a prefix, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("motcua.api.v1.urls")),
    *i18n_patterns(
        path("can-bo/", include("motcua.desk.urls")),
        path("so-lieu/", include("motcua.stats.urls")),
        path("", include("motcua.portal.urls")),
        prefix_default_language=False,
    ),
]
