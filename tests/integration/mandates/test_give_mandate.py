"""A mandate given online: between two accounts that are surely known, and used by the holder's own account."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound, Refused
from motcua.core.models import Event
from motcua.dossiers.api import LegalChannel, SubmittingActor, list_own_dossiers, submit_dossier
from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.mandates.api import (
    MandateGiven,
    MandateRefused,
    MandateView,
    Party,
    accept_mandate,
    end_own_mandate,
    get_own_mandate,
    give_mandate,
    list_given,
    list_held,
    list_uses,
    open_as_principal,
)
from motcua.mandates.models import Mandate
from tests.factories.cast import NOW, PASSWORD, Cast, load_cast
from tests.factories.organisations import actor_of
from tests.factories.submissions import BIRTH, MOTHER, online_submission
from tests.factories.submissions import COPY_OF_EXTRACT as COPY

pytestmark = pytest.mark.django_db
MARRIAGE = "1.000894"
GIVEN = MandateGiven(
    principal=Party("Tên người khác", MOTHER["identity_number"]),
    holder=Party("Y Khan", ""),
    relative=True,
    procedures=(BIRTH, COPY),
    valid_from=NOW.date(),
    valid_until=NOW.date() + timedelta(days=30),
    proof=None,
)


@pytest.fixture
def cast(db: None) -> Cast:
    return load_cast()


def known(name: str, level: int = 2) -> Actor:
    username = f"cd-{Account.objects.count()}"
    account = Account.objects.create_account(username=username, password=PASSWORD, display_name=name)
    Account.objects.filter(pk=account.pk).update(assurance=level)
    return actor_of(account)


@pytest.fixture
def mother(cast: Cast) -> Actor:
    return known(MOTHER["full_name"])


@pytest.fixture
def father(cast: Cast) -> Actor:
    return known("Y KHAN")


@pytest.fixture
def given(mother: Actor) -> MandateView:
    return give_mandate(actor=mother, given=GIVEN, now=NOW, once="m1")


def test_it_holds_from_the_moment_that_he_accepts(mother: Actor, father: Actor, given: MandateView) -> None:
    assert given.principal.name == MOTHER["full_name"], "her name is that of her account, whatever was typed"
    assert give_mandate(actor=mother, given=GIVEN, now=NOW, once="m1").code == given.code
    assert given.confirmed_at is None
    taken = accept_mandate(given.code.lower(), actor=father, now=NOW)
    assert accept_mandate(given.code, actor=father, now=NOW) == taken
    assert [one.code for one in list_held(father.account_id or 0)] == [given.code]
    assert [one.code for one in list_given(mother.account_id or 0)] == [given.code]
    kinds = Event.objects.filter(subject="mandate").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["MandateDrawnUp", "MandateConfirmed"]
    told = str(list(Event.objects.filter(subject="mandate").values_list("payload", flat=True)))
    assert MOTHER["identity_number"] not in told
    assert given.code not in told


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"procedures": (MARRIAGE,)}, "procedures"),
        ({"relative": False}, "proof"),
        ({"procedures": ("9.999999",)}, "procedures"),
        ({"holder": Party("", "")}, "holder_name"),
        ({"principal": Party("", "123")}, "principal_number"),
        ({"valid_until": date(2020, 1, 1)}, "valid_until"),
    ],
)
def test_what_the_law_of_the_procedure_wants_otherwise_is_refused(
    mother: Actor, change: dict[str, object], where: str
) -> None:
    with pytest.raises(MandateRefused) as refused:
        give_mandate(actor=mother, given=replace(GIVEN, **change), now=NOW, once="m2")  # type: ignore[arg-type]
    assert where in refused.value.field_errors
    assert not Mandate.objects.exists()


def test_who_is_not_surely_known_neither_gives_nor_accepts(cast: Cast, given: MandateView) -> None:
    unsure = known("Y  khan", level=1)
    for act in (
        lambda: give_mandate(actor=unsure, given=GIVEN, now=NOW, once="m3"),
        lambda: accept_mandate(given.code, actor=unsure, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "mandate_level"
    for nobody in (cast.clerk, Actor.anonymous()):
        with pytest.raises(NotAllowed):
            accept_mandate(given.code, actor=nobody, now=NOW)


def test_another_person_the_giver_herself_and_a_late_one_are_refused(
    mother: Actor, father: Actor, given: MandateView
) -> None:
    another = known("Nguyễn Văn Khác")
    for actor, when, code in (
        (another, NOW, "mandate_other_name"),
        (mother, NOW, "mandate_own"),
        (father, NOW + timedelta(days=60), "mandate_not_in_force"),
    ):
        with pytest.raises(Refused) as refused:
            accept_mandate(given.code, actor=actor, now=when)
        assert list(refused.value.field_errors.values()) == [code]
    with pytest.raises(NotFound):
        accept_mandate("0000-0000-0000", actor=father, now=NOW)
    for outsider in (father, another):
        with pytest.raises(NotFound):
            get_own_mandate(given.code, account_id=outsider.account_id or 0)
    with pytest.raises(NotFound):
        open_as_principal(given.code, given.secret)
    end_own_mandate(given.code, actor=mother, now=NOW)
    with pytest.raises(Refused):
        accept_mandate(given.code, actor=father, now=NOW)


def handed_in(actor: Actor, code: str, number: str = MOTHER["identity_number"]) -> str:
    submission = online_submission(COPY, files={})
    applicant = submission.applicant | {"identity_number": number}
    by = replace(
        submission,
        submitting_actor=SubmittingActor.REPRESENTATIVE,
        helper_kind=None,
        intake={"mandate": code},
        applicant=applicant,
    )
    assert by.legal_channel is LegalChannel.ONLINE
    return submit_dossier(actor=actor, submission=by, now=NOW).code


def test_the_dossier_is_hers_and_the_use_is_told(mother: Actor, father: Actor, given: MandateView) -> None:
    accept_mandate(given.code, actor=father, now=NOW)
    code = handed_in(father, given.code)
    row = Dossier.objects.get(code=code)
    assert (row.owner_account_id, row.actor) == (mother.account_id, "representative")
    assert [one.code for one in list_own_dossiers(actor=mother)] == [code]
    assert list_own_dossiers(actor=father) == []
    assert [use.dossier_code for use in list_uses(given.id)] == [code]


def test_nobody_else_uses_it_and_an_ended_one_is_of_no_use(
    cast: Cast, mother: Actor, father: Actor, given: MandateView
) -> None:
    accept_mandate(given.code, actor=father, now=NOW)
    for actor in (mother, known("Y Khan (người khác)"), Actor.anonymous(), cast.clerk):
        with pytest.raises(Refused) as refused:
            handed_in(actor, given.code)
        assert refused.value.code == "mandate_by_account"
    with pytest.raises(Refused) as refused:
        handed_in(father, given.code, number="046093005678")
    assert refused.value.code == "mandate_of_another"
    end_own_mandate(given.code, actor=father, now=NOW)
    with pytest.raises(Refused) as refused:
        handed_in(father, given.code)
    assert refused.value.code == "mandate_not_in_force"
    assert not Dossier.objects.exists()
