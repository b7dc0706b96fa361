"""Units that are no more and whose dossiers wait for a successor, as pages of administration show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from motcua.core.errors import Refused
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.dossiers.work_api import ReroutingListed, ReroutingReport
from motcua.orgs.api import UnitRef
from motcua.ui.values import FormState, Link, SummaryRow
from motcua.ui.words import date_words, moment_words


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """One hand-over that was made; `undo_href` is empty where it was undone."""

    title: str
    about: str
    undo_href: str


@dataclass(frozen=True, slots=True)
class MergedUnitsPage:
    """The list: units with open dossiers, and the hand-overs so far."""

    units: tuple[Link, ...]
    made: tuple[HandOverLine, ...]


@dataclass(frozen=True, slots=True)
class MergedUnitPage:
    """One former unit; `possible` is false where nobody knows yet who takes its dossiers."""

    unit: UnitRef
    rows: tuple[SummaryRow, ...]
    summary: str
    refusal: str
    possible: bool
    asks_for_unit: bool
    form: FormState


def present_merged_units(units: Sequence[UnitRef], made: Sequence[ReroutingListed]) -> MergedUnitsPage:
    """Each unit leads to its page."""
    return MergedUnitsPage(
        tuple(
            Link(
                unit.name,
                reverse("admin:merged_unit", args=[unit.id]),
                hint=gettext("kết thúc từ %(day)s") % {"day": date_words(unit.valid_to)},
            )
            for unit in units
        ),
        tuple(_line(one) for one in made),
    )


def _line(one: ReroutingListed) -> HandOverLine:
    about = ngettext(
        "%(count)s hồ sơ, %(person)s chuyển lúc %(moment)s.",
        "%(count)s hồ sơ, %(person)s chuyển lúc %(moment)s.",
        one.dossiers,
    ) % {"count": one.dossiers, "person": one.by_name, "moment": moment_words(one.at)}
    if one.undone_at:
        about += " " + gettext("Đã hoàn tác %(count)s hồ sơ lúc %(moment)s.") % {
            "count": one.returned,
            "moment": moment_words(one.undone_at),
        }
    href = "" if one.undone_at else reverse("admin:undo_rerouting", args=[one.public_id])
    return HandOverLine(f"{one.former.name} → {one.target.name}", about, href)


def present_merged_unit(
    unit: UnitRef, report: ReroutingReport | None, refused: Refused | None, typed: Mapping[str, str]
) -> MergedUnitPage:
    """What would move where; or why that cannot be said yet, with the boxes in which to say it."""
    refusal = str(REFUSAL_WORDS[refused.code]) % refused.values if refused else ""
    moved = report.moved if report else ()
    count = sum(number for _, number in moved)
    return MergedUnitPage(
        unit=unit,
        rows=tuple(
            SummaryRow(target.name, ngettext("%(count)s hồ sơ", "%(count)s hồ sơ", number) % {"count": number}, lang="")
            for target, number in moved
        ),
        summary=ngettext("Sẽ chuyển %(count)s hồ sơ đang mở.", "Sẽ chuyển %(count)s hồ sơ đang mở.", count)
        % {"count": count}
        if report
        else "",
        refusal=refusal,
        possible=count > 0,
        asks_for_unit=refused is not None and refused.code in {"successor_unknown", "successor_refused"},
        form=FormState(
            {name: typed.get(name, "") for name in ("to_unit", "because")},
            dict.fromkeys(refused.field_errors if refused and typed else {}, refusal),
        ),
    )
