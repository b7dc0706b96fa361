"""The register of interventions as its readers see it: what was planned, what was done, how far apart."""

from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext

from motcua.core.barriers import vocabulary
from motcua.lab.barrier_words import MEASURE_WORDS, REMEDY_WORDS
from motcua.lab.presenters.barriers import said
from motcua.studies.intervention_api import (
    DeliveryView,
    InterventionView,
    PlaceDose,
    RegisteredIntervention,
    costs,
    doses,
    fidelity,
)
from motcua.ui.values import Cell, Column, SummaryRow
from motcua.ui.words import date_words, moment_words, money_words, number_words, percent_words


def barrier_name(code: str) -> str:
    """Code and words."""
    known = vocabulary().barriers.get(code)
    return f"{code} {said(known)}" if known else code


def register_columns() -> list[Column]:
    """Of the list."""
    return [Column(gettext("Việc làm")), Column(gettext("Nghiên cứu")), Column(gettext("Loại")),
            Column(gettext("Rào cản")), Column(gettext("Số nơi"), numeric=True),
            Column(gettext("Đã làm so với kế hoạch"), numeric=True)]  # fmt: skip


def register_rows(found: Sequence[RegisteredIntervention]) -> list[list[Cell]]:
    """The latest first."""
    return [[*_line(one.intervention, one.study_code, one.study_title)] for one in found]


def study_rows(interventions: Sequence[InterventionView], study_code: str) -> list[list[Cell]]:
    """Those of one study."""
    return [_line(one, study_code, study_code) for one in interventions]


def _line(one: InterventionView, study_code: str, study_title: str) -> list[Cell]:
    return [
        Cell(one.given.what, href=reverse("lab:intervention", args=[study_code, one.number]), lang="vi"),
        Cell(study_title, lang="vi"),
        Cell(str(REMEDY_WORDS[one.given.kind])),
        Cell(barrier_name(one.given.barrier)),
        Cell(len(one.given.places), numeric=True),
        Cell(percent_words(fidelity(one)), numeric=True),
    ]


def summary_of(one: InterventionView) -> list[SummaryRow]:
    """What was planned, and what it has come to."""
    given = one.given
    spent = costs(one)
    return [
        SummaryRow(gettext("Loại"), str(REMEDY_WORDS[given.kind])),
        SummaryRow(gettext("Rào cản"), barrier_name(given.barrier)),
        SummaryRow(
            gettext("Thời gian"),
            gettext("%(first)s đến %(last)s")
            % {"first": date_words(given.first_day), "last": date_words(given.last_day)},
        ),
        SummaryRow(gettext("Mỗi nơi"), f"{_amount(given.amount)} {MEASURE_WORDS[given.kind]}"),
        SummaryRow(gettext("Chi phí dự kiến"), money_words(given.cost_dong) if given.cost_dong is not None else "–"),
        SummaryRow(
            gettext("Chi phí đã biết"),
            gettext("%(low)s đến %(high)s") % {"low": money_words(spent[0]), "high": money_words(spent[1])}
            if spent is not None and one.standing()
            else gettext("chưa ghi lần làm nào")
            if not one.standing()
            else gettext("chưa biết: có lần làm chưa ghi chi phí"),
        ),
        SummaryRow(gettext("Đã làm so với kế hoạch"), percent_words(fidelity(one))),
        SummaryRow(gettext("Người ghi"), f"{one.by}, {moment_words(one.at)}"),
    ]


def told_of(one: InterventionView) -> str:
    """Dose, fidelity and cost in sentences, for a report; what nobody wrote down yet is not told as nothing."""
    if not one.standing():
        return gettext("Rào cản %(barrier)s. Chưa ghi đã làm gì, ở đâu.") % {"barrier": barrier_name(one.given.barrier)}
    said_so = [
        gettext("Rào cản %(barrier)s. Ở %(places)s nơi, đã làm %(share)s so với kế hoạch.")
        % {
            "barrier": barrier_name(one.given.barrier),
            "places": sum(dose.delivered > 0 for dose in doses(one)),
            "share": percent_words(fidelity(one)),
        }
    ]
    outside = [dose.place for dose in doses(one) if not dose.in_plan]
    if outside:
        said_so.append(gettext("Có làm ở nơi ngoài kế hoạch: %(places)s.") % {"places": ", ".join(outside)})
    deviations = [entry.given.deviation.rstrip(".") for entry in one.standing() if entry.given.deviation]
    if deviations:
        said_so.append(gettext("Khác kế hoạch: %(what)s.") % {"what": "; ".join(dict.fromkeys(deviations))})
    spent = costs(one)
    if spent is not None:
        ends = {"low": money_words(spent[0]), "high": money_words(spent[1])}
        said_so.append(gettext("Chi phí từ %(low)s đến %(high)s.") % ends)
    else:
        said_so.append(gettext("Chi phí chưa biết hết."))
    return " ".join(said_so)


def dose_columns(one: InterventionView) -> list[Column]:
    """Of the places."""
    measure = str(MEASURE_WORDS[one.given.kind])
    return [Column(gettext("Nơi")), Column(gettext("Kế hoạch (%(measure)s)") % {"measure": measure}, numeric=True),
            Column(gettext("Đã làm"), numeric=True), Column(gettext("Đạt"), numeric=True),
            Column(gettext("Người tiếp cận"), numeric=True), Column(gettext("Khác kế hoạch"))]  # fmt: skip


def dose_rows(one: InterventionView) -> list[list[Cell]]:
    """Each place with plan and deed."""
    return [
        [
            Cell(dose.place, header=True, lang="vi"),
            Cell(_amount(dose.planned), numeric=True),
            Cell(_amount(dose.delivered), numeric=True),
            Cell("–" if dose.share is None else percent_words(dose.share), numeric=True),
            Cell(_reach(dose), numeric=True),
            Cell(
                "; ".join(dose.deviations),
                note=""
                if dose.in_plan
                else gettext("không có trong kế hoạch: nếu là nơi so sánh thì so sánh bị nhiễm"),
                lang="vi",
            ),
        ]
        for dose in doses(one)
    ]


def _reach(dose: PlaceDose) -> str:
    reached = number_words(dose.reach)
    if not dose.reach_known:
        reached = gettext("ít nhất %(many)s") % {"many": reached} if dose.reach else gettext("chưa rõ")
    return reached if dose.reach_planned is None else f"{reached} / {number_words(dose.reach_planned)}"


def _amount(value: Decimal) -> str:
    """Without noughts that say nothing."""
    return number_words(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize())


def delivery_columns() -> list[Column]:
    """Of the entries."""
    return [Column(gettext("Số"), numeric=True), Column(gettext("Nơi")), Column(gettext("Thời gian")),
            Column(gettext("Đã làm"), numeric=True), Column(gettext("Người tiếp cận"), numeric=True),
            Column(gettext("Chi phí"), numeric=True), Column(gettext("Khác kế hoạch")),
            Column(gettext("Người ghi"))]  # fmt: skip


def delivery_rows(one: InterventionView) -> list[list[Cell]]:
    """Every entry as it was made, those that were corrected too."""
    return [_entry(entry) for entry in one.deliveries]


def _entry(entry: DeliveryView) -> list[Cell]:
    given = entry.given
    days = dict.fromkeys((date_words(given.first_day), date_words(given.last_day)))
    cost = "–"
    if given.cost_low_dong is not None and given.cost_high_dong is not None:
        cost = " – ".join(dict.fromkeys((money_words(given.cost_low_dong), money_words(given.cost_high_dong))))
    corrected = gettext("đã sửa bằng số %(number)s") % {"number": entry.corrected_by} if entry.corrected_by else ""
    return [
        Cell(entry.number, header=True, numeric=True, note=corrected),
        Cell(given.place, lang="vi"),
        Cell(" – ".join(days)),
        Cell(_amount(given.amount), numeric=True),
        Cell("–" if given.reach is None else number_words(given.reach), numeric=True),
        Cell(cost, numeric=True),
        Cell(given.deviation, lang="vi"),
        Cell(entry.by, note=moment_words(entry.at), lang="vi"),
    ]
