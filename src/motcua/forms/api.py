"""What other rooms may use of forms."""

from motcua.forms.reading import applicant_form, form_contradictions, list_of, read_form, read_words
from motcua.forms.values import (
    CheckedAnswers,
    Condition,
    FormDefinition,
    Option,
    Question,
    QuestionType,
    Section,
    Words,
)

__all__ = [
    "CheckedAnswers",
    "Condition",
    "FormDefinition",
    "Option",
    "Question",
    "QuestionType",
    "Section",
    "Words",
    "applicant_form",
    "form_contradictions",
    "list_of",
    "read_form",
    "read_words",
]
