"""Putting procedures that are too small to be shown together, so that no hidden count can be read off the rest."""

from collections.abc import Mapping, Sequence

from motcua.analytics.gap.values import GAP_OTHERS, Cells, Channels


def group_small(
    shown: Sequence[Mapping[str, Cells]], *, hidden: set[str], wholes: Sequence[Cells], least: int
) -> tuple[list[dict[str, Cells]], int] | None:
    """The cells of each side with `others` for all procedures in `hidden`; and how many those are.

    What is in `others` is a side's whole less what is named, so it tells nothing that the published tables do not. As
    long as it holds a count from 1 to `least` - 1, or only one procedure, the smallest named procedure joins it.

    Returns  None where even all procedures together show a small count
    """
    named = {code for side in shown for code in side} - hidden
    together = hidden | (named & {GAP_OTHERS})  # a source may use the very word as a code
    named -= together
    while together:
        rests = [
            _rest(whole, [side.get(code, Cells()) for code in named]) for side, whole in zip(shown, wholes, strict=True)
        ]
        if len(together) > 1 and not any(_is_small(rest, least) for rest in rests):
            break
        if not named:
            return None
        smallest = min(named, key=lambda code: (sum(side.get(code, Cells()).received for side in shown), code))
        named.discard(smallest)
        together.add(smallest)
    else:
        rests = [Cells() for _ in shown]
    sides = []
    for side, rest in zip(shown, rests, strict=True):
        cells = {code: side[code] for code in named if code in side}
        sides.append(cells | ({GAP_OTHERS: rest} if rest.received else {}))
    return sides, len(together)


def _rest(whole: Cells, named: Sequence[Cells]) -> Cells:
    return Cells(
        *(
            Channels(*(total - sum(cells[row][column] for cells in named) for column, total in enumerate(channels)))
            for row, channels in enumerate(whole)
        )
    )


def _is_small(cells: Cells, least: int) -> bool:
    return any(0 < count < least for channels in cells for count in channels)
