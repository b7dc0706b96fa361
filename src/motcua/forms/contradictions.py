"""What no schema can see in a form: ids used twice, conditions on nothing, circles, rows of rows."""

from collections.abc import Iterator

from motcua.forms.computing import TODAY
from motcua.forms.graph import CycleFound, order_of
from motcua.forms.values import FormDefinition, Question, QuestionType, Section

CIRCLE = "condition_in_circle"


def form_contradictions(form: FormDefinition) -> list[tuple[str, str]]:
    """The contradictions as (path, code); a circle's path names it whole (`a.b → c.d → a.b`).

    What decides whether something is asked may stand on the same page or an earlier one, never on a later one, so that
    every form can be asked from the first page to the last.
    """
    found = [*_twice(form), *_unknown_paths(form)]
    try:
        order_of(form)
    except CycleFound as cycle:
        found.append((str(cycle), CIRCLE))
    return found


def _twice(form: FormDefinition) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for section in form.sections:
        if section.id in seen:
            yield section.id, "section_twice"
        seen.add(section.id)
        for question in section.questions:
            path = f"{section.id}.{question.id}"
            if path in seen:
                yield path, "question_twice"
            seen.add(path)
            yield from _inside(path, question)
        blocks = [block.id for block in section.blocks]
        yield from ((f"{section.id}.{one}", "block_twice") for place, one in enumerate(blocks) if one in blocks[:place])


def _inside(path: str, question: Question) -> Iterator[tuple[str, str]]:
    if len({option.code for option in question.options}) < len(question.options):
        yield path, "option_twice"
    if (question.type is QuestionType.ROWS) is not bool(question.columns):
        yield path, "columns_only_of_rows"
    if (question.type is QuestionType.COMPUTED) is not (question.value is not None):
        yield path, "value_only_of_computed"
    ids: set[str] = set()
    for column in question.columns:
        if column.id in ids or column.id == "row":
            yield f"{path}.{column.id}", "question_twice"
        ids.add(column.id)
        if column.type is QuestionType.ROWS:
            yield f"{path}.{column.id}", "rows_in_rows"
        yield from _inside(f"{path}.{column.id}", column)


def _unknown_paths(form: FormDefinition) -> Iterator[tuple[str, str]]:
    ahead = _Known(form)
    for section in form.sections:
        ahead.open(section)
        for place, read in _reads(section):
            if not ahead.knows(read):
                yield place, "condition_on_unknown_question"
        for rule in section.rules:
            for path in (rule.at, *rule.must.paths()):
                if not ahead.knows(path):
                    yield f"{section.id}.{rule.id}", "rule_on_unknown_question"


class _Known:
    """The paths of the pages up to the one that is looked at."""

    def __init__(self, form: FormDefinition) -> None:
        self._paths: set[str] = set()
        self._form = form

    def open(self, section: Section) -> None:
        for question in section.questions:
            path = f"{section.id}.{question.id}"
            self._paths.add(path)
            self._paths.update(f"{path}.{column.id}" for column in question.columns)

    def knows(self, path: str) -> bool:
        return path in self._paths


def _reads(section: Section) -> Iterator[tuple[str, str]]:
    """(place, path that is read there); paths within a row in full."""
    if section.when is not None:
        yield from ((section.id, path) for path in section.when.paths())
    for block in section.blocks:
        if block.when is not None:
            yield from ((f"{section.id}.{block.id}", path) for path in block.when.paths())
    for question in section.questions:
        place = f"{section.id}.{question.id}"
        yield from ((place, path) for path in _question_reads(question))
        for column in question.columns:
            inside = f"{place}.{column.id}"
            yield from ((inside, f"{place}{p}" if p[:1] == "." else p) for p in _question_reads(column))


def _question_reads(question: Question) -> Iterator[str]:
    if question.when is not None:
        yield from question.when.paths()
    if question.value is not None:
        yield from (path for path in question.value.paths() if path != TODAY)
