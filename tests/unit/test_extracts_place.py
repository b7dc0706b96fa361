"""Where extracts are kept is understood, or refused with what to write instead."""

import pytest

from motcua.config.installation import read_extracts_place
from motcua.hosting.broken import InstallationBroken


@pytest.mark.parametrize(
    "given",
    [
        "",
        "/srv/extracts",
        "extracts",
        "s3://bucket",
        "s3://key:secret@bucket/a/b?region=x&scheme=http&endpoint_override=h:1",
    ],
)
def test_a_folder_or_a_store_is_taken_as_given(given: str) -> None:
    assert read_extracts_place(given) == given


@pytest.mark.parametrize("given", ["gs://bucket", "s3://", "https://host/bucket", "s3://bucket?regoin=x"])
def test_anything_else_is_refused_with_the_remedy(given: str) -> None:
    with pytest.raises(InstallationBroken) as raised:
        read_extracts_place(given)
    assert "s3://BUCKET" in raised.value.remedy
