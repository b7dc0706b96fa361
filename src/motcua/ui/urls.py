"""Address of the gallery of components."""

from django.urls import path

from motcua.ui.gallery import gallery

app_name = "ui"
urlpatterns = [path("", gallery, name="gallery")]
