"""The address of the mail server: sealed unless said otherwise, refused with the remedy and without the password."""

import pytest

from motcua.config.mail_settings import read_mail_settings
from motcua.hosting.broken import InstallationBroken


def test_a_server_with_its_sender() -> None:
    found = read_mail_settings({"MOTCUA_EMAIL": "smtp://ng%40x:m%2Ft@mail.example.vn?from=mot@example.vn"})
    assert (found.host, found.port, found.user, found.password) == ("mail.example.vn", 587, "ng@x", "m/t")
    assert (found.goes_out, found.starttls, found.implicit, found.sender) == (True, True, False, "mot@example.vn")
    assert read_mail_settings({"MOTCUA_EMAIL": "smtp://h?from=a@b.vn&tls=implicit"}).port == 465
    assert not read_mail_settings({}).goes_out


@pytest.mark.parametrize(
    "given",
    [
        "mail.example.vn",
        "smtp://u:secret@h:99999?from=a@b.vn",
        "smtp://u:secret@h",
        "smtp://u:secret@h?from=a@b.vn&tls=maybe",
        "smtp://u:secret@h?from=a@b.vn&starttls=1",
        "http://u:secret@h?from=a@b.vn",
    ],
)
def test_what_is_no_address_is_refused_and_no_secret_told(given: str) -> None:
    with pytest.raises(InstallationBroken) as broken:
        read_mail_settings({"MOTCUA_EMAIL": given})
    assert "tls=starttls" in broken.value.remedy
    assert "secret" not in f"{broken.value.words}{broken.value.remedy}"
