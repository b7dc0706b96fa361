"""Dossiers that look like the one to be taken in, and in what they agree."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.desk.wording import words_of
from motcua.dossiers.api import DossierView
from motcua.dossiers.door_api import Likeness, SimilarNotJudged, find_similar
from motcua.dossiers.wording import STAGE_WORDS
from motcua.ui.values import Choice, Field

LIKENESS_WORDS: dict[Likeness, Promise] = {
    Likeness.SAME_NUMBER: _("cùng số định danh"),
    Likeness.SAME_NAME: _("cùng họ tên và ngày sinh hoặc điện thoại"),
    Likeness.SAME_PAPER: _("có tệp giấy tờ giống hệt"),
}


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """One dossier to look at."""

    code: str
    href: str
    status: str
    submitted_at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """The dossiers and the question about them; without rows nothing is asked."""

    rows: tuple[SimilarRow, ...]
    ask: Field


def present_similar(dossier: DossierView, *, actor: Actor, refused: Refused | None) -> SimilarPage:
    """Those that the officer may open, the newest first."""
    ask = Field(
        "checkboxes",
        "not_same",
        gettext("Đã xem từng hồ sơ"),
        choices=(Choice("yes", gettext("Không hồ sơ nào ở trên trùng với hồ sơ này")),),
        hint=gettext("Nếu trùng: không tiếp nhận, hoặc hướng dẫn người nộp rút một hồ sơ."),
        error=words_of(refused) if isinstance(refused, SimilarNotJudged) else "",
    )
    return SimilarPage(_rows(dossier, actor), ask)


def _rows(dossier: DossierView, actor: Actor) -> tuple[SimilarRow, ...]:
    return tuple(
        SimilarRow(
            similar.code,
            reverse("desk:dossier", args=[similar.code]),
            str(STAGE_WORDS[similar.stage]),
            similar.submitted_at,
            ", ".join(str(LIKENESS_WORDS[likeness]) for likeness in similar.likenesses),
        )
        for similar in find_similar(dossier.id, actor=actor)
    )
