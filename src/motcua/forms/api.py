"""What other rooms may use of forms."""

from motcua.forms.addresses import CommuneOffered
from motcua.forms.answers import check_answers, is_asked, sections_asked, sections_to_ask
from motcua.forms.computing import Expression
from motcua.forms.conditions import UNKNOWN, Condition
from motcua.forms.content_packs.reading import completeness_of, content_packs, find_pack, open_recording
from motcua.forms.content_packs.values import Completeness, ContentPack, PackEntry, Recording
from motcua.forms.contradictions import form_contradictions
from motcua.forms.difference import FormDifference, carry_over, form_difference
from motcua.forms.doubt_words import label_of_offer, words_of_doubt
from motcua.forms.doubts import Doubt, Offer, doubts_of
from motcua.forms.graph import CycleFound, hangs_on, order_of
from motcua.forms.identity_cards import CardRead, CardRefused, read_card
from motcua.forms.identity_numbers import Assessment, Verdict, assess_identity_number
from motcua.forms.persons import Likeness, PersonNamed, likeness_of
from motcua.forms.reading import applicant_form, list_of, read_form, read_words
from motcua.forms.reading_conditions import read_condition
from motcua.forms.rows import ROW, new_row_id
from motcua.forms.values import (
    Block,
    CheckedAnswers,
    FormDefinition,
    Option,
    Question,
    QuestionType,
    Rule,
    Section,
    Words,
)
from motcua.forms.words import WORDS, words_of

__all__ = [
    "ROW",
    "UNKNOWN",
    "WORDS",
    "Assessment",
    "Block",
    "CardRead",
    "CardRefused",
    "CheckedAnswers",
    "CommuneOffered",
    "Completeness",
    "Condition",
    "ContentPack",
    "CycleFound",
    "Doubt",
    "Expression",
    "FormDefinition",
    "FormDifference",
    "Likeness",
    "Offer",
    "Option",
    "PackEntry",
    "PersonNamed",
    "Question",
    "QuestionType",
    "Recording",
    "Rule",
    "Section",
    "Verdict",
    "Words",
    "applicant_form",
    "assess_identity_number",
    "carry_over",
    "check_answers",
    "completeness_of",
    "content_packs",
    "doubts_of",
    "find_pack",
    "form_contradictions",
    "form_difference",
    "hangs_on",
    "is_asked",
    "label_of_offer",
    "likeness_of",
    "list_of",
    "new_row_id",
    "open_recording",
    "order_of",
    "read_card",
    "read_condition",
    "read_form",
    "read_words",
    "sections_asked",
    "sections_to_ask",
    "words_of",
    "words_of_doubt",
]
