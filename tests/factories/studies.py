"""A small study: eight communes, before and after, four of which began."""

from datetime import date
from decimal import Decimal

from motcua.studies.api import FileKind, Outcome, PlanGiven, add_study_file, open_study, run_study_line
from motcua.studies.intervention_api import InterventionGiven, RemedyKind
from tests.factories.cast import NOW, Cast

COMMUNES = ("Xã Một", "Xã Hai", "Xã Ba", "Xã Bốn", "Xã Năm", "Xã Sáu", "Xã Bảy", "Xã Tám")
FRAME = "commune,offline,poverty\n" + "".join(
    f"{name},{900 + 37 * place},{(place * 7) % 5}\n" for place, name in enumerate(COMMUNES)
)
CHANGES = "commune,pilot,self_service\n" + "".join(
    f"{name},{int(place < 4)},{0.02 * place + (0.3 if place < 4 else 0)}\n" for place, name in enumerate(COMMUNES)
)
PLAN = PlanGiven(
    primary=Outcome("self_service", "Tỷ lệ tự nộp trực tuyến"),
    line="ri",
    words=("--data=@0", "--outcome=self_service", "--treated=pilot"),
    alpha=0.05,
    outcome_from="2027-01",
    outcome_until="2027-06",
    secondary=(Outcome("online", "Tỷ lệ nộp trực tuyến"),),
    harms=(Outcome("all", "Tổng số hồ sơ"),),
)
INTERVENTION = InterventionGiven(
    kind=RemedyKind.HELPER_DAYS,
    barrier="B08",
    what="Người giúp ngồi tại nhà văn hóa",
    places=("Xã Một", "Xã Hai"),
    first_day=date(2026, 11, 1),
    last_day=date(2026, 11, 30),
    amount=Decimal(10),
)


def opened(cast: Cast, **changed: object) -> str:
    """The code of a new study of the practice centre."""
    given = {"title": "Thí điểm tự nộp", "question": "Xã thí điểm có tự nộp nhiều hơn không?", "synthetic": True}
    return open_study(actor=cast.analyst, unit_id=cast.centre.id, now=NOW, **(given | changed)).code  # type: ignore[arg-type]


def with_file(cast: Cast, code: str, text: str = FRAME, **changed: object) -> int:
    """The number of a file that was added."""
    given = {"name": "Khung xã.csv", "kind": FileKind.INPUT, "source": "Sổ hồ sơ, ngày 30/11/2026"}
    return add_study_file(code, actor=cast.analyst, content=text.encode(), now=NOW, **(given | changed))  # type: ignore[arg-type]


def studied(cast: Cast) -> str:
    """The code of a study with a table and one result."""
    code = opened(cast)
    with_file(cast, code)
    words = ("--data=@1", "--unit=commune", "--covariates=offline", "--arms=4")
    run_study_line(code, actor=cast.analyst, line="allocate", words=words, now=NOW)
    return code
