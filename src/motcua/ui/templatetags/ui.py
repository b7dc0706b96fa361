"""Tags by which a template asks for a component."""

from django import template

register = template.Library()
