"""The way through an application: which pages, in which order, and what is still missing on them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from motcua.catalogue.api import Paper, ProcedureVersionRef, version_in_force
from motcua.core.errors import NotFound
from motcua.forms.api import (
    CheckedAnswers,
    FormDefinition,
    Section,
    applicant_form,
    check_answers,
    sections_asked,
)
from motcua.orgs.api import UnitRef, unit_in_force
from motcua.portal.draft import Draft

APPLICANT = "applicant"
PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Journey:
    """One draft on its way under the version in force."""

    version: ProcedureVersionRef
    unit: UnitRef
    draft: Draft
    on: date

    @property
    def code(self) -> str:
        """The procedure's code."""
        return self.version.code

    @property
    def case(self) -> CheckedAnswers:
        """The answers so far, on which papers, charges and the time limit hang."""
        return self._checked(self.version.definition.form)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Papers of which a file may be handed in online, as this case needs them."""
        return tuple(
            paper
            for paper in self.version.definition.papers_for("online", self.case)
            if paper.kind == "submit" and not paper.fulfilled_by
        )

    @property
    def sections(self) -> list[Section]:
        """The pages of questions in order: who applies, then what the procedure asks after the answers so far."""
        form = self.version.definition.form
        return [*applicant_form().sections, *sections_asked(form, self._checked(form))]

    @property
    def pages(self) -> list[str]:
        """Ids of all pages before the review."""
        return [section.id for section in self.sections] + ([PAPERS] if self.papers else [])

    @property
    def first_href(self) -> str:
        """The first page."""
        return self.href(self.pages[0])

    @property
    def review_href(self) -> str:
        """The page with everything."""
        return reverse("portal:review", args=[self.code])

    def href(self, page: str) -> str:
        """Address of a page."""
        return (
            reverse("portal:papers", args=[self.code])
            if page == PAPERS
            else reverse("portal:section", args=[self.code, page])
        )

    def next_href(self, page: str) -> str:
        """The page after this one; the answers just given may have opened or closed pages."""
        pages = self.pages
        place = pages.index(page) + 1 if page in pages else 0
        return self.href(pages[place]) if place < len(pages) else self.review_href

    def previous_href(self, page: str) -> str:
        """The page before this one."""
        pages = self.pages
        place = pages.index(page) if page in pages else 0
        return self.href(pages[place - 1]) if place else reverse("portal:begin", args=[self.code])

    def section(self, section_id: str) -> Section:
        """The page of that id. Raises NotFound where it is not asked."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise NotFound(section_id)

    def check(self, section_id: str) -> CheckedAnswers:
        """What is wrong or missing on one page."""
        form = self._form_of(section_id)
        answers = self.draft.answers
        known = {section.id: answers[section.id] for section in form.sections if section.id in answers}
        return check_answers(form, known, on=self.on, only=[section_id])

    def counts(self, section_id: str, question_id: str) -> bool:
        """Whether the question is put to this person; what was typed where it is not put stays in the draft unused."""
        form = self._form_of(section_id)
        return self._checked(form).asked[f"{section_id}.{question_id}"] is True

    def missing_papers(self) -> dict[str, str]:
        """Field name -> refusal code for papers without which nobody can submit online."""
        needed = self.version.definition.files_required("online", self.case)
        return {f"paper.{code}": "paper_file_missing" for code in needed if not self.draft.files.get(code)}

    def first_unfinished(self) -> str:
        """The first page with something missing, or nothing."""
        for section in self.sections:
            if section.id not in self.draft.answers or self.check(section.id).errors:
                return self.href(section.id)
        return self.href(PAPERS) if self.missing_papers() else ""

    def answers(self) -> dict[str, Any]:
        """The answers of the procedure's own form, only of pages that are asked."""
        asked = {section.id for section in self.sections} - {APPLICANT}
        return {name: dict(given) for name, given in self.draft.answers.items() if name in asked}

    def _form_of(self, section_id: str) -> FormDefinition:
        return applicant_form() if section_id == APPLICANT else self.version.definition.form

    def _checked(self, form: FormDefinition) -> CheckedAnswers:
        known = {section.id: self.draft.answers.get(section.id, {}) for section in form.sections}
        return check_answers(form, known, on=self.on)


def journey_of(code: str, draft: Draft, *, on: date) -> Journey:
    """The journey under the law of the local date. Raises NotFound."""
    return Journey(version_in_force(code, on=on), unit_in_force(draft.unit_code, on=on), draft, on)
