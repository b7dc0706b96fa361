"""A decision is minuted with who, when, why and on which results."""

import pytest

from motcua.studies.api import StudyRefused, Topic, decide_in_study, get_study
from tests.factories.cast import NOW, Cast
from tests.factories.studies import opened

pytestmark = pytest.mark.django_db


def test_a_later_decision_stands_beside_the_earlier(cast: Cast) -> None:
    code = opened(cast)
    same = {"actor": cast.analyst, "topic": Topic.COMMUNES, "reason": "Theo kết quả bốc thăm", "now": NOW}
    decide_in_study(code, decided="Bốn xã", decided_by="Sở Khoa học và Công nghệ", **same)  # type: ignore[arg-type]
    decide_in_study(code, decided="Ba xã", **same)  # type: ignore[arg-type]
    first, second = get_study(code, actor=cast.leader).decisions
    assert (first.decided, second.decided) == ("Bốn xã", "Ba xã")
    assert first.by.startswith("Sở Khoa học và Công nghệ")
    with pytest.raises(StudyRefused):
        decide_in_study(code, decided="Hai xã", results=(9,), **same)  # type: ignore[arg-type]
