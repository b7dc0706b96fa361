"""The ready questionnaire: consent, who pressed submit, functioning, the barriers' items, consent to be joined."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from motcua.core.barriers import vocabulary
from motcua.core.data_folder import DATA_FILES
from motcua.uptake.tables import Table

FILE = DATA_FILES / "uptake" / "questions.yaml"
VI, EN, AUDIO = "label::Tiếng Việt (vi)", "label::English (en)", "audio::Tiếng Việt (vi)"
COLUMNS = ("type", "name", VI, EN, AUDIO, "required", "relevant")
CHOICES = ("list_name", "name", VI, EN)
Row = dict[str, str]


def ready_questionnaire() -> tuple[Table, Table]:
    """The sheets `survey` and `choices`, as plain tables; recordings are to lie beside as `<name>.mp3`.

    Nothing is asked before consent. Functioning stands in the middle, whole and in its own order (not last, unaltered);
    a dossier's code is asked for only after the consent in writing.
    """
    given = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    agreed = f"${{{given['consent']['name']}}} = 'yes'"
    joined = f"${{{given['join']['name']}}} = 'yes'"
    functioning = given["functioning"]
    lists: dict[str, list[Row]] = {
        "yes_no": _choices(
            "yes_no", [{"code": "yes", "vi": "Có", "en": "Yes"}, {"code": "no", "vi": "Không", "en": "No"}]
        ),
        "who_pressed": _choices("who_pressed", given["pressed"]["answers"]),
        "functioning": _choices("functioning", functioning["answers"]),
    }
    rows = [
        _row("select_one yes_no", given["consent"]),
        {"type": "begin_group", "name": "asked", VI: "Câu hỏi", EN: "Questions", "relevant": agreed},
        _row("select_one who_pressed", given["pressed"]),
        _row("note", functioning["intro"], required=False),
        *(_row("select_one functioning", item) for item in functioning["items"]),
    ]
    for barrier in vocabulary().barriers.values():
        item = barrier.survey
        lists[item.code] = _choices(item.code, [{"code": one.code, "vi": one.vi, "en": one.en} for one in item.answers])
        rows.append(_row(f"select_one {item.code}", {"name": item.code, "vi": item.vi, "en": item.en}))
    rows += [
        _row("select_one yes_no", given["join"]),
        _row("text", given["dossier"]) | {"relevant": joined},
        {"type": "end_group", "name": "asked"},
    ]
    return _table(COLUMNS, rows), _table(CHOICES, [row for some in lists.values() for row in some])


def _row(kind: str, item: Mapping[str, Any], *, required: bool = True) -> Row:
    words = {VI: item["vi"], EN: item["en"], AUDIO: f"{item['name']}.mp3"}
    return {"type": kind, "name": item["name"], **words, "required": "yes" if required else ""}


def _choices(name: str, answers: Iterable[Mapping[str, str]]) -> list[Row]:
    return [{"list_name": name, "name": one["code"], VI: one["vi"], EN: one["en"]} for one in answers]


def _table(columns: tuple[str, ...], rows: list[Row]) -> Table:
    return Table({column: [row.get(column, "") for row in rows] for column in columns})
