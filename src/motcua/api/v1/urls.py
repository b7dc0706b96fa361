"""Addresses of version 1."""

from django.urls import include, path

from motcua.api.openapi import openapi_document
from motcua.api.v1.interface import interface

app_name = "api"
urlpatterns = [
    path("openapi.json", openapi_document(interface, prefix="/api/v1"), name="openapi"),
    path("", include(interface.patterns())),
]
