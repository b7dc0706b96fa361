"""What a reconciliation says, in the reader's language."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.analytics.reconciliation.values import Check, Reconciliation, ShareCheck

RULES: Mapping[str, Promise] = {
    "inflow": _("Tổng tiếp nhận = mới tiếp nhận + kỳ trước chuyển sang"),
    "balance": _("Tổng tiếp nhận = đã giải quyết + đang giải quyết"),
    "classes_of_resolved": _("Đã giải quyết = trước và đúng hạn + quá hạn"),
    "classes_of_due": _("Đến hạn = trước và đúng hạn + quá hạn"),
    "classes_of_received_total": _("Tổng tiếp nhận = trước và đúng hạn + quá hạn"),
    "pending_classes": _("Đang giải quyết = trong hạn + quá hạn"),
    "channels": _("Tiếp nhận = trực tuyến + trực tiếp + bưu chính"),
    "channels_and_carried": _("Tổng tiếp nhận = trực tuyến + trực tiếp + bưu chính + kỳ trước chuyển sang"),
    "part_exceeds": _("Phần không lớn hơn tổng"),
}


def count_words(value: int) -> str:
    """`257.141` in Vietnamese, `257,141` in English."""
    grouped = f"{value:,}"
    return grouped if (get_language() or "vi").startswith("en") else grouped.replace(",", ".")


def percent_words(value: Decimal) -> str:
    """`72,29 %` in Vietnamese, `72.29 %` in English."""
    text = f"{value} %"
    return text if (get_language() or "vi").startswith("en") else text.replace(".", ",")


def rule_words(code: str) -> str:
    """The rule in words."""
    if code.startswith("total:"):
        return gettext("Dòng tổng = tổng các dòng thành phần")
    return str(RULES[code])


def column_words(result: Reconciliation, name: str) -> str:
    """A column of ours in words; the source's own word for a row of a sum across rows."""
    words = result.columns.get(name)
    return words.in_language(get_language() or "vi") if words else name


def check_words(result: Reconciliation, check: Check) -> str:
    """What does not add up, with all the figures: "Đã giải quyết 257.141; … = 247.529: thiếu 9.612."."""
    parts = " + ".join(f"{column_words(result, name)} {count_words(value)}" for name, value in check.parts)
    values = {
        "whole": f"{column_words(result, check.whole[0])} {count_words(check.whole[1])}",
        "parts": parts,
        "sum": count_words(check.sum),
        "missing": count_words(abs(check.difference)),
    }
    if check.code == "part_exceeds":
        sentence = gettext("%(parts)s lớn hơn %(whole)s.")
    elif check.verdict == "rounding":
        sentence = gettext("%(whole)s; %(parts)s = %(sum)s, lệch %(missing)s: có thể do làm tròn.")
    elif check.difference > 0:
        sentence = gettext("%(whole)s; %(parts)s = %(sum)s: thừa %(missing)s.")
    else:
        sentence = gettext("%(whole)s; %(parts)s = %(sum)s: thiếu %(missing)s.")
    words = sentence % values
    return words[:1].upper() + words[1:]


def _share(numerator: int, denominator: int) -> Decimal:
    return (Decimal(100) * numerator / denominator).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def share_words(result: Reconciliation, share: ShareCheck) -> str:
    """Which denominator gives the printed figure, and which one its words ask for."""
    values = {
        "printed": percent_words(share.printed),
        "numerator": count_words(share.numerator),
        "fits": ", ".join(column_words(result, name) for name in share.fits),
        "expected": column_words(result, share.expected) if share.expected else "",
        "candidates": "; ".join(
            f"{column_words(result, name)} {count_words(value)} → {percent_words(_share(share.numerator, value))}"
            for name, value in share.candidates
        ),
    }
    if share.fits:
        return (
            gettext(
                "In %(printed)s: chia cho %(fits)s, không phải cho %(expected)s. Tử số %(numerator)s: %(candidates)s."
            )
            % values
        )
    return gettext("In %(printed)s: không mẫu số nào cho ra số này. Tử số %(numerator)s: %(candidates)s.") % values
