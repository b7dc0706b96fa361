"""The entry of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from motcua.hosting.parent import follow_parent

follow_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
application = get_wsgi_application()
