"""Questions as this reader wants them: pictures beside them, a pack's words and voices where there are any."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.urls import reverse

from motcua.forms.api import ContentPack, QuestionType, Section, find_pack
from motcua.ui.reading_ways import ReadingWays
from motcua.ui.values import Field, Spoken

PICTURES: Mapping[QuestionType, str] = {
    QuestionType.PERSON_NAME: "person",
    QuestionType.DATE: "calendar",
    QuestionType.PARTIAL_DATE: "calendar",
    QuestionType.IDENTITY_NUMBER: "card",
    QuestionType.TAX_CODE: "card",
    QuestionType.PHONE: "phone",
    QuestionType.EMAIL: "letter",
    QuestionType.ADDRESS: "house",
    QuestionType.CHOICE: "list",
    QuestionType.ROWS: "people",
    QuestionType.INTEGER: "number",
    QuestionType.PAGE_COUNT: "paper",
    QuestionType.MONEY: "money",
    QuestionType.BOOLEAN: "question",
    QuestionType.TEXT: "pencil",
}
"""Which picture stands for which type; what is declared has the picture of a hand that signs."""


def dress(fields: Iterable[Field], section: Section, form_name: str, ways: ReadingWays) -> tuple[Field, ...]:
    """The same fields in the same order.

    form_name  under which packs know the form: the procedure's code, or `applicant`
    """
    questions = {f"{section.id}.{question.id}": question for question in section.questions}
    pack = find_pack(ways.pack) if ways.pack else None
    dressed = []
    for field in fields:
        question = questions.get(field.name)
        picture = PICTURES.get(question.type, "") if question and ways.pictures else ""
        if picture and question and question.must_be_true:
            picture = "sign"
        dressed.append(replace(field, picture=picture, spoken=_spoken(pack, form_name, field.name)))
    return tuple(dressed)


def _spoken(pack: ContentPack | None, form_name: str, path: str) -> Spoken | None:
    entry = pack.entry(form_name, path) if pack else None
    if pack is None or entry is None or not (entry.text or entry.recording):
        return None
    href = reverse("portal:hear", args=[pack.id, entry.recording.file]) if entry.recording else ""
    language = "" if pack.language == "und" else pack.language
    return Spoken(text=entry.text, language=language, audio_href=href)
