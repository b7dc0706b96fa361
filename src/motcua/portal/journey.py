"""The way through an application: which pages, in which order, and what is still missing on them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from motcua.catalogue.api import Paper, ProcedureVersionRef, get_version, version_in_force
from motcua.core.errors import NotFound
from motcua.drafts.api import Draft, DraftPurpose
from motcua.forms.api import (
    CheckedAnswers,
    FormDefinition,
    QuestionType,
    Section,
    applicant_form,
    check_answers,
    sections_asked,
)
from motcua.orgs.api import UnitRef, commune_known, unit_in_force

APPLICANT = "applicant"
PAPERS = "papers"
REVIEW = "review"
ALL = "tat-ca"
"""The one page of a form that stands on one page."""
NO_UNIT = UnitRef(0, "", "", "", "", "", "vn", practice=False, simulated=False)
"""Of a draft that is only prepared: the person chooses the office later."""


@dataclass(frozen=True)
class Journey:
    """One draft on its way under the version it was begun on; `current` is the one in force, None where none is."""

    version: ProcedureVersionRef
    unit: UnitRef
    draft: Draft
    on: date
    current: ProcedureVersionRef | None

    @property
    def code(self) -> str:
        """The procedure's code."""
        return self.version.code

    @property
    def form(self) -> FormDefinition:
        """The procedure's own form."""
        return self.version.definition.form

    @property
    def prepares(self) -> bool:
        """Whether it is only prepared here, for the lawful door elsewhere."""
        return self.draft.purpose is DraftPurpose.PREPARE

    @property
    def is_outdated(self) -> bool:
        """Whether the form of today is another one."""
        return self.current is None or self.current.id != self.version.id

    @property
    def case(self) -> CheckedAnswers:
        """The answers so far, on which papers, charges and the time limit hang."""
        return self._checked(self.form)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """Papers of which a file may be handed in online, as this case needs them; none where it is only prepared."""
        if self.prepares:
            return ()
        return tuple(
            paper
            for paper in self.version.definition.papers_for("online", self.case)
            if paper.kind == "submit" and not paper.fulfilled_by
        )

    @cached_property
    def sections(self) -> list[Section]:
        """The groups of questions in order: who applies, then what the procedure asks after the answers so far."""
        return [*applicant_form().sections, *sections_asked(self.form, self._checked(self.form))]

    @cached_property
    def pages(self) -> list[str]:
        """Ids of all pages before the review."""
        asked = [ALL] if self.form.on_one_page else [section.id for section in self.sections]
        return asked + ([PAPERS] if self.papers else [])

    def sections_of(self, page: str) -> list[Section]:
        """The groups of questions that stand on a page. Raises NotFound where the page is not asked.

        Where the whole form stands on one page, so do the groups and questions that hang on answers of that same page.
        """
        if page == ALL and self.form.on_one_page:
            return [*applicant_form().sections, *map(_without_hidden, self.form.sections)]
        return [self.section(page)]

    def sections_sent(self, page: str) -> list[Section]:
        """The same for a page that was sent; one that is asked no longer is kept all the same. Raises NotFound."""
        if self.asks(page):
            return self.sections_of(page)
        for section in self.form.sections:
            if section.id == page:
                return [_without_hidden(section)]
        raise NotFound(page)

    def asks(self, page: str) -> bool:
        """Whether the page is one of those that are asked."""
        return page in self.pages and page != PAPERS

    @property
    def first_href(self) -> str:
        """The first page."""
        return self.href(self.pages[0])

    @property
    def review_href(self) -> str:
        """The page with everything."""
        return self.href(REVIEW)

    @property
    def last_href(self) -> str:
        """The page that was open last, or the first one where that is asked no longer."""
        return self.href(self.draft.page) if self.draft.page in {*self.pages, REVIEW} else self.first_href

    def href(self, page: str) -> str:
        """Address of a page."""
        if page in (PAPERS, REVIEW):
            return reverse(f"portal:{page}", args=[self.code])
        return reverse("portal:section", args=[self.code, page])

    def next_page(self, page: str) -> str:
        """The page after this one; the answers just given may have opened or closed pages."""
        place = self.pages.index(page) + 1 if page in self.pages else 0
        return self.pages[place] if place < len(self.pages) else REVIEW

    def next_href(self, page: str) -> str:
        """Its address."""
        return self.href(self.next_page(page))

    def previous_href(self, page: str) -> str:
        """The page before this one."""
        place = self.pages.index(page) if page in self.pages else 0
        if place:
            return self.href(self.pages[place - 1])
        return reverse("portal:prepare" if self.prepares else "portal:begin", args=[self.code])

    def page_of(self, section_id: str) -> str:
        """The page on which a group of questions stands."""
        return ALL if self.form.on_one_page else section_id

    def section(self, section_id: str) -> Section:
        """The group of that id. Raises NotFound where it is not asked."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise NotFound(section_id)

    def check(self, section_id: str) -> CheckedAnswers:
        """What is wrong or missing in one group."""
        form = self.form_of(section_id)
        answers = self.draft.answers
        known = {section.id: answers[section.id] for section in form.sections if section.id in answers}
        return check_answers(form, known, on=self.on, only=[section_id], commune_known=commune_known)

    def counts(self, section_id: str, question_id: str) -> bool:
        """Whether the question is put to this person; what was typed where it is not put stays in the draft unused."""
        form = self.form_of(section_id)
        return self._checked(form).asked[f"{section_id}.{question_id}"] is True

    def missing_papers(self) -> dict[str, str]:
        """Field name -> refusal code for papers without which nobody can submit online."""
        needed = () if self.prepares else self.version.definition.files_required("online", self.case)
        return {f"paper.{code}": "paper_file_missing" for code in needed if not self.draft.files.get(code)}

    def first_anew(self) -> str:
        """The first page with a question that the newer form asks and that was not looked at yet, or the review."""
        for path in (f"{section.id}.{one.id}" for section in self.sections for one in section.questions):
            section_id, _dot, question_id = path.partition(".")
            if path in self.draft.anew and self.counts(section_id, question_id):
                return self.page_of(section_id)
        return REVIEW

    def first_unfinished(self) -> str:
        """The first page with something missing, or nothing."""
        for section in self.sections:
            if section.id not in self.draft.answers or self.check(section.id).errors:
                return self.href(self.page_of(section.id))
        return self.href(PAPERS) if self.missing_papers() else ""

    def answers(self) -> dict[str, Any]:
        """The answers of the procedure's own form, only of groups that are asked."""
        asked = {section.id for section in self.sections} - {APPLICANT}
        return {name: dict(given) for name, given in self.draft.answers.items() if name in asked}

    def with_answers(self, typed: Mapping[str, Mapping[str, Any]]) -> "Journey":
        """The way on, were these groups answered so."""
        anew = tuple(path for path in self.draft.anew if path.partition(".")[0] not in typed)
        return replace(self, draft=replace(self.draft, answers={**self.draft.answers, **typed}, anew=anew))

    def with_draft(self, draft: Draft) -> "Journey":
        """The way on with the draft as it is kept now."""
        return replace(self, draft=draft)

    def form_of(self, section_id: str) -> FormDefinition:
        """The definition to which a group belongs."""
        return applicant_form() if section_id == APPLICANT else self.form

    def _checked(self, form: FormDefinition) -> CheckedAnswers:
        return self._checked_of_applicant if form is applicant_form() else self._checked_of_procedure

    @cached_property
    def _checked_of_applicant(self) -> CheckedAnswers:
        return self._check_whole(applicant_form())

    @cached_property
    def _checked_of_procedure(self) -> CheckedAnswers:
        return self._check_whole(self.form)

    def _check_whole(self, form: FormDefinition) -> CheckedAnswers:
        known = {section.id: self.draft.answers.get(section.id, {}) for section in form.sections}
        return check_answers(form, known, on=self.on, commune_known=commune_known)


def _without_hidden(section: Section) -> Section:
    """The group with what a person may see of it: values that are only worked out for conditions do not stand there."""
    shown = tuple(one for one in section.questions if one.type is not QuestionType.COMPUTED or one.shown)
    return replace(section, questions=shown)


def journey_of(draft: Draft, *, on: date) -> Journey:
    """The journey of a draft on the local date. Raises NotFound where its unit is there no longer."""
    try:
        current = version_in_force(draft.procedure_code, on=on)
    except NotFound:
        current = None
    pinned = current if current is not None and current.id == draft.version_id else get_version(draft.version_id)
    unit = unit_in_force(draft.unit_code, on=on) if draft.unit_code else NO_UNIT
    return Journey(pinned, unit, draft, on, current)
