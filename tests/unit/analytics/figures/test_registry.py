"""The book of metrics as a whole: nothing without words in both languages, a source, a date and a count by hand."""

import re
from datetime import date
from pathlib import Path

import pytest

from motcua.analytics.definitions import DEFINITIONS, DIMENSIONS
from motcua.analytics.shapes import Amount, Different, Durations, MetricDefinition, Spans, Tally, Words
from motcua.cli import main
from tests.unit.analytics.figures.hand_counted import COUNTED, FROM_THE_LOG, OFFERED

PROMISED = (
    "received online_share eligible_online_share full_service_share self_service_share assisted_share proxy_share "
    "first_time_right supplement_loops on_time_share on_time_index_share overdue backlog backlog_age "
    "time_to_submit time_to_result digitised_share reuse_share online_payment_share certified_copies accounts "
    "services_by_level provision_share integrated_share satisfaction channel_switch "
)
KINDS = {Tally: {"share", "count"}, Amount: {"mean", "count"}, Different: {"count"}, Durations: {"median"},
         Spans: {"median"}}  # fmt: skip
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


def words_of(definition: MetricDefinition) -> list[Words]:
    optional = [words for words in (definition.warning, definition.apart) if words is not None]
    always = [definition.title, definition.words, definition.numerator, definition.denominator, definition.grain,
              definition.source, definition.unit, definition.suppression]  # fmt: skip
    return [*always, *optional, *definition.more.values()]


def test_every_promised_metric_is_there() -> None:
    assert {*PROMISED.split()} <= {*DEFINITIONS}


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=lambda definition: definition.name)
def test_a_metric_is_wholly_defined(definition: MetricDefinition) -> None:
    for words in words_of(definition):
        assert words.vi.strip()
        assert words.en.strip()
        assert not VIETNAMESE.search(words.en.replace("toàn trình", "").replace("QĐ-TTg", "")), words.en
    assert len(definition.words.vi) > 40
    assert VIETNAMESE.search(definition.words.vi)
    assert definition.kind in KINDS[type(definition.formula)]
    assert definition.valid_from <= date.today()  # noqa: DTZ011 (a day, not a moment)
    assert definition.valid_to is None or definition.valid_from < definition.valid_to
    assert {*definition.dimensions} <= {*DIMENSIONS}
    assert (definition.apart is None) == (getattr(definition.formula, "apart", None) is None)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_a_metric_was_counted_by_hand(name: str) -> None:
    assert name in {*COUNTED, *OFFERED, *FROM_THE_LOG}


def test_the_list_explains_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["figures", "--list"]) == 0
    text = capsys.readouterr().out
    for definition in DEFINITIONS.values():
        assert f"{definition.name} ({definition.kind})" in text
        for words in words_of(definition):
            assert words.vi in text
            assert words.en in text


def test_the_rules_name_each() -> None:
    rules = (Path(__file__).parents[4] / "docs" / "rules" / "figures.md").read_text(encoding="utf-8")
    assert [name for name in DEFINITIONS if f"`{name}`" not in rules] == []
