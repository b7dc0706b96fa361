"""What one more self-service dossier cost, as a range: costs and effect are both uncertain."""

from collections.abc import Sequence

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused


def cost_of_one_more(
    items: Sequence[str], low: Numbers, high: Numbers, effect: tuple[float, float, float], dossiers: float
) -> Answer:
    """`low` and `high` are each item's cost (savings negative) in đồng; `effect` is (low, estimate, high) of the rise
    of the share, on `dossiers` dossiers of the period. The range takes the cheapest with the best and the dearest
    with the worst; an effect that may be 0 or less leaves it open above.

    Raises  MethodRefused: ends in the wrong order, no dossiers, or an effect that is nowhere above 0
    """
    worst, middle, best = effect
    if not worst <= middle <= best:
        raise MethodRefused("Tác động phải theo thứ tự thấp ≤ ước lượng ≤ cao.", remedy="Kiểm tra --effect.")
    if bool((low > high).any()):
        name = items[int((low > high).argmax())]
        raise MethodRefused(f"Khoản “{name}” có mức thấp cao hơn mức cao.", remedy="Đổi lại hai cột.")
    if dossiers <= 0:
        raise MethodRefused("Số hồ sơ phải dương.", remedy="Ghi số hồ sơ đủ điều kiện trong kỳ ở nơi can thiệp.")
    if best <= 0:
        raise MethodRefused(
            "Khoảng tác động không có phần nào trên 0: không có hồ sơ tăng thêm để chia chi phí.",
            remedy="Báo cáo chi phí và tác động riêng, không chia.",
        )
    cheap, dear = float(low.sum()), float(high.sum())
    ends = (_divided(cheap, best, worst, dossiers, least=True), _divided(dear, best, worst, dossiers, least=False))
    flags = ["Đây là khoảng từ giả định tốt nhất đến xấu nhất, không phải khoảng tin cậy."]
    if worst <= 0:
        flags.append("Tác động có thể bằng 0: chi phí cho một hồ sơ tăng thêm không có cận trên.")
    return Answer(
        "range of cost over range of effect, not a confidence interval",
        estimate=(cheap + dear) / 2 / (middle * dossiers) if middle > 0 else None,
        ci=ends,
        n=len(items),
        rows=[
            {"item": item, "low": float(one), "high": float(two)}
            for item, one, two in zip(items, low, high, strict=True)
        ],
        flags=flags,
        more={
            "total": [cheap, dear],
            "additional": [worst * dossiers, middle * dossiers, best * dossiers],
            "unit": "đồng cho một hồ sơ tự nộp tăng thêm",
        },
    )


def _divided(total: float, best: float, worst: float, dossiers: float, *, least: bool) -> float:
    """The end of the range: a saving is largest where few dossiers share it, a cost smallest where many do."""
    if (total >= 0) == least:
        return total / (best * dossiers)
    if worst > 0:
        return total / (worst * dossiers)
    return float("-inf") if least else float("inf")
