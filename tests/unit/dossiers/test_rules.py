"""What the law lets people do with a dossier, without any database."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.core.errors import NotAllowed
from motcua.dossiers.fold import INITIAL, STATE_COLUMNS, fold
from motcua.dossiers.rules import access, clock, intake, moves
from motcua.dossiers.serials import agency_part, dossier_code
from motcua.dossiers.states import (
    STAGE_MOVES,
    Awaiting,
    LegalChannel,
    PauseCause,
    Place,
    Stage,
    SubmittingActor,
    national_status,
)
from motcua.dossiers.values import PaperGiven, ProcedureFacts, Submission
from tests.factories.cast import TODAY

SUBMISSION = Submission(
    "1.001193", "demo-xa-mau", LegalChannel.ONLINE, Place.HOME, SubmittingActor.OWNER, applicant={}, answers={}
)


@dataclass(frozen=True)
class Row:
    """The columns that rules read."""

    stage: str = "submitted"
    awaiting: str = "nothing"
    origin_system: str = "motcua"
    revision: int = 1
    unit_id: int | None = 1
    field: str = "Hộ tịch"
    receiving_unit_id: int | None = None


@pytest.mark.parametrize("stage", list(Stage))
def test_every_move_outside_the_table_is_refused(stage: Stage) -> None:
    for to in Stage:
        if to in STAGE_MOVES[stage]:
            moves.check_can_move(Row(stage=stage), to)
        else:
            with pytest.raises(moves.StageForbids):
                moves.check_can_move(Row(stage=stage), to)


def test_the_national_status_follows_stage_and_supplement() -> None:
    told = {stage: national_status(stage, Awaiting.NOTHING) for stage in Stage}
    assert told == {
        Stage.SUBMITTED: 1,
        Stage.ACCEPTED: 2,
        Stage.NOT_ACCEPTED: 3,
        Stage.IN_HAND: 4,
        Stage.WITHDRAWN: 7,
        Stage.STOPPED: 8,
        Stage.REFUSED: 8,
        Stage.APPROVED: 9,
        Stage.RETURNED: 10,
    }
    for stage in (Stage.SUBMITTED, Stage.ACCEPTED, Stage.IN_HAND):
        assert national_status(stage, Awaiting.SUPPLEMENT) == 5


def test_a_mirror_is_never_changed_here() -> None:
    with pytest.raises(moves.MirrorIsReadOnly):
        moves.check_untouched(Row(origin_system="one-gate-2021"), None)


def test_a_page_that_shows_an_older_revision_is_stale() -> None:
    moves.check_untouched(Row(revision=3), 3)
    moves.check_untouched(Row(revision=3), None)
    with pytest.raises(moves.PageIsStale):
        moves.check_untouched(Row(revision=3), 2)


@pytest.mark.parametrize("verb", sorted(access.ROLES_OF_VERB))
def test_every_verb_belongs_to_roles_of_the_own_unit(verb: str) -> None:
    for role in Role:
        here = Actor(ActorKind.STAFF, grants=frozenset({Grant(1, role)}))
        elsewhere = Actor(ActorKind.STAFF, grants=frozenset({Grant(2, role)}))
        with pytest.raises(NotAllowed):
            access.check_may(elsewhere, verb, Row())
        if role in access.ROLES_OF_VERB[verb]:
            access.check_may(here, verb, Row())
        else:
            with pytest.raises(NotAllowed):
                access.check_may(here, verb, Row())


def test_analysts_and_administrators_read_no_dossier() -> None:
    grants = frozenset({Grant(1, Role.ANALYST), Grant(1, Role.ADMINISTRATOR)})
    assert access.units_to_read(Actor(ActorKind.STAFF, grants=grants)) == frozenset()


def test_the_online_door_is_open_to_anybody_and_an_officer_uses_it_only_for_the_own_unit() -> None:
    anybody = Actor.anonymous()
    access.check_may_submit(anybody, channel=LegalChannel.ONLINE, unit_id=1, by_officer=False)
    with pytest.raises(NotAllowed):
        access.check_may_submit(anybody, channel=LegalChannel.ONLINE, unit_id=1, by_officer=True)
    with pytest.raises(NotAllowed):
        access.check_may_submit(anybody, channel=LegalChannel.POST, unit_id=1, by_officer=False)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from("1234"), max_size=3)), max_size=6))
def test_more_papers_never_take_any_away(given_papers: list[tuple[str, list[str]]]) -> None:
    kept: list[dict[str, object]] = []
    seen: dict[str, set[str]] = {}
    for code, files in given_papers:
        kept = intake.merge_papers(kept, [PaperGiven(code, tuple(files))])
        seen.setdefault(code, set()).update(files)
    assert {paper["code"]: set(paper["files"]) for paper in kept} == seen  # type: ignore[call-overload]


def test_pauses_are_closed_once_and_stay_closed() -> None:
    from tests.factories.cast import NOW

    opened = clock.open_pause([], at=NOW, cause=PauseCause.SUPPLEMENT)
    told = {"cause": "supplement", "causer": "applicant", "source": ""}
    assert opened == [{"from": NOW.isoformat(), "to": None, **told}]
    assert clock.close_pauses(opened, at=NOW, cause=PauseCause.POSTING) == opened, "another cause stays open"
    closed = clock.close_pauses(opened, at=NOW)
    assert closed == clock.close_pauses(closed, at=NOW.replace(year=2030))


def test_dossier_codes_have_four_digits_and_grow() -> None:
    assert dossier_code("H57.24.39", TODAY, 7) == "H57.24.39-261130-0007"
    assert dossier_code("nso:19753", TODAY, 12345) == "19753-261130-12345"
    assert agency_part("demo-xa-mau") == "demo-xa-mau"


def test_a_fold_of_nothing_is_the_beginning_and_a_mirror_carries_its_columns() -> None:
    empty = fold([])
    assert {name: empty[name] for name in INITIAL} == dict(INITIAL)
    mirror = {"columns": {"stage": "returned", "received_at": "2021-03-04T08:00:00+07:00", "lookup_code": "x"}}
    columns = fold([{"kind": "DossierMirrored", "payload": mirror}])
    assert columns["stage"] == "returned"
    assert columns["received_at"].isoformat() == "2021-03-04T08:00:00+07:00"
    assert set(columns) <= STATE_COLUMNS


def facts(**changes: object) -> ProcedureFacts:
    given = ProcedureFacts(
        version_id=1,
        code="1.001193",
        name="Đăng ký khai sinh",
        field="Hộ tịch",
        time_limit="0 working_days",
        late_cutoff="15:00",
        paper_codes=frozenset({"a", "b"}),
        required_files=("a",),
        form_papers=(),
        steps=(),
        on=TODAY,
        eligible_online=True,
        variants=frozenset(),
    )
    return replace(given, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("papers", "errors"),
    [
        ((PaperGiven("a", ("f",)),), {}),
        ((PaperGiven("a", ("f",)), PaperGiven("b")), {}),
        ((PaperGiven("a"),), {"papers.a": "paper_file_missing"}),
        ((), {"papers.a": "paper_file_missing"}),
        ((PaperGiven("a", ("f",)), PaperGiven("c")), {"papers.c": "paper_unknown"}),
        ((PaperGiven("a", ("f",)), PaperGiven("a", ("g",))), {"papers.a": "paper_twice"}),
    ],
)
def test_where_a_file_is_required_it_must_be_there(papers: tuple[PaperGiven, ...], errors: dict[str, str]) -> None:
    submission = replace(SUBMISSION, papers=papers)
    if not errors:
        intake.check_papers(facts(), submission)
        return
    with pytest.raises(intake.PapersRefused) as refusal:
        intake.check_papers(facts(), submission)
    assert refusal.value.field_errors == errors
