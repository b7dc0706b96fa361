"""The installation that the tests run in: its own data folder, and its own embedded server where none is named."""

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from motcua.hosting import embedded

# Nobody needs the test data after a power cut, and the tests commit thousands of times.
QUICK = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"

if not os.environ.get("MOTCUA_TEST_FOLDER"):
    # Only the first process comes here: pytest-xdist's workers inherit what it sets.
    folder = Path(tempfile.mkdtemp(prefix="motcua-tests-"))
    os.environ["MOTCUA_TEST_FOLDER"] = str(folder)
    at_the_end = contextlib.ExitStack()
    at_the_end.callback(shutil.rmtree, folder, ignore_errors=True)
    os.environ["MOTCUA_DATA"] = str(folder)
    (folder / "static").mkdir()  # empty: files are then served from the source
    if not os.environ.get("MOTCUA_DATABASE_URL"):
        folder.chmod(0o755)  # the folders inside are private; as root the server runs under another user
        at_the_end.enter_context(embedded.ensure_running(folder, own_settings=QUICK))
        os.environ["MOTCUA_DATABASE_URL"] = embedded.superuser_url(folder, "motcua")
    atexit.register(at_the_end.close)

from motcua.config.settings import *  # noqa: E402, F403

# Programs that tests start are real installations: they read the real settings.
os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"

PASSWORD_HASHERS = ["tests.quick_passwords.QuickArgon2"]

# Tests look at what each extract publishes; the rule when one is published has tests of its own.
RELEASES = "extract"

# Tests write the counters of forms when they look at them.
TRACES_EVERY_SECONDS = 0
