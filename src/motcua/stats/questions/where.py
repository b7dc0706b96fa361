"""Where: units by their share against their volume, with control limits in the place of a league table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.analytics.api import FigureRow
from motcua.core.collation import sort_key
from motcua.stats.choosing import ONE_TIER, YEAR
from motcua.stats.limits import Z_95, Z_998, dispersion, limits_at, score
from motcua.stats.marks import Funnel, FunnelPoint, Limit
from motcua.stats.question import Ask, Chosen, Exhibit, Figures, Question, Told
from motcua.stats.wording import (
    count_words,
    filled,
    head,
    inside,
    official,
    official_lang,
    range_words,
    row,
    share_words,
    tier_name,
)
from motcua.ui.values import Cell
from motcua.ui.words import number_words, percent_words

STEPS = 60


@dataclass(frozen=True, slots=True)
class _Spread:
    """The units that can be placed, the pooled share, and how much they spread beyond chance."""

    units: Sequence[tuple[FigureRow, float]]
    pooled: float
    factor: float

    def outside(self) -> list[FigureRow]:
        """Units beyond the wider limits."""
        return [unit for unit, scored in self.units if abs(scored) > Z_998 * self.factor**0.5]


def _asks(chosen: Chosen) -> Mapping[str, Ask]:
    where = {"tier": chosen.values["cap"]} if chosen.values["cap"] else {}
    return {"units": Ask("online_share", ("unit",), where)}


def _spread(figures: Figures) -> _Spread | None:
    total = figures["units"].total
    if total.suppressed or not total.denominator:
        return None
    pooled = (total.value if total.value is not None else total.lower) or 0.0
    shown = [unit for unit in figures["units"].rows if unit.denominator and unit.dimensions != ("unknown",)]
    scored = [(unit, score(unit.numerator or 0, unit.denominator or 1, pooled)) for unit in shown]
    return _Spread(scored, pooled, dispersion([each for _unit, each in scored]))


def _tell(figures: Figures, chosen: Chosen) -> Told:
    spread = _spread(figures)
    if spread is None:
        return Told(gettext("Số hồ sơ của năm %(year)s quá ít để công bố.") % {"year": chosen.values["nam"]}, ())
    warnings = [
        gettext(
            "Hình này không xếp hạng. Đơn vị ngoài giới hạn là khác biệt, có thể vì thủ tục, người dân hay cách ghi sổ "
            "khác; chưa nói lên làm tốt hay kém."
        ),
        gettext(
            "Các đơn vị phân tán hơn mức ngẫu nhiên %(factor)s lần, nên hai đường giới hạn đã được nới ra theo căn bậc "
            "hai của số đó."
        )
        % {"factor": number_words(spread.factor, 1)},
    ]
    return Told(_answer(figures, chosen, spread), (_funnel(figures, chosen, spread),), tuple(warnings))


def _answer(figures: Figures, chosen: Chosen, spread: _Spread) -> str:
    words = {
        "year": chosen.values["nam"],
        "tier": inside(tier_name(chosen.values["cap"])),
        "units": number_words(len(spread.units)),
        "outside": number_words(len(spread.outside())),
        "share": share_words(figures["units"].total),
    }
    if not spread.outside():
        return (
            gettext(
                "Năm %(year)s, %(tier)s nộp trực tuyến %(share)s; trong %(units)s đơn vị không đơn vị nào khác biệt rõ "
                "với mức chung."
            )
            % words
        )
    return (
        gettext(
            "Năm %(year)s, %(tier)s nộp trực tuyến %(share)s; %(outside)s trong %(units)s đơn vị khác biệt với mức "
            "chung nhiều hơn phân tán thường thấy."
        )
        % words
    )


def _funnel(figures: Figures, chosen: Chosen, spread: _Spread) -> Exhibit:
    names = figures.names["unit"]
    outside = sorted(spread.outside(), key=lambda unit: sort_key(names.get(unit.dimensions[0], unit.dimensions[0])))
    marked = {unit.dimensions for unit in outside}
    points = tuple(
        FunnelPoint(
            unit.denominator or 0,
            (unit.numerator or 0) / (unit.denominator or 1),
            names.get(unit.dimensions[0], unit.dimensions[0]) if unit.dimensions in marked else "",
        )
        for unit, _score in spread.units
    )
    hidden = sum(unit.suppressed for unit in figures["units"].rows)
    return Exhibit(
        name="funnel",
        title=gettext("%(tier)s: tỷ lệ nộp trực tuyến và số hồ sơ của từng đơn vị")
        % {"tier": tier_name(chosen.values["cap"])},
        alternative=_alternative(spread, [point.name for point in points if point.name]),
        marks=Funnel(
            points,
            _limits(spread),
            spread.pooled,
            gettext("mức chung %(share)s") % {"share": percent_words(spread.pooled)},
            gettext("hồ sơ tiếp nhận của đơn vị"),
        ),
        caption=gettext("Đơn vị khác biệt với mức chung, theo thứ tự chữ cái"),
        columns=head(
            gettext("Đơn vị"),
            gettext("Hồ sơ"),
            gettext("Trực tuyến"),
            gettext("Tỷ lệ"),
            gettext("Giới hạn %(limit)s") % {"limit": percent_words(0.998)},
        ),
        rows=tuple(_unit_row(unit, names, spread) for unit in outside),
        note=gettext("%(hidden)s đơn vị có ít hồ sơ không được vẽ.") % {"hidden": number_words(hidden)}
        if hidden
        else "",
    )


def _unit_row(unit: FigureRow, names: Mapping[str, str], spread: _Spread) -> tuple[Cell, ...]:
    low, high = limits_at(unit.denominator or 1, spread.pooled, z=Z_998, spread=spread.factor)
    return row(
        names.get(unit.dimensions[0], unit.dimensions[0]),
        count_words(unit.denominator),
        count_words(unit.numerator),
        share_words(unit),
        range_words(low, high),
        lang=official_lang(),
    )


def _alternative(spread: _Spread, outside: Sequence[str]) -> str:
    told = gettext("%(units)s đơn vị quanh mức chung %(share)s.") % {
        "units": number_words(len(spread.units)),
        "share": percent_words(spread.pooled),
    }
    if not outside:
        return f"{told} " + gettext("Không đơn vị nào nằm ngoài giới hạn %(limit)s.") % {"limit": percent_words(0.998)}
    names = SafeString(", ".join(official(name) for name in sorted(outside, key=sort_key)))
    values = {"limit": percent_words(0.998), "names": names}
    return SafeString(f"{told} " + filled(gettext("Ngoài giới hạn %(limit)s: %(names)s."), values))


def _limits(spread: _Spread) -> tuple[Limit, ...]:
    """The curves, with more points where they bend: at small volumes."""
    volumes = [unit.denominator or 1 for unit, _score in spread.units]
    least, most = max(1, min(volumes, default=1)), max(volumes, default=1)
    steps = sorted({round(least * (most / least) ** (step / STEPS)) for step in range(STEPS + 1)})
    return tuple(
        Limit(
            volume,
            *limits_at(volume, spread.pooled, z=Z_95, spread=spread.factor),
            *limits_at(volume, spread.pooled, z=Z_998, spread=spread.factor),
        )
        for volume in steps
    )


WHERE = Question(
    name="where",
    title=_("Ở đâu nộp trực tuyến khác với mức chung?"),
    hint=_("Từng đơn vị với giới hạn của ngẫu nhiên, thay cho bảng xếp hạng."),
    metrics=("online_share",),
    filters=(YEAR, ONE_TIER),
    asks=_asks,
    tell=_tell,
    labels=("unit",),
)
