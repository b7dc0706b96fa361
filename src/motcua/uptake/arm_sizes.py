"""How many units each arm takes in each stratum, as somebody wrote it, and what the arms are called."""

import numpy as np
import numpy.typing as npt

from motcua.uptake.refusals import MethodRefused

CONTROL = "control"


def sizes_of(text: str, strata: npt.NDArray[np.int64], names: list[str]) -> list[list[int]]:
    """Per stratum the sizes of the treated arms; empty where the words tell of two arms only.

    `4,4,16` (the control last) without strata, `2/2` in every stratum, `A=2/2,B=3/2` each; who is left is control.
    Raises  MethodRefused
    """
    parts = [part.strip() for part in text.split(",")]
    if "/" not in text and (len(parts) < 3 or "=" in text):
        return []
    try:
        if "=" in text:
            given = {key.strip(): _numbers(value) for key, value in (part.rsplit("=", 1) for part in parts)}
            if set(given) != set(names):
                wrong = sorted(set(given) ^ set(names))
                raise MethodRefused(
                    f"--arms và cột tầng không khớp: {', '.join(wrong[:5])}.", remedy="Mỗi tầng một lần: A=2/2,B=3/2."
                )
            found = [given[name] for name in names]
        elif "/" in text:
            found = [_numbers(text)] * len(names)
        else:
            numbers = [int(part) for part in parts]
            if len(names) > 1 or sum(numbers) != len(strata):
                raise MethodRefused(
                    f"--arms {text} cộng lại là {sum(numbers)}, tệp có {len(strata)} đơn vị trong {len(names)} tầng.",
                    remedy="Tổng phải bằng số ứng viên; với tầng, ghi 2/2 hoặc A=2/2,B=3/2.",
                )
            found = [numbers[:-1]]
    except ValueError as broken:
        raise MethodRefused(f"Không hiểu --arms “{text}”.", remedy="Ví dụ 4,4,16 hoặc A=2/2,B=3/2.") from broken
    if len({len(own) for own in found}) > 1 or min(min(own) for own in found) < 0:
        raise MethodRefused("Mỗi tầng phải có cùng số nhóm.", remedy="Nhóm vắng ở một tầng thì ghi 0.")
    if any(sum(own[arm] for own in found) == 0 for arm in range(len(found[0]))):
        raise MethodRefused("Có nhóm không có đơn vị nào.", remedy="Bỏ nhóm đó khỏi --arms.")
    return found


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split("/")]


def named_arms(text: str | None, treated: int) -> list[str]:
    """The control first, then the treated arms; as given the control stands last. Raises MethodRefused."""
    names = [part.strip() for part in text.split(",")] if text else [str(arm + 1) for arm in range(treated)] + [CONTROL]
    if len(names) != treated + 1 or len(set(names)) < len(names) or "*" in names:
        raise MethodRefused(
            f"Cần {treated + 1} tên nhóm khác nhau, đối chứng cuối cùng.", remedy="Ví dụ --arm-names tin_nhan,to,khong."
        )
    return [names[-1], *names[:-1]]


def treated_of(text: str, strata: npt.NDArray[np.int64], names: list[str]) -> list[int]:
    """How many are treated in each stratum. Raises MethodRefused."""
    parts = [part.strip() for part in text.split(",")]
    try:
        if any("=" in part for part in parts):
            sizes = {key.strip(): int(value) for key, value in (part.rsplit("=", 1) for part in parts)}
            unknown = sorted(set(sizes) ^ set(names))
            if unknown:
                raise MethodRefused(
                    f"--arms và cột tầng không khớp: {', '.join(unknown[:5])}.", remedy="Mỗi tầng ghi một lần: A=2,B=2."
                )
            return [sizes[name] for name in names]
        numbers = [int(part) for part in parts]
    except ValueError as broken:
        raise MethodRefused(f"Không hiểu --arms “{text}”.", remedy="Ví dụ 4, hoặc 4,20, hoặc A=2,B=2.") from broken
    if len(numbers) == 2 and len(names) == 1:
        if sum(numbers) != len(strata):
            raise MethodRefused(
                f"--arms {text} cộng lại là {sum(numbers)}, tệp có {len(strata)} đơn vị.",
                remedy="Tổng hai nhóm phải bằng số ứng viên.",
            )
        return numbers[:1]
    if len(numbers) != 1:
        raise MethodRefused(f"Không hiểu --arms “{text}”.", remedy="Với tầng, ghi A=2,B=2 hoặc một số cho mọi tầng.")
    return numbers * len(names)
