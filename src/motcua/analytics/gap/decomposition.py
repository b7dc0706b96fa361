"""The exact decomposition of a gap into three factors and what came online outside the rule.

The share of one side is the sum over its procedures of

    weight x (eligibility x use + outside)

weight: the procedure's part of the side's dossiers; eligibility: the part of them that could lawfully come online; use:
the part of the eligible that came online; outside: the part that came online without being eligible. The difference of
two sides is divided by the symmetric method for three factors, so that no side is the standard and no remainder is
left: what one factor adds is its own difference times the mean of the other factors' products over both sides, where a
product of one side's factors counts a third and a mixed one a sixth.

Source  E. M. Kitagawa, Components of a difference between two rates, JASA 50 (1955) 1168-1194 (two factors);
        P. Das Gupta, Standardization and decomposition of rates: a user's manual, U.S. Bureau of the Census, Current
        Population Reports P23-186 (1993), chapters 2 and 4 (three factors, vectors of factors)
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from motcua.analytics.gap.values import Assumed, Case, Cells, Channels, Counts, Parts

_HALF, _THIRD, _SIXTH = Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)


class Factors(NamedTuple):
    """One procedure on one side."""

    weight: Fraction
    eligibility: Fraction
    use: Fraction
    outside: Fraction


def three_factors(a: tuple[Fraction, ...], b: tuple[Fraction, ...]) -> tuple[Fraction, Fraction, Fraction]:
    """What each of three factors adds to the difference of their products, `b` less `a`; adds up to it exactly."""
    first, second, third = (
        (b[own] - a[own])
        * (_THIRD * (a[one] * a[two] + b[one] * b[two]) + _SIXTH * (a[one] * b[two] + b[one] * a[two]))
        for own, one, two in ((0, 1, 2), (1, 0, 2), (2, 0, 1))
    )
    return first, second, third


def decompose_counts(a: Mapping[str, Counts], b: Mapping[str, Counts]) -> tuple[Parts, dict[str, Parts]]:
    """The parts of the gap `b` less `a`, in all and by procedure.

    A procedure that one side never received, or of which none was eligible there, has no rate on that side: it takes
    the other side's, so that all it contributes goes to the factor that differs (mix, or eligibility).

    Assumes  each side has received at least one dossier
    """
    received_a, received_b = (sum(counts.received for counts in side.values()) for side in (a, b))
    nothing = Counts(0, 0, 0, 0)
    procedures = {}
    for code in sorted({*a, *b}):
        factors = _factors(a.get(code, nothing), received_a, b.get(code, nothing), received_b)
        procedures[code] = _procedure_parts(*factors)
    return Parts(*(sum(column, Fraction()) for column in zip(*procedures.values(), strict=True))), procedures


def settle(cells: Cells, assumed: Assumed) -> Counts:
    """The counts of a procedure with its doubtful dossiers taken as assumed."""
    eligible, outside = [cells.eligible], [cells.not_eligible]
    (eligible if assumed.eligible else outside).append(cells.unknown)
    return Counts(
        received=cells.received,
        eligible=sum(sum(channels) for channels in eligible),
        online=sum(_online(channels, assumed) for channels in eligible),
        outside=sum(_online(channels, assumed) for channels in outside),
    )


def decompose_cells(a: Mapping[str, Cells], b: Mapping[str, Cells]) -> tuple[Case, ...]:
    """One case for each way of settling what is in doubt; a single one where nothing is.

    Each side's dossiers of unknown eligibility are taken all as eligible and all as not, those of unknown channel all
    as online and all as not. The gap lies between the cases' gaps for certain.

    Assumes  each side has received at least one dossier
    """
    cases = []
    for assumed_a, assumed_b in product(_assumptions(a), _assumptions(b)):
        counts_a = {code: settle(cells, assumed_a) for code, cells in a.items()}
        counts_b = {code: settle(cells, assumed_b) for code, cells in b.items()}
        parts, procedures = decompose_counts(counts_a, counts_b)
        cases.append(Case(assumed_a, assumed_b, _share(counts_a), _share(counts_b), parts, procedures))
    return tuple(cases)


def _factors(a: Counts, received_a: int, b: Counts, received_b: int) -> tuple[Factors, Factors]:
    eligibility = _rates(a.eligible, a.received, b.eligible, b.received)
    use = _rates(a.online, a.eligible, b.online, b.eligible)
    outside = _rates(a.outside, a.received, b.outside, b.received)
    weight_a, weight_b = Fraction(a.received, received_a), Fraction(b.received, received_b)
    return (
        Factors(weight_a, eligibility[0], use[0], outside[0]),
        Factors(weight_b, eligibility[1], use[1], outside[1]),
    )


def _rates(count_a: int, whole_a: int, count_b: int, whole_b: int) -> tuple[Fraction, Fraction]:
    """Both sides' rates; the side without a whole takes the other's, and without any both are 0."""
    rate_a = Fraction(count_a, whole_a) if whole_a else None
    rate_b = Fraction(count_b, whole_b) if whole_b else None
    absent = next((rate for rate in (rate_a, rate_b) if rate is not None), Fraction())
    return (absent if rate_a is None else rate_a), (absent if rate_b is None else rate_b)


def _procedure_parts(a: Factors, b: Factors) -> Parts:
    mix, eligibility, use = three_factors(a[:3], b[:3])
    mix += (b.weight - a.weight) * (a.outside + b.outside) * _HALF
    return Parts(mix, eligibility, use, (b.outside - a.outside) * (a.weight + b.weight) * _HALF)


def _online(channels: Channels, assumed: Assumed) -> int:
    return channels.online + (channels.unknown if assumed.online else 0)


def _assumptions(side: Mapping[str, Cells]) -> list[Assumed]:
    """Every way of settling one side's doubts; where there is no doubt there is one way."""
    eligibility = any(sum(cells.unknown) for cells in side.values())
    channel = any(channels.unknown for cells in side.values() for channels in cells)
    return [
        Assumed(eligible, online)
        for eligible in ((True, False) if eligibility else (True,))
        for online in ((True, False) if channel else (True,))
    ]


def _share(side: Mapping[str, Counts]) -> Fraction:
    counts = side.values()
    return Fraction(sum(each.online + each.outside for each in counts), sum(each.received for each in counts))
