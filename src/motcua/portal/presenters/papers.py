"""The page of papers as it is set down."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from motcua.portal.journey import PAPERS, Journey
from motcua.portal.presenters.apply import step_caption
from motcua.portal.wording import field_words
from motcua.ui.values import Field, FormState


@dataclass(frozen=True, slots=True)
class PaperField:
    """One paper's field and the files given so far, `(id, name)`."""

    field: Field
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PapersView:
    """The page of papers; `let_off` are (paper, why it is not needed in this case)."""

    title: str
    caption: str
    form: FormState
    papers: tuple[PaperField, ...]
    let_off: tuple[tuple[str, str], ...]
    take_back_href: str
    back_href: str


def present_papers(journey: Journey, errors: Mapping[str, str], *, language: str) -> PapersView:
    """A field for each paper; errors are words, or codes of what is missing, by field name."""
    words = {name: field_words(text) for name, text in errors.items()}
    definition, case = journey.version.definition, journey.case
    needed = definition.files_required("online", case)
    papers = []
    for paper in journey.papers:
        name = f"paper.{paper.code}"
        given = journey.draft.files.get(paper.code, [])
        notes = [text.in_language(language) for text in (paper.condition, paper.waived_when) if text]
        papers.append(
            PaperField(
                Field(
                    "file",
                    name,
                    paper.short.in_language(language),
                    value=(),
                    hint=" ".join(notes),
                    error=words.get(name, ""),
                    required=paper.code in needed,
                    multiple=True,
                    accept=".pdf,.jpg,.jpeg,.png,.heic,.docx",
                ),
                tuple((file["id"], file["name"]) for file in given),
            )
        )
    labels = {one.field.name: one.field.label for one in papers}
    return PapersView(
        title=gettext("Giấy tờ kèm theo"),
        caption=step_caption(journey, PAPERS),
        form=FormState({}, words, labels),
        papers=tuple(papers),
        let_off=tuple(
            (paper.short.in_language(language), words.in_language(language))
            for paper, words in definition.papers_let_off("online", case)
        ),
        take_back_href=reverse("portal:take_back_paper", args=[journey.code]),
        back_href=journey.previous_href(PAPERS),
    )
