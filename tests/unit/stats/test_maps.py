"""Outlines and classes of maps: nothing lost that must be seen, every value in one class."""

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from motcua.stats.map_classes import round_classes
from motcua.stats.map_drawing import HIDDEN, UNKNOWN, MapWords, Place, draw_map
from motcua.stats.map_outlines import communes, drawable_provinces, island_names, provinces


def test_every_province_and_both_archipelagos_are_there() -> None:
    assert len(provinces()) == 34
    assert max(x for ring in provinces()["nso:48"].rings for x, _ in ring) > 112  # Hoàng Sa belongs to Đà Nẵng
    assert max(x for ring in provinces()["nso:56"].rings for x, _ in ring) > 114  # Trường Sa to Khánh Hòa
    assert {vi for vi, *_ in island_names()} == {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"}
    assert all(len(ring) >= 3 for outline in provinces().values() for ring in outline.rings)


def test_the_communes_of_two_provinces_are_there() -> None:
    assert set(drawable_provinces()) == {"nso:08", "nso:46"}
    by_province = [outline.province for outline in communes().values()]
    assert (by_province.count("nso:46"), by_province.count("nso:08")) == (40, 124)


@given(st.lists(st.floats(-1000, 1000, allow_nan=False).map(lambda value: round(value, 2)), min_size=1, max_size=60))
def test_every_value_lies_in_its_class(values: list[float]) -> None:
    classes = round_classes(values)
    assert 1 <= len(classes.ranges) <= 5
    for value in values:
        lower, upper = classes.ranges[classes.of(value)]
        assert lower <= value <= upper


def test_classes_have_round_bounds() -> None:
    assert round_classes([55.23, 61.0, 68.8]).bounds == (54.0, 57.0, 60.0, 63.0, 66.0, 69.0)
    assert round_classes([3.0, 3.0]).bounds == (3.0, 3.0)


def test_the_picture_tells_known_hidden_and_unknown_apart() -> None:
    outlines = list(communes().values())[:3]
    places = [Place(outlines[0], 2, "Tên & <b>"), Place(outlines[1], HIDDEN), Place(outlines[2], UNKNOWN)]
    keys: tuple[tuple[int | str, str], ...] = ((2, "từ 1 đến 2"), (HIDDEN, "ẩn"), (UNKNOWN, "chưa rõ"))
    svg = draw_map(places, MapWords("Mô tả <x>", "dữ liệu giả lập", keys), width=400, labels=True)
    ET.fromstring(svg)
    assert re.findall(r"fill-rule", svg) == ["fill-rule"] * 3
    assert svg.count("url(#hidden)") == svg.count("url(#unknown)") == 2  # on the map and in the key
    assert "dữ liệu giả lập" in svg
    assert "Tên &amp; &lt;b&gt;" in svg
