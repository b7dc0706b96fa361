"""The operator's commands for keys and accounts."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from motcua.cli import main
from motcua.core.data_folder import DATA_FILES
from motcua.identity import api as identity
from motcua.orgs.api import load_units

pytestmark = pytest.mark.django_db
UNIT = "demo-xa-mau"


@pytest.fixture(autouse=True)
def _practice_centre(db: None) -> None:
    load_units(DATA_FILES / "orgs" / "practice.yaml")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    status = main.run([*words, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_key_is_made_listed_and_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    status, made = run(capsys, "token", "create", "--scopes", "dossiers:read, dossiers:write", "--unit", UNIT)
    assert status == 0
    assert identity.actor_of_token(made["token"], datetime.now(UTC)).scopes == {"dossiers:read", "dossiers:write"}
    _, listed = run(capsys, "token", "list")
    assert [(token["id"], token["unit"]) for token in listed["tokens"]] == [(made["id"], UNIT)]
    assert made["token"] not in json.dumps(listed)
    assert run(capsys, "token", "revoke", str(made["id"])) == (0, {"id": made["id"], "revoked": True})
    with pytest.raises(identity.TokenUnknown):
        identity.actor_of_token(made["token"], datetime.now(UTC))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["token", "create", "--scopes", "dossiers:wirte", "--unit", UNIT], "token_refused"),
        (["token", "create", "--scopes", "dossiers:read", "--unit", "nowhere"], "not_found"),
        (["token", "create", "--scopes", "dossiers:read", "--unit", UNIT, "--days", "99999"], "token_refused"),
        (["token", "revoke", "999999"], "not_found"),
    ],
)
def test_what_cannot_be_made_is_refused_with_its_reason(
    capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    status, document = run(capsys, *words)
    assert (status, document["error"]["code"]) == (1, code)


def test_an_account_with_a_drawn_password_can_sign_in(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    words = ["account", "create", "--username", "lan", "--name", "Nguyễn Thị Lan", "--role", "clerk", "--unit", UNIT]
    status, made = run(capsys, *words)
    assert status == 0
    assert identity.sign_in("lan", made["password"], datetime.now(UTC)).display_name == "Nguyễn Thị Lan"
    assert run(capsys, *words)[1]["error"]["code"] == "username_taken"
