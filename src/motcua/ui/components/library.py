"""The one register of tags; every component adds itself here."""

from django.template import Library

register = Library()
