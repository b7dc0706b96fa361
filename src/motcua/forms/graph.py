"""In which order a form is worked out: each question after those on which it hangs, and never in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from motcua.forms.conditions import Condition
from motcua.forms.values import FormDefinition, Question, Section


class CycleFound(ValueError):
    """Questions that hang on each other in a circle; `circle` names them, the first one again at the end."""

    def __init__(self, circle: tuple[str, ...]) -> None:
        super().__init__(" → ".join(circle))
        self.circle = circle


@dataclass(frozen=True, slots=True)
class Node:
    """One question in its place; `conditions` must all hold for it to be asked, `columns` are in their own order."""

    path: str
    section: Section
    question: Question
    conditions: tuple[Condition, ...]
    columns: tuple[Question, ...] = ()


@lru_cache(maxsize=256)
def _ordered(form_key: "_Form") -> tuple[Node, ...]:
    return tuple(_order(form_key.form))


class _Form:
    """A definition as a key of memory: by identity, because comparing whole definitions costs more than ordering."""

    __slots__ = ("form",)

    def __init__(self, form: FormDefinition) -> None:
        self.form = form

    def __hash__(self) -> int:
        return id(self.form)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Form) and other.form is self.form


def order_of(form: FormDefinition) -> tuple[Node, ...]:
    """Every question after all on which it hangs, otherwise in the order of asking. Raises CycleFound."""
    return _ordered(_Form(form))


def hangs_on(form: FormDefinition) -> dict[str, frozenset[str]]:
    """Path -> paths of the questions that its being asked or its value hangs on; unknown paths are kept."""
    return {node.path: frozenset(_reads(node, form.by_path)) for node in _nodes(form)}


def _nodes(form: FormDefinition) -> Iterator[Node]:
    for section in form.sections:
        for question in section.questions:
            block = section.block(question.block)
            conditions = (section.when, block.when if block else None, question.when)
            yield Node(
                path=f"{section.id}.{question.id}",
                section=section,
                question=question,
                conditions=tuple(one for one in conditions if one is not None),
                columns=_columns_in_order(f"{section.id}.{question.id}", question),
            )


def _reads(node: Node, known: Mapping[str, Question]) -> Iterator[str]:
    for condition in node.conditions:
        yield from (_owner(path, known) for path in condition.paths())
    if node.question.value is not None:
        yield from (_owner(path, known) for path in node.question.value.paths())
    for column in node.question.columns:
        yield from (_owner(path, known) for path in _column_reads(column) if not path.startswith("."))


def _column_reads(column: Question) -> Iterator[str]:
    if column.when is not None:
        yield from column.when.paths()
    if column.value is not None:
        yield from column.value.paths()


def _owner(path: str, known: Mapping[str, Question]) -> str:
    """The question to which a path belongs: a column belongs to its group."""
    return path if path in known else (group if (group := path.rpartition(".")[0]) in known else path)


def _order(form: FormDefinition) -> Iterator[Node]:
    nodes = {node.path: node for node in _nodes(form)}
    reads = {path: [p for p in _reads(node, form.by_path) if p in nodes] for path, node in nodes.items()}
    yield from (nodes[path] for path in in_order(reads))


def _columns_in_order(path: str, question: Question) -> tuple[Question, ...]:
    columns = {column.id: column for column in question.columns}
    reads = {
        f"{path}.{column.id}": [
            f"{path}{one}" for one in _column_reads(column) if one[:1] == "." and one[1:] in columns
        ]
        for column in question.columns
    }
    return tuple(columns[name.rpartition(".")[2]] for name in in_order(reads))


def in_order(reads: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The keys, each after all that it reads, otherwise as given. Raises CycleFound with the circle's names."""
    done: set[str] = set()
    for start in reads:
        trail: list[tuple[str, Iterator[str]]] = [(start, iter(reads[start]))] if start not in done else []
        on_trail = dict.fromkeys([start])
        while trail:
            path, rest = trail[-1]
            following = next((one for one in rest if one not in done), None)
            if following is None:
                trail.pop()
                on_trail.pop(path)
                done.add(path)
                yield path
            elif following in on_trail:
                names = list(on_trail)
                raise CycleFound((*names[names.index(following) :], following))
            else:
                trail.append((following, iter(reads[following])))
                on_trail[following] = None
