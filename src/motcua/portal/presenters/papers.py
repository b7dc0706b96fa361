"""The page of papers as it is set down."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from motcua.documents.api import REFUSAL_WORDS, ScanState, StoredFileRef, limits_in_force
from motcua.portal.journey import PAPERS, Journey
from motcua.portal.presenters.apply import step_caption
from motcua.portal.wording import field_words
from motcua.ui.values import Field, FormState


@dataclass(frozen=True, slots=True)
class GivenFile:
    """One file given so far; `note` says what is wrong with it, `picture_href` where its small picture is, if any."""

    id: str
    name: str
    note: str = ""
    picture_href: str = ""


@dataclass(frozen=True, slots=True)
class PaperField:
    """One paper's field and the files given so far, in order."""

    code: str
    field: Field
    files: tuple[GivenFile, ...]


@dataclass(frozen=True, slots=True)
class PapersView:
    """The page of papers; `let_off` are (paper, why it is not needed in this case)."""

    title: str
    caption: str
    form: FormState
    papers: tuple[PaperField, ...]
    let_off: tuple[tuple[str, str], ...]
    take_back_href: str
    move_href: str
    upload_href: str
    file_mib: int
    paper_files: int
    back_href: str


def present_papers(
    journey: Journey, errors: Mapping[str, str], kept: Mapping[str, StoredFileRef], *, language: str
) -> PapersView:
    """A field for each paper; errors are words, or codes of what is missing, by field name; `kept` files by id."""
    words = {name: field_words(text) for name, text in errors.items()}
    definition, case = journey.version.definition, journey.case
    limits = limits_in_force()
    needed = definition.files_required("online", case)
    papers = []
    for paper in journey.papers:
        name = f"paper.{paper.code}"
        given = journey.draft.files.get(paper.code, [])
        files = tuple(_given(journey, file, kept.get(file["id"])) for file in given)
        notes = [text.in_language(language) for text in (paper.condition, paper.waived_when) if text]
        papers.append(
            PaperField(
                paper.code,
                Field(
                    "file",
                    name,
                    paper.short.in_language(language),
                    value=(),
                    hint=" ".join(notes),
                    error=words.get(name, "") or next((file.note for file in files if file.note), ""),
                    required=paper.code in needed,
                    multiple=True,
                    accept=".pdf,.jpg,.jpeg,.png,.heic,.heif,.docx",
                ),
                files,
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
        move_href=reverse("portal:move_paper", args=[journey.code]),
        upload_href=reverse("portal:begin_upload", args=[journey.code]),
        file_mib=limits.file_bytes // (1024 * 1024),
        paper_files=limits.paper_files,
        take_back_href=reverse("portal:take_back_paper", args=[journey.code]),
        back_href=journey.previous_href(PAPERS),
    )


def _given(journey: Journey, file: Mapping[str, str], kept: StoredFileRef | None) -> GivenFile:
    if kept is None:
        return GivenFile(file["id"], file["name"], note=gettext("Không còn tệp này. Hãy bỏ rồi tải lên lại."))
    if kept.scan is ScanState.INFECTED:
        return GivenFile(file["id"], file["name"], note=str(REFUSAL_WORDS["file_infected"]))
    href = reverse("portal:look_at_paper", args=[journey.code, file["id"]]) if kept.has_preview else ""
    return GivenFile(file["id"], file["name"], picture_href=href)
