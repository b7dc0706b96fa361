"""The operator's file of identity providers: taken whole, or refused with the place."""

from pathlib import Path

import pytest

from motcua.hosting.broken import InstallationBroken
from motcua.signon.api import read_providers

GOOD = """
providers:
  - key: vneid
    words: {vi: Đăng nhập bằng VNeID, en: Sign in with VNeID}
    issuer: https://id.example.vn/oauth2/token
    client_id: motcua
    client_secret_file: secret
    scopes: [profile]
    acr_values: [LoA1]
    claims: {name: HoVaTen}
    assurance: {claim: loAs, levels: {"1": low, "2": substantial}}
    kind: {claim: LoaiTaiKhoan, citizen: [1]}
"""


def test_the_older_national_claims_are_a_matter_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s3cret\n")
    (tmp_path / "providers.yaml").write_text(GOOD)
    (one,) = read_providers(str(tmp_path / "providers.yaml"))
    assert (one.client_secret, one.scopes, one.claims["name"]) == ("s3cret", ("openid", "profile"), "HoVaTen")
    assert (one.levels, one.kinds) == ({"1": 1, "2": 2}, ("1",))
    assert "s3cret" not in repr(one)
    assert read_providers("") == ()


@pytest.mark.parametrize(
    ("good", "bad", "place"),
    [
        ("https://id", "http://id", "issuer"),
        ("key: vneid", "key: VN eID", "key"),
        (", en: Sign in with VNeID", "", "words"),
        ("substantial", "very", "levels"),
        ("claims: {name: HoVaTen}", "claims: [HoVaTen]", "claims"),
        ("client_secret_file: secret", "client_secret: s3cret", "client_secret"),
        ("client_secret_file: secret", "client_secret_file: nowhere", "client_secret_file"),
        ("providers:", "provider:", "providers"),
    ],
)
def test_a_file_with_a_fault_stops_the_server_with_the_place(tmp_path: Path, good: str, bad: str, place: str) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "providers.yaml").write_text(GOOD.replace(good, bad))
    with pytest.raises(InstallationBroken) as raised:
        read_providers(str(tmp_path / "providers.yaml"))
    assert place in raised.value.words
    assert "s3cret" not in str(raised.value)
    with pytest.raises(InstallationBroken):
        read_providers(str(tmp_path / "nowhere.yaml"))
