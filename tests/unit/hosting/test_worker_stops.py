"""A worker that was told to stop ends, also while a job hangs in a thread that nobody can break off."""

import os
import subprocess
import sys

HANGING = """
import asyncio, os, signal, time
import django
django.setup()
from motcua.cli import worker
worker.FINISH_SECONDS = worker.LEAVE_SECONDS = 0.1
async def work():
    asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)
    await asyncio.gather(asyncio.to_thread(time.sleep, 50), return_exceptions=True)
asyncio.run(worker.until_stopped(work()))
"""


def test_a_job_that_hangs_does_not_keep_the_process() -> None:
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "motcua.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", HANGING], env=given, capture_output=True, text=True, timeout=40, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "another worker takes them up" in done.stderr
