"""How long it takes: one line for each limit that really differs, with the doors to which it belongs."""

from collections.abc import Sequence

from django.utils.translation import gettext

from motcua.catalogue.api import AgreedLimit, NationalCase, NationalLimit, NationalMethod
from motcua.portal.presenters.leaflet.prose import prose
from motcua.portal.presenters.leaflet.quantities import range_words, time_words
from motcua.portal.presenters.leaflet.views import LimitView
from motcua.portal.wording import DOOR_WORDS


def present_limits(
    methods: Sequence[NationalMethod],
    cases: Sequence[NationalCase],
    doubtful: frozenset[int],
    agreed: Sequence[AgreedLimit] = (),
) -> tuple[LimitView, ...]:
    """The limits of the methods, doors with the same one together; where there is none, those of the cases.

    Where one door has several limits they are variants, and what is written beside them says which is whose.
    agreed    shorter times that the province agreed to; they stand beside the statutory ones
    doubtful  places in `methods` whose limit carries a mark of doubt
    """
    lines: dict[tuple[str, str], list[int]] = {}
    variants = {one.channel for at, one in enumerate(methods) if one.channel in [m.channel for m in methods[:at]]}
    for place, method in enumerate(methods):
        words = limit_words(method.limit)
        beside = method.description if method.channel in variants else ""
        if words:
            lines.setdefault((words, beside), []).append(place)
    found = tuple(
        LimitView(
            doors=doors_words([methods[place].channel for place in places]),
            words=words,
            detail=prose(beside if beside != words else ""),
            agreed=agreed_words(agreed, {methods[place].channel for place in places}),
            exact=methods[places[0]].limit.computable,
            doubtful=any(place in doubtful for place in places),
        )
        for (words, beside), places in lines.items()
    )
    return found or _of_cases(cases)


def agreed_words(agreed: Sequence[AgreedLimit], channels: set[str]) -> str:
    """What the province promised for these doors, with its decision."""
    told = dict.fromkeys(
        (time_words(one.quantity.amount, one.quantity.unit), one.source) for one in agreed if one.channel in channels
    )
    return " ".join(
        gettext("Tỉnh rút ngắn còn %(limit)s (%(source)s).") % {"limit": limit, "source": source}
        for limit, source in told
    )


def limit_words(limit: NationalLimit) -> str:
    """The quantity in words, or the sentence as it is given; empty where nothing is given."""
    quantity = limit.quantity
    return limit.as_given if quantity is None else time_words(quantity.amount, quantity.unit)


def _of_cases(cases: Sequence[NationalCase]) -> tuple[LimitView, ...]:
    told = (
        LimitView(doors=case.name, words=limit_words(case.limit), exact=case.limit.computable)
        for case in cases
        if limit_words(case.limit)
    )
    return tuple(dict.fromkeys(told))


def doors_words(channels: Sequence[str]) -> str:
    """`Trực tuyến, trực tiếp`; "cách nào cũng thế" where all three doors share it."""
    named = dict.fromkeys(channels)
    if len(named) == len(DOOR_WORDS):
        return gettext("Nộp cách nào cũng thế")
    words = ", ".join(str(DOOR_WORDS[channel]).lower() for channel in named)
    return words[:1].upper() + words[1:]


def shortest_words(methods: Sequence[NationalMethod], cases: Sequence[NationalCase]) -> str:
    """All limits in one phrase, and whether others are only told in words; empty where the units differ."""
    limits = [method.limit for method in methods if limit_words(method.limit)] or [case.limit for case in cases]
    told = [(one.quantity.amount, one.quantity.unit) for one in limits if one.quantity is not None]
    phrase = range_words(told) if told else ""
    if phrase and len(told) < len(limits):
        return gettext("%(limit)s; có trường hợp ghi bằng lời") % {"limit": phrase}
    return phrase
