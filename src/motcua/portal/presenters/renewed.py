"""What became of a form between two versions, in the words of its questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.catalogue.api import ProcedureVersionRef
from motcua.forms.api import FormDefinition, form_difference


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Labels of questions and names of papers; what was only worded anew is not asked again."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    reworded: tuple[str, ...]
    papers_added: tuple[str, ...]
    papers_removed: tuple[str, ...]


def present_changes(old: ProcedureVersionRef, new: ProcedureVersionRef, *, language: str) -> ChangesView:
    """The difference between two versions as an applicant sees it."""
    difference = form_difference(old.definition.form, new.definition.form)
    before, after = (_papers(version, language) for version in (old, new))
    return ChangesView(
        added=_labels(new.definition.form, difference.added, language),
        changed=_labels(new.definition.form, difference.changed, language),
        removed=_labels(old.definition.form, difference.removed, language),
        reworded=_labels(new.definition.form, difference.reworded, language),
        papers_added=tuple(name for code, name in after.items() if code not in before),
        papers_removed=tuple(name for code, name in before.items() if code not in after),
    )


def _labels(form: FormDefinition, paths: Iterable[str], language: str) -> tuple[str, ...]:
    """Group and question; values that nobody is shown have no label and are left out."""
    found = []
    for path in paths:
        label = form.question(path).label.in_language(language)
        if label:
            found.append(f"{form.section(path.partition('.')[0]).title.in_language(language)}: {label}")
    return tuple(found)


def _papers(version: ProcedureVersionRef, language: str) -> dict[str, str]:
    return {paper.code: paper.short.in_language(language) for paper in version.definition.papers}
