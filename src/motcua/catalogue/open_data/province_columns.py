"""Columns that tell what a single province decided; empty in the rows of the whole nation."""

from collections.abc import Callable

from motcua.catalogue.effective.values import EffectiveProcedure, LaidOver
from motcua.catalogue.open_data.column import OpenColumn, joined
from motcua.forms.values import Words

NATION = "vn"
"""Stands for a province in the rows of the whole nation: half of a key cannot be empty."""


def _of(read: Callable[[LaidOver], str | bool]) -> Callable[[EffectiveProcedure], str | bool | None]:
    return lambda found: read(found.laid_over) if found.laid_over is not None else None


def _codes(found: EffectiveProcedure) -> str:
    return joined(code for own in found.own for code in own.codes) if found.laid_over is not None else ""


def _agreed(found: EffectiveProcedure) -> str:
    return joined(f"{one.channel} {one.quantity.amount:f} {one.quantity.unit}" for one in found.agreed)


PROVINCE_COLUMNS: tuple[OpenColumn, ...] = (
    OpenColumn(
        "province",
        "string",
        Words(
            "Mã tỉnh, thành phố có quyết định riêng về thủ tục này; vn: dòng chung cả nước",
            "Province that decided something of its own about it, code; vn: the row of the whole nation",
        ),
        lambda found: found.laid_over.province if found.laid_over is not None else NATION,
    ),
    OpenColumn(
        "province_source",
        "string",
        Words("Quyết định của tỉnh", "The province's decision"),
        _of(lambda laid_over: laid_over.source),
    ),
    OpenColumn(
        "province_from",
        "date",
        Words("Ngày đầu áp dụng quyết định của tỉnh", "First day on which the province's decision holds"),
        _of(lambda laid_over: laid_over.begun.on.isoformat()),
    ),
    OpenColumn(
        "province_from_is_earliest",
        "boolean",
        Words(
            "true: nguồn không ghi ngày áp dụng, ngày bên cạnh là sớm nhất luật cho phép",
            "true: no source names the day; the one beside is the first that the law allows",
        ),
        _of(lambda laid_over: laid_over.begun.earliest),
    ),
    OpenColumn(
        "province_codes",
        "string",
        Words(
            "Mã thủ tục riêng mà tỉnh công bố thay cho thủ tục này",
            "Codes of procedures that the province published in its place",
        ),
        _codes,
    ),
    OpenColumn(
        "province_agreed",
        "string",
        Words(
            "Thời hạn ngắn hơn mà tỉnh đã hứa: cách nộp, số, đơn vị",
            "Shorter limits that the province agreed to: channel, amount, unit",
        ),
        _agreed,
    ),
)
