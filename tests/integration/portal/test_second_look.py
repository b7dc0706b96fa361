"""What does not fit is said once on the page where it stands, with what was perhaps meant; nobody is held up by it."""

import re

import pytest

from motcua.core.recent import RecentMemory
from motcua.orgs.models import Unit, UnitSuccession
from tests.factories.cast import PRACTICE_CENTRE, Cast, load_cast
from tests.factories.submissions import COPY_OF_EXTRACT
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db

PAGE = f"/nop/{COPY_OF_EXTRACT}/applicant/"
APPLICANT = {"applicant.type": "citizen", "applicant.full_name": "Hồ Thị K'Lan", "applicant.birth_date_year": "1995"}


@pytest.fixture
def cast() -> Cast:
    return load_cast()


@pytest.fixture
def mother(cast: Cast) -> PageClient:
    client = PageClient()
    client.post(f"/nop/{COPY_OF_EXTRACT}/", {"unit": PRACTICE_CENTRE})
    return client


def seen(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="([^"]+:seen)"\s+value="([^"]+)"', page))


def test_a_year_that_the_number_does_not_tell_is_asked_about_once(mother: PageClient) -> None:
    typed = APPLICANT | {"applicant.identity_number": "046196123456"}
    response = mother.post(PAGE, typed)
    assert response.status_code == 200
    assert "năm sinh là 1996, đã ghi 1995" in text_of(response)
    again = mother.post(PAGE, typed | seen(response.content.decode()))
    assert again.status_code == 302, "who keeps to it goes on"
    mended = mother.post(PAGE, typed | {"applicant.birth_date_year": "1996"})
    assert mended.status_code == 302


def test_short_forms_are_offered_in_full_and_taken_only_by_hand(mother: PageClient) -> None:
    typed = APPLICANT | {"applicant.address": "12 Lê Lợi, P. Mẫu, TP. Mẫu"}
    response = mother.post(PAGE, typed)
    assert "12 Lê Lợi, phường Mẫu, thành phố Mẫu" in text_of(response)
    page = response.content.decode()
    (offer,) = re.findall(r'name="applicant.address:offer"\s+type="radio"\s+value="({[^"]+})"', page)
    kept = mother.post(PAGE, typed | seen(page) | {"applicant.address:offer": ""})
    assert kept.status_code == 302
    assert "12 Lê Lợi, P. Mẫu, TP. Mẫu" in text_of(mother.get(PAGE))
    taken = mother.post(PAGE, typed | seen(page) | {"applicant.address:offer": offer.replace("&quot;", '"')})
    assert taken.status_code == 302
    assert "12 Lê Lợi, phường Mẫu, thành phố Mẫu" in text_of(mother.get(PAGE))


def _unit(code: str, name: str, kind: str, above: Unit | None, valid: tuple[str | None, str | None]) -> Unit:
    return Unit.objects.create(
        code=code,
        name=name,
        kind=kind,
        tier="commune" if kind == "xa" else kind,
        parent=above,
        path=f"{above.path}/{code}" if above else code,
        valid=valid,
    )


def test_an_old_commune_is_offered_anew_and_can_be_taken_back(mother: PageClient) -> None:
    province = _unit("nso:98", "Tỉnh Giả Lập", "province", None, (None, None))
    district = _unit("nso:980", "Huyện Giả", "district", province, (None, "2025-07-01"))
    old = _unit("nso:98001", "Xã Suối Cũ", "xa", district, (None, "2025-07-01"))
    new = _unit("nso:98002", "Xã Suối Mới", "xa", province, ("2025-07-01", None))
    UnitSuccession.objects.create(
        on="2025-07-01", predecessor=old, successor=new, kind="merged", partial=False, note="", source="test"
    )
    RecentMemory.forget_everything()
    typed = APPLICANT | {"applicant.address": "Thôn 1, xã Suối Cũ, huyện Giả"}
    page = mother.post(PAGE, typed).content.decode()
    assert "Xã Suối Mới, Tỉnh Giả Lập" in page
    (offer,) = re.findall(r'name="applicant.address:offer"\s+type="radio"\s+value="({[^"]+})"', page)
    taken = typed | seen(page) | {"applicant.address:offer": offer.replace("&quot;", '"')}
    assert mother.post(PAGE, taken).status_code == 302
    shown = mother.get(PAGE)
    assert "Nay là Xã Suối Mới, Tỉnh Giả Lập" in text_of(shown)
    assert "Thôn 1, xã Suối Cũ, huyện Giả" in text_of(shown), "the words of the papers stay"
    unticked = mother.post(PAGE, taken | {"applicant.address:offer": ""})
    assert unticked.status_code == 302
    assert "Nay là" not in text_of(mother.get(PAGE))


def test_a_commune_that_never_was_is_refused_with_the_remedy(mother: PageClient) -> None:
    typed = APPLICANT | {
        "applicant.address": "ở đâu đó",
        "applicant.address:commune": "99999",
        "applicant.address:commune_text": "ở đâu đó",
    }
    response = mother.post(PAGE, typed)
    assert response.status_code == 422
    assert "Không có xã, phường này vào ngày đó" in text_of(response)
