"""What other rooms may use of forms."""

from motcua.forms.answers import check_answers, is_asked, sections_to_ask
from motcua.forms.identity_numbers import Assessment, Verdict, assess_identity_number
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
from motcua.forms.words import WORDS, words_of

__all__ = [
    "WORDS",
    "Assessment",
    "CheckedAnswers",
    "Condition",
    "FormDefinition",
    "Option",
    "Question",
    "QuestionType",
    "Section",
    "Verdict",
    "Words",
    "applicant_form",
    "assess_identity_number",
    "check_answers",
    "form_contradictions",
    "is_asked",
    "list_of",
    "read_form",
    "read_words",
    "sections_to_ask",
    "words_of",
]
