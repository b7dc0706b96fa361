"""Bars stand in proportion to their counts, and a line does not pass over days that nobody counted."""

from datetime import date

from motcua.ui.count_pictures import draw_bars, draw_lines


def test_parts_follow_each_other_in_proportion() -> None:
    picture = draw_bars([("0–5 ngày", [10, 30, 0]), ("Từ 6 ngày", [20, 0, 0])], ["quá hạn", "còn hạn", "không chạy"])
    first, second = picture.bars
    assert [part.width for part in first.parts] == [98, 292]
    assert abs(first.parts[0].x + first.parts[0].width - first.parts[1].x) <= 1
    assert [part.width for part in second.parts] == [195]
    assert (first.whole, second.whole, len(picture.key)) == ("40", "20", 3)
    assert len({part.ground for part in picture.key}) == 3
    assert draw_bars([("trống", [0, 0])], ["a", "b"]).bars[0].parts == ()


def test_a_day_without_a_count_breaks_the_line() -> None:
    days = [date(2026, 11, day) for day in (1, 2, 5, 6)]
    picture = draw_lines(days, [("chưa xong", [4, 8, 2, 0]), ("quá hạn", [0, 0, 0, 0])])
    assert picture is not None
    undecided = next(line for line in picture.lines if line.name == "chưa xong")
    assert [path.count(",") for path in undecided.paths] == [2, 2]
    assert undecided.points[1][1] < undecided.points[0][1] < undecided.points[3][1], "more stands higher"
    names = [line.name_y for line in picture.lines]
    assert max(names) - min(names) >= 18, "both end at nought and can still be read"
    assert draw_lines(days[:1], [("chưa xong", [4])]) is None
