"""What a reader may choose on a page of figures, and what is told when a choice does not exist."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.stats.question import Chosen, Filter, Holdings
from motcua.stats.wording import tier_name
from motcua.ui.values import Choice


class NoSuchChoice(Exception):
    """An address names a choice that the page does not have."""

    def __init__(self, wrong: Filter, given: str, choices: Sequence[Choice]) -> None:
        super().__init__(given)
        self.wrong = wrong
        self.given = given
        self.choices = choices


def choose(filters: Sequence[Filter], given: Mapping[str, str], holdings: Holdings) -> Chosen:
    """The reader's choices, the first of each filter where none was made. Raises NoSuchChoice.

    Words in the address that no filter knows (those that other sites hang onto links) change nothing.
    """
    values: dict[str, str] = {}
    for each in filters:
        choices = each.choices(holdings)
        wanted = given.get(each.key, "")
        if wanted and wanted not in {choice.value for choice in choices}:
            raise NoSuchChoice(each, wanted, choices)
        values[each.key] = wanted or choices[0].value
    return Chosen(values)


def _years(holdings: Holdings) -> tuple[Choice, ...]:
    fullest = holdings.fullest_year
    others = sorted((year for year in holdings.years if year != fullest), reverse=True)
    return tuple(Choice(str(year), str(year)) for year in (fullest, *others))


def _tiers(holdings: Holdings) -> tuple[Choice, ...]:
    return (Choice("", gettext("Mọi cấp")), *_each_tier(holdings))


def _each_tier(holdings: Holdings) -> tuple[Choice, ...]:
    """The lowest tier first: it is where most dossiers and most units are."""
    return tuple(Choice(tier, tier_name(tier)) for tier in reversed(holdings.tiers) if tier != "unknown") or (
        Choice("", gettext("Mọi cấp")),
    )


def _other_tiers(holdings: Holdings) -> tuple[Choice, ...]:
    """The tier above the lowest first, then the others."""
    choices = _each_tier(holdings)
    return (*choices[1:], choices[0])


YEAR = Filter("nam", _("Năm"), _years)
TIER = Filter("cap", _("Cấp"), _tiers)
OTHER_TIER = Filter("voi", _("So với"), _other_tiers)
ONE_TIER = Filter("cap", _("Cấp"), _each_tier)
