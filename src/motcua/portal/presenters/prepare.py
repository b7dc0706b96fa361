"""What a person should know before applying anywhere: the questions that will be asked."""

from django.utils.translation import get_language

from motcua.catalogue.api import ProcedureDefinition
from motcua.forms.api import applicant_form

Asked = tuple[str, tuple[tuple[str, str], ...]]


def present_questions(definition: ProcedureDefinition) -> tuple[Asked, ...]:
    """Groups with their questions and hints; groups that only declare something are left out."""
    language = get_language() or "vi"
    sections = (*applicant_form().sections, *definition.form.sections)
    return tuple(
        (
            section.title.in_language(language),
            tuple(
                (question.label.in_language(language), question.help.in_language(language) if question.help else "")
                for question in section.questions
            ),
        )
        for section in sections
        if not all(question.must_be_true for question in section.questions)
    )
