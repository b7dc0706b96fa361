"""Whatever somebody does for another, nothing of her own stands in it; what was typed is never overwritten."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.core.actor import Actor, ActorKind
from motcua.drafts.origins import OFFERED, Offer, Source, explain, fill_in, kept_with_dossier, may_fill_in, origins_of
from motcua.drafts.states import DraftPurpose, DraftState
from motcua.drafts.values import Draft

NOW = datetime(2026, 11, 30, tzinfo=UTC)
OWN = {name: f"actor's {name}" for name in OFFERED}
ACCOUNTS = st.none() | st.integers(1, 3)


def draft_with(account_id: int | None, answers: dict[str, Any]) -> Draft:
    given = {"applicant": answers} if answers else {}
    state = (DraftPurpose.SUBMIT, DraftState.OPEN, "vi", "", "", "", 1, NOW, NOW, NOW)
    return Draft("d", "p", 1, "u", *state, account_id=account_id, answers=given)


@given(
    kind=st.sampled_from(ActorKind),
    account=ACCOUNTS,
    drafted_by=ACCOUNTS,
    for_self=st.booleans(),
    acting=st.booleans(),
    answers=st.fixed_dictionaries({}, optional={"type": st.sampled_from(["citizen", "business", "agency"])}),
)
def test_acting_for_another_fills_in_nothing_of_the_actor(
    kind: ActorKind, account: int | None, drafted_by: int | None, for_self: bool, acting: bool, answers: dict[str, Any]
) -> None:
    draft = draft_with(drafted_by, answers)
    allowed = may_fill_in(draft, Actor(kind, account_id=account), for_self=for_self, acting=acting)
    herself = kind is ActorKind.CITIZEN and account is not None and account == drafted_by
    assert allowed == (herself and for_self and not acting and answers.get("type", "citizen") == "citizen")


VALUES = st.dictionaries(st.sampled_from([*OFFERED, "type", "organisation_name"]), st.text(max_size=5), max_size=8)


@given(typed=VALUES, offered=st.lists(VALUES, max_size=3))
def test_what_was_typed_stays_and_each_filled_value_bears_its_source(
    typed: dict[str, str], offered: list[dict[str, str]]
) -> None:
    sources = list(Source)
    offers = [Offer(sources[place % 3], "2026-11-30", values) for place, values in enumerate(offered)]
    draft = draft_with(1, typed)
    filled = fill_in(draft, offers)
    now = filled.answers.get("applicant", {})
    assert all(now[name] == value for name, value in typed.items() if value)
    told = {one.path.partition(".")[2]: one for one in origins_of(filled)}
    for name in OFFERED:
        first = next((one for one in offers if one.values.get(name)), None)
        if not typed.get(name) and first is not None:
            assert (now[name], told[name].source, told[name].corrected) == (first.values[name], first.source, False)
        else:
            assert name not in told
    assert fill_in(filled, offers) == filled
    assert set(now) - set(typed) <= {*OFFERED, "type"}


def test_a_corrected_value_of_the_register_wants_its_reason_and_keeps_both() -> None:
    draft = fill_in(draft_with(1, {}), [Offer(Source.REGISTER, "2026-11-30", {"address": {"text": "Thôn 2,  Xã Mẫu"}})])
    same = {"applicant": {"address": {"text": "Thôn 2, Xã Mẫu", "commune": "1"}}}
    (origin,) = origins_of(Draft(**{**_fields(draft), "answers": same}))
    assert not origin.corrected
    changed = Draft(**{**_fields(draft), "answers": {"applicant": {"address": {"text": "Thôn 3"}}}})
    (origin,) = origins_of(changed)
    assert origin.wants_reason
    told = explain(changed, {"applicant.address": "  Đã chuyển \n nhà ", "applicant.other": "x"})
    assert not origins_of(told)[0].wants_reason
    (kept,) = kept_with_dossier(told)
    assert (kept["corrected"], kept["reason"], kept["filled"]) == (True, "Đã chuyển nhà", {"text": "Thôn 2,  Xã Mẫu"})
    account = fill_in(draft_with(1, {}), [Offer(Source.ACCOUNT, "2026-11-30", OWN)])
    assert not any(one.wants_reason for one in origins_of(Draft(**{**_fields(account), "answers": {}})))


def _fields(draft: Draft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
