"""The entry of the process that tells open pages what changed."""

import os

import django

from motcua.hosting.parent import follow_server

follow_server()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
django.setup()

from motcua.live.application import application  # noqa: E402  (its tables need Django to be ready)

__all__ = ["application"]
