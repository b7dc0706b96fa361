"""What became of a form between two versions, and how answers go over: by stable ids, never by position."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.forms.values import FormDefinition, Question


@dataclass(frozen=True, slots=True)
class FormDifference:
    """Paths of questions. `changed` are those that mean or demand something else now, not those only worded anew."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()

    @property
    def to_ask(self) -> frozenset[str]:
        """What a person who answered the old form is to be asked: what is new and what changed."""
        return frozenset((*self.added, *self.changed))

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.reworded)


def form_difference(old: FormDefinition, new: FormDefinition) -> FormDifference:
    """The difference, with questions that the new form declares as `moved` taken for the same."""
    before = {new.moved.get(path, path): question for path, question in old.paths()}
    after = new.by_path
    both = [path for path in after if path in before]
    return FormDifference(
        added=tuple(path for path in after if path not in before),
        removed=tuple(path for path, _ in old.paths() if new.moved.get(path, path) not in after),
        changed=tuple(path for path in both if _demands(before[path]) != _demands(after[path])),
        reworded=tuple(
            path
            for path in both
            if _demands(before[path]) == _demands(after[path]) and _words(before[path]) != _words(after[path])
        ),
    )


def carry_over(
    old: FormDefinition, new: FormDefinition, answers: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Answers of the old form as answers of the new one, as typed; what has no place there any more is left out.

    Declarations (`never_reuse`) are not carried over where their words changed: nobody agrees to what he never read.
    """
    difference = form_difference(old, new)
    renewed = {*difference.changed, *difference.reworded}
    kept: dict[str, dict[str, Any]] = {}
    for section_id, part in answers.items():
        for question_id, answer in part.items():
            path = f"{section_id}.{question_id}"
            goal = new.moved.get(path, path)
            question = new.by_path.get(goal)
            if question is None or (question.never_reuse and goal in renewed):
                continue
            section, _dot, name = goal.partition(".")
            kept.setdefault(section, {})[name] = answer
    return kept


def _demands(question: Question) -> tuple[Any, ...]:
    """What an answer must be, apart from the words."""
    return (
        question.type,
        question.required,
        tuple(option.code for option in question.options),
        question.minimum,
        question.maximum,
        question.max_length,
        question.not_after_today,
        question.must_be_true,
        tuple((column.id, _demands(column)) for column in question.columns),
        question.value,
    )


def _words(question: Question) -> tuple[Any, ...]:
    return (
        question.label,
        question.help,
        tuple(option.label for option in question.options),
        tuple(_words(column) for column in question.columns),
    )
