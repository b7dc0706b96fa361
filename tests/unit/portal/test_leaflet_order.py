"""Papers come in the order of their own numbers, and what stands in one line is told apart."""

import pytest

from motcua.portal.presenters.leaflet.order import in_order
from motcua.portal.presenters.leaflet.prose import lines_of


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["(2) Bản gốc", "(3) Mảnh trích", "(1) Đơn"], ["(1) Đơn", "(2) Bản gốc", "(3) Mảnh trích"]),
        (["(iv) d", "(v) e", "(ii) b", "Không số", "(i) a"], ["(i) a", "(ii) b", "(iv) d", "Không số", "(v) e"]),
        (["10. k", "9. i"], ["9. i", "10. k"]),
        (["- b) hai", "- a) một"], ["- a) một", "- b) hai"]),
        (["d) bốn", "đ) năm", "c) ba"], ["c) ba", "d) bốn", "đ) năm"]),
    ],
)
def test_by_their_own_numbers(given: list[str], shown: list[str]) -> None:
    assert list(in_order(given, str)) == shown


@pytest.mark.parametrize(
    "given",
    [
        ["2. b", "1. a", "1. a nữa"],
        ["1.2. con", "1.1. con", "1. cha"],
        ["b) hai", "1) một"],
        ["Đơn", "Bản sao"],
        ["2. b"],
        ["2026. năm", "01.5 phần"],
        [],
    ],
)
def test_a_list_that_counts_otherwise_stays_as_it_is(given: list[str]) -> None:
    assert list(in_order(given, str)) == given


def test_several_results_in_one_line_are_told_apart() -> None:
    assert lines_of("Giấy chứng nhận; Giấy phép xây dựng;") == ("Giấy chứng nhận", "Giấy phép xây dựng")
    assert lines_of("Mẫu a; b") == ("Mẫu a; b",), "what is as short as that belongs together"
    assert lines_of("Giấy khai sinh") == ("Giấy khai sinh",)
