"""Which conditions some answers make true, and some false: a bounded search over the answers that make a difference.

Of each question only those answers are tried that some condition tells apart (an option that is named, one that is not;
a number just below, at and just above a limit; yes, no, nothing), and only the questions on which a condition hangs.
What is never true in this search is never true; dates that many rules compare and searches that grow too long are left
undecided and said to be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.forms.computing import Chosen, DateInWords, DaysBetween, Expression, YearsBetween
from motcua.forms.conditions import AllOf, AnyOf, Compared, Condition, Look, Not, OneOf, Ordered
from motcua.forms.graph import Node, order_of
from motcua.forms.values import FormDefinition, Question, QuestionType, look_in

MOST_TRIED = 20_000
SOMETHING = "…"
_DAYS = ("2001-01-01", "2002-01-01", "2003-01-01")
_ON = date(2003, 1, 1)
_NUMBERS = frozenset({QuestionType.INTEGER, QuestionType.MONEY, QuestionType.PAGE_COUNT})
_DATES = frozenset({QuestionType.DATE, QuestionType.PARTIAL_DATE})


@dataclass(slots=True)
class Seen:
    """What the search saw of a condition; with `whole` False it was broken off, and what was not seen may still be."""

    true: bool = False
    false: bool = False
    whole: bool = True

    @property
    def never(self) -> bool:
        """No answers make it true."""
        return self.whole and not self.true

    @property
    def always(self) -> bool:
        """No answers make it false."""
        return self.whole and self.true and not self.false

    @property
    def undecided(self) -> bool:
        """The search was broken off before it had seen the condition true."""
        return not self.whole and not self.true


@dataclass(slots=True)
class Reach:
    """The search over one form; `conditions` are all that hang on its answers, in it and beside it."""

    form: FormDefinition
    conditions: Iterable[Condition]
    _nodes: dict[str, Node] = field(init=False)
    _domains: dict[str, tuple[Any, ...]] = field(init=False)
    _open: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._nodes = {node.path: node for node in order_of(self.form)}
        atoms = [atom for condition in self.conditions for atom in _atoms(condition)]
        self._domains = {
            path: _domain(node.question, path, atoms, certain=self._is_certain(node))
            for path, node in self._nodes.items()
        }
        compared = {path for atom in atoms if isinstance(atom, Ordered) for path in atom.paths()}
        self._open = frozenset(compared) if len(compared) > len(_DAYS) else frozenset()

    def seen(self, wanted: Condition, *, where: Sequence[Condition] = ()) -> Seen:
        """Whether answers make `wanted` true and false; only those count under which all of `where` hold."""
        found = Seen()
        owners = [self._owner(path) for condition in (wanted, *where) for path in condition.paths()]
        needed = self._closure(owners)
        if self._open & set(needed):
            found.whole = False
        for tried, settled in enumerate(self._answers([self._nodes[path] for path in needed])):
            if tried >= MOST_TRIED:
                found.whole = False
                break

            look = _looking_in(settled)
            if all(condition.holds(look) is True for condition in where):
                if wanted.holds(look) is True:
                    found.true = True
                else:
                    found.false = True
            if found.true and found.false:
                break
        return found

    def _is_certain(self, node: Node) -> bool:
        """Whether nobody who is asked can leave it empty; a number of days is there where both its dates are."""
        expression = node.question.value
        if not isinstance(expression, DaysBetween | YearsBetween):
            return node.question.required
        sources = [self._nodes[path] for path in expression.paths()]
        return all(source.question.required and not source.conditions for source in sources)

    def _owner(self, path: str) -> str:
        return path if path in self._nodes else path.rpartition(".")[0]

    def _closure(self, paths: Iterable[str]) -> list[str]:
        """The questions on which these hang, in the order in which a form is worked out."""
        waiting, known = list(paths), set[str]()
        while waiting:
            path = waiting.pop()
            if path in known or path not in self._nodes:
                continue
            known.add(path)
            waiting += [self._owner(read) for read in _reads(self._nodes[path])]
        return [path for path in self._nodes if path in known]

    def _answers(self, nodes: Sequence[Node], settled: dict[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        settled = settled or {}
        if not nodes:
            yield settled
            return
        node, rest = nodes[0], nodes[1:]
        look = _looking_in(settled)
        asked = all(condition.holds(look) is True for condition in node.conditions)
        for value in self._values(node, look) if asked else (None,):
            yield from self._answers(rest, {**settled, node.path: value})

    def _values(self, node: Node, look: Look) -> tuple[Any, ...]:
        expression = node.question.value
        if expression is None or isinstance(expression, DaysBetween | YearsBetween | DateInWords):
            return self._domains[node.path]
        return (expression.value(look, _ON),)


def _looking_in(settled: Mapping[str, Any]) -> Look:
    return lambda path: look_in(settled, path)


def _reads(node: Node) -> Iterator[str]:
    for condition in node.conditions:
        yield from condition.paths()
    expression = node.question.value
    if expression is not None and not isinstance(expression, DaysBetween | YearsBetween | DateInWords):
        yield from expression.paths()


def conditions_of(form: FormDefinition) -> Iterator[Condition]:
    """All conditions that stand in the form itself."""
    for section in form.sections:
        yield from (one for one in (section.when, *(block.when for block in section.blocks)) if one is not None)
        yield from (rule.must for rule in section.rules)
        for question in section.questions:
            if question.when is not None:
                yield question.when
            if question.value is not None:
                yield from _inside(question.value)


def _inside(expression: Expression) -> Iterator[Condition]:
    if isinstance(expression, Chosen):
        yield expression.when
        yield from _inside(expression.then)
        yield from _inside(expression.otherwise)


def _atoms(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _atoms(part)
    elif isinstance(condition, Not):
        yield from _atoms(condition.part)
    else:
        yield condition


def _domain(question: Question, path: str, atoms: Iterable[Condition], *, certain: bool) -> tuple[Any, ...]:
    """The answers that conditions tell apart; None where it may stay empty."""
    own = [atom for atom in atoms if path in atom.paths()]
    named = [value for atom in own if isinstance(atom, OneOf) for value in atom.values]
    limits = sorted({atom.limit for atom in own if isinstance(atom, Compared)})
    found: list[Any]
    if question.type is QuestionType.BOOLEAN:
        found = [True] if question.must_be_true else [True, False]
    elif question.type is QuestionType.CHOICE:
        codes = [option.code for option in question.options]
        others = [code for code in codes if code not in named][:1]
        found = [code for code in codes if code in named] + others
    elif question.type in _NUMBERS or isinstance(question.value, DaysBetween | YearsBetween):
        found = _numbers(question, [*limits, *(value for value in named if isinstance(value, int))])
    elif question.type in _DATES:
        found = list(_DAYS) if any(isinstance(atom, Ordered) for atom in own) else [_DAYS[0]]
    elif question.type is QuestionType.ROWS:
        found = [[{column.id: SOMETHING for column in question.columns}]]
    else:
        found = [*dict.fromkeys(named), SOMETHING]
    return tuple(found) if certain else (*found, None)


def _numbers(question: Question, limits: Sequence[int]) -> list[int]:
    lowest = question.minimum if question.minimum is not None else 0
    highest = question.maximum if question.maximum is not None else max([*limits, lowest]) + 1
    near = {number + step for number in limits for step in (-1, 0, 1)} | {lowest, highest}
    return sorted(number for number in near if lowest <= number <= highest)
