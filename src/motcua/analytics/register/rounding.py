"""What the rounding of a printed figure allows, and what follows from several printed figures together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from motcua.analytics.register.values import Range

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*", re.ASCII)
_SCALES = (Decimal(1), Decimal("0.01"), Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9)
_HALF = Decimal("0.5")


def envelope(printed: str, value: Decimal) -> Range:
    """All numbers that would be printed like this: half a unit of the last printed digit to both sides.

    `29,5 %` of value 0.295 allows 0.2945 to 0.2955. Vietnamese and English signs are told apart by the value itself.
    A text in which the value cannot be found again is taken to be exact, and so is a whole count.
    """
    found = _NUMBER.search(printed)
    if found is None:
        return Range(value, value)
    for scale in sorted(_SCALES, key=lambda scale: (scale == 1) == ("%" in printed)):
        for number, places in _readings(found[0]):
            if number * scale == value:
                half = Decimal(0) if scale == 1 and not places else _HALF * Decimal(1).scaleb(-places) * scale
                return Range(value - half, value + half)
    return Range(value, value)


def _readings(text: str) -> list[tuple[Decimal, int]]:
    """The number as a Vietnamese and as an English reader takes it, each with its printed decimals; the finer first."""
    readings = []
    for group, point in ((".", ","), (",", ".")):
        whole, _, fraction = text.replace(group, "").partition(point)
        if point not in fraction:
            readings.append((Decimal(f"{whole}.{fraction}" if fraction else whole), len(fraction)))
    return sorted(readings, key=lambda reading: -reading[1])


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: how many there are, and between which bounds the number of those counted lies."""

    all: Decimal
    counted: Range


def follow(formula: str, parts: Mapping[str, Part], *, part: str = "", raised_to: str = "") -> Range | None:
    """What the formula gives for the parts, as the bounds that theirs allow; None where there is nothing to divide.

    `part` and `raised_to` name parts. Bounds are exact for each formula: every part varies on its own.
    """
    whole = sum((each.all for each in parts.values()), Decimal(0))
    if formula == "total":
        return Range(whole, whole)
    if not whole:
        return None
    match formula:
        case "pooled_share" | "quotient":
            return _over(_sum(parts), whole)
        case "part_of_volume":
            share = parts[part].all / whole
            return Range(share, share)
        case "part_of_numerator":
            return _part_of({name: each.counted for name, each in parts.items()}, part)
        case "part_of_rest":
            return _part_of({name: _rest(each) for name, each in parts.items()}, part)
        case "raised":
            return _over(_sum(_raised(parts, part, raised_to)), whole)
        case _:
            raise ValueError(formula)


def _sum(parts: Mapping[str, Part]) -> Range:
    lowers = sum((each.counted.lower for each in parts.values()), Decimal(0))
    return Range(lowers, sum((each.counted.upper for each in parts.values()), Decimal(0)))


def _over(counted: Range, whole: Decimal) -> Range:
    return Range(counted.lower / whole, counted.upper / whole)


def _rest(part: Part) -> Range:
    return Range(part.all - part.counted.upper, part.all - part.counted.lower)


def _part_of(counts: Mapping[str, Range], part: str) -> Range | None:
    """The part is largest where it has most and the others have least."""
    one = counts[part]
    others = [each for name, each in counts.items() if name != part]
    most = one.upper + sum((each.lower for each in others), Decimal(0))
    least = one.lower + sum((each.upper for each in others), Decimal(0))
    return Range(one.lower / least, one.upper / most) if least and most else None


def _raised(parts: Mapping[str, Part], part: str, raised_to: str) -> dict[str, Part]:
    """The parts with one of them at the share of another."""
    share, raised = _over(parts[raised_to].counted, parts[raised_to].all), parts[part].all
    return {**parts, part: Part(raised, Range(share.lower * raised, share.upper * raised))}
