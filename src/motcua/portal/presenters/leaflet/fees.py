"""What it costs: amounts that can be trusted, and for all others the words of the rule."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import NationalFee, NationalMethod
from motcua.portal.presenters.leaflet.limits import doors_words
from motcua.portal.presenters.leaflet.prose import Prose, prose
from motcua.portal.presenters.leaflet.quantities import money_in, plain_number
from motcua.portal.presenters.leaflet.views import FeeView

SHORT = 120
"""Words of so many letters stand in the place of an amount; longer ones below it."""
KIND_WORDS = {"fee": _("Phí"), "service_fee": _("Lệ phí"), "price": _("Giá")}


def present_fees(methods: Sequence[NationalMethod]) -> tuple[FeeView, ...]:
    """Every fee once, with the doors to which it belongs where they do not all share it."""
    lines: dict[NationalFee, list[str]] = {}
    for method in methods:
        for fee in method.fees:
            lines.setdefault(fee, []).append(method.channel)
    everywhere = {method.channel for method in methods}
    return tuple(
        FeeView(
            name=_name(fee, [] if set(channels) == everywhere else channels),
            words=amount_words(fee) or _otherwise(fee),
            detail=prose(fee.description) if fee.description != _otherwise(fee) else Prose(""),
            doubtful=not fee.trustworthy,
        )
        for fee, channels in lines.items()
    )


def _otherwise(fee: NationalFee) -> str:
    """Words in the place of an amount: those of an editor stand below, else the rule must be read."""
    if not fee.trustworthy:
        return gettext("Xem quy định")
    return fee.as_given if len(fee.as_given) <= SHORT else gettext("Ghi bằng lời")


def _name(fee: NationalFee, channels: Sequence[str]) -> str:
    kind = str(KIND_WORDS.get(fee.kind, _("Phí, lệ phí")))
    return f"{kind} ({doors_words(channels).lower()})" if channels else kind


def amount_words(fee: NationalFee) -> str:
    """The amount in words; empty where it cannot be trusted."""
    if not fee.trustworthy or fee.amount is None:
        return ""
    return money_in(fee.amount, fee.currency) if fee.amount else gettext("Không mất tiền")


def cost_words(methods: Sequence[NationalMethod]) -> str:
    """All costs in one phrase: one amount, a range of one currency; empty where one of them cannot be trusted."""
    fees = [fee for method in methods for fee in method.fees]
    amounts = sorted({fee.amount for fee in fees if fee.trustworthy and fee.amount is not None})
    currencies = {fee.currency for fee in fees}
    if not fees or len(currencies) != 1 or not all(fee.trustworthy for fee in fees) or not amounts:
        return ""
    least, most, currency = amounts[0], amounts[-1], currencies.pop()
    if least == most:
        return money_in(most, currency) if most else gettext("Không mất tiền")
    return _range(least, most, currency)


def _range(least: Decimal, most: Decimal, currency: str) -> str:
    return gettext("từ %(least)s đến %(most)s") % {"least": plain_number(least), "most": money_in(most, currency)}
