"""The entry of the web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from motcua.core.frames import with_room
from motcua.hosting.parent import follow_server

follow_server()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty is fine: files are then served from the source
application = with_room(get_wsgi_application())
