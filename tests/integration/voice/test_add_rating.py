"""A vote is one of three answers, given once; what it was about is kept whole or not at all."""

import pytest

from motcua.voice.api import Answer, RatingRefused, RatingState, add_rating, get_rating
from motcua.voice.usecases.add_rating import add_rating_detail
from tests.factories.cast import NOW

pytestmark = pytest.mark.django_db


def _vote(answer: str) -> bool:
    return add_rating(
        dossier_id=7, unit_id=None, procedure_code="1.001193", legal_channel="online", answer=answer, now=NOW
    )


def test_the_first_vote_stays() -> None:
    with pytest.raises(RatingRefused):
        _vote("five stars")
    assert get_rating(7) == RatingState()
    assert not add_rating_detail(dossier_id=7, aspects=["time"], text="", now=NOW), "nobody voted"
    assert (_vote("satisfied"), _vote("not_satisfied")) == (True, False)
    assert get_rating(7) == RatingState(Answer.SATISFIED)


@pytest.mark.parametrize(
    ("aspects", "text", "errors"),
    [
        ([], " ", {"text": "required"}),
        (["weather"], "", {"aspects": "choice_unknown"}),
        (["time"], "x" * 1001, {"text": "text_too_long"}),
        (["time"], "a\x00b", {"text": "text_unreadable"}),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(aspects: list[str], text: str, errors: dict[str, str]) -> None:
    _vote("satisfied")
    with pytest.raises(RatingRefused) as refusal:
        add_rating_detail(dossier_id=7, aspects=aspects, text=text, now=NOW)
    assert refusal.value.field_errors == errors
    assert not get_rating(7).told
