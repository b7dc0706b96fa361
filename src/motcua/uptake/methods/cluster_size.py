"""How many villages or communes each arm of a trial needs, where those of one cluster are alike."""

import math

from scipy.special import ndtri

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import ALPHA, check_alpha
from motcua.uptake.refusals import MethodRefused

MEASURES = ("share", "rate", "mean")


def clusters_needed(
    *,
    control: float,
    treated: float,
    each: float,
    between: float | None = None,
    icc: float | None = None,
    measure: str = "share",
    sd: float | None = None,
    matched: bool = False,
    power: float = 0.8,
    alpha: float = ALPHA,
) -> Answer:
    """Clusters per arm so that the difference of two shares, rates or means is seen with this power.

    `each` is persons per cluster (for a rate person-time), `between` the coefficient of variation of the true values
    between clusters of an arm (of a pair where `matched`), or `icc` the intracluster correlation; `sd` is that inside
    clusters, for means. One cluster is added per arm for the t law, two where matched.

    Source: Hayes and Bennett 1999; Hayes and Moulton, Cluster Randomised Trials, 7.2-7.4.
    Raises  MethodRefused
    """
    check_alpha(alpha)
    _check(control, treated, each, between, icc, measure, sd, power)
    inside, spread = _variances((control, treated), each, between, icc, measure, sd)
    told = f"coefficient of variation between clusters {between:g}" if icc is None else f"intracluster {icc:g}"
    reach = float(ndtri(1 - alpha / 2) + ndtri(power)) ** 2
    exact = (2 if matched else 1) + reach * spread / (control - treated) ** 2
    needed = math.ceil(exact - 1e-9)
    alone = reach * inside / each / (control - treated) ** 2
    return Answer(
        f"clusters per arm, {'pairs matched' if matched else 'not matched'}, {measure}; {told}; normal quantiles and "
        f"{'two' if matched else 'one'} added for t; rounded up",
        estimate=float(needed),
        n=2 * needed,
        rows=[
            {
                "clusters_per_arm": needed,
                "exact": exact,
                "clusters_in_all": 2 * needed,
                "people_in_all": 2 * needed * each,
                "deff": (exact - (2 if matched else 1)) / alone,
                "power": power,
            }
        ],
        flags=["Dưới 4 cụm mỗi nhóm: công thức này không đáng tin."] if needed < 4 else [],
    )


def _variances(
    arms: tuple[float, float],
    each: float,
    between: float | None,
    icc: float | None,
    measure: str,
    sd: float | None,
) -> tuple[float, float]:
    """Of both arms together: the variance inside clusters per person, and that of a cluster's value."""
    if measure == "mean":
        inside = 2 * float(sd or 0) ** 2
    else:
        inside = sum(value * (1 - value) if measure == "share" else value for value in arms)
    if icc is None:
        return inside, inside / each + (between or 0) ** 2 * sum(value**2 for value in arms)
    whole = inside / (1 - icc) if measure == "mean" else inside
    return inside, whole * (1 + (each - 1) * icc) / each


def _check(
    control: float,
    treated: float,
    each: float,
    between: float | None,
    icc: float | None,
    measure: str,
    sd: float | None,
    power: float,
) -> None:
    if measure == "share" and not (0 < control < 1 and 0 < treated < 1):
        raise MethodRefused("Hai tỷ lệ phải nằm giữa 0 và 1.", remedy="Ví dụ --share 0.2 --against 0.3.")
    if control == treated or (measure == "rate" and min(control, treated) <= 0):
        raise MethodRefused("Hai giá trị phải khác nhau (suất phải dương).", remedy="Ghi --against khác --share.")
    if not each > 0 or not 0 < power < 1:
        raise MethodRefused("Cỡ cụm phải dương, lực phải giữa 0 và 1.", remedy="Ví dụ --cluster-size 50 --power 0.8.")
    if (between is None) == (icc is None) or (between or 0) < 0 or not 0 <= (icc or 0) < 1:
        raise MethodRefused(
            "Cần đúng một trong hai: hệ số biến thiên giữa cụm, hoặc tương quan trong cụm.",
            remedy="Ghi --between 0.25, hoặc --icc 0.02.",
        )
    if (measure == "mean") != (sd is not None) or (sd is not None and not sd > 0) or (measure == "rate" and icc):
        raise MethodRefused(
            "Trung bình cần --sd dương; suất dùng --between.", remedy="Ví dụ --measure mean --sd 12 --icc 0.05."
        )
