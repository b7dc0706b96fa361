"""Where extracts are kept in these tests: a folder of their own, or a real S3 server on this machine."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.factories.cast import Cast, load_cast


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address (`host:port`) of an S3 server that lives as long as the tests."""
    server_module = pytest.importorskip("moto.server", reason="the S3 server for tests (moto) is not installed")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield f"{host}:{port}"
    finally:
        server.stop()


@pytest.fixture(params=["folder", "s3"])
def extracts(request: pytest.FixtureRequest, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both kinds of place, one after the other; gives a folder of the test's own."""
    settings.DATA_FOLDER = tmp_path / "data"
    settings.EXTRACTS = ""
    if request.param == "s3":
        fs = pytest.importorskip("pyarrow.fs")
        monkeypatch.setitem(os.environ, "AWS_EC2_METADATA_DISABLED", "true")
        server = request.getfixturevalue("s3_server")
        bucket, options = f"b{abs(hash(tmp_path)):x}", f"scheme=http&endpoint_override={server}&region=us-east-1"
        address = f"s3://key:secret@{bucket}/extracts?{options}"
        files, _ = fs.FileSystem.from_uri(f"{address}&allow_bucket_creation=true")
        files.create_dir(bucket)
        settings.EXTRACTS = address
    return tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody of the story."""
    return load_cast()
