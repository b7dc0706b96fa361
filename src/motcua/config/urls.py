"""The addresses of the house: Vietnamese without a prefix, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from motcua.hosting.views import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("api/v1/", include("motcua.api.v1.urls")),
    *i18n_patterns(
        path("can-bo/", include("motcua.desk.urls")),
        path("quan-tri/", include("motcua.admin.urls")),
        path("so-lieu/", include("motcua.stats.urls")),
        path("phan-tich/", include("motcua.lab.urls")),
        path("thu-vien-giao-dien/", include("motcua.ui.urls")),
        path("", include("motcua.portal.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "motcua.ui.errors.bad_request"
handler403 = "motcua.ui.errors.not_allowed"
handler404 = "motcua.ui.errors.page_not_found"
handler500 = "motcua.ui.errors.server_error"
