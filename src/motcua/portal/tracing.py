"""What is counted of a visit to a form: which step, which kind of error, which device; never an answer.

Steps that would betray a family's situation, and those that are asked only because of such an answer, are counted as
one private step without field or code.
"""

import re
import uuid
from collections.abc import Sequence

from django.http import HttpRequest
from django.utils import timezone

from motcua.core.actor import Actor, ActorKind
from motcua.forms.api import CheckedAnswers, FormDefinition, Section
from motcua.portal.journey import ALL, PAPERS, REVIEW, Journey
from motcua.portal.opening import language_now
from motcua.traces.api import Step, forget_visit, note_step, read_dictionary

VISIT = "portal_visit"
"""In the session: the key of the visit of somebody who said yes; it goes with all that this browser holds."""

SHOWN = "shown"
A_DAY = 24 * 60 * 60
BACK, LATER = "back", "later"
_private: dict[int, frozenset[str]] = {}
_FORM_PAGE = re.compile(r"^(?:/en)?/nop/(?P<code>[\w.]{1,40})/")
_TABLET = re.compile(r"iPad|Tablet|Android(?!.*Mobile)")
_PHONE = re.compile(r"Mobi|iPhone|Android")
_COMPUTER = re.compile(r"Windows NT|Macintosh|X11|CrOS")


def device_of(agent: str) -> str:
    """Only the kind of device: `phone`, `tablet`, `computer` or `unknown`."""
    if _TABLET.search(agent):
        return "tablet"
    if _PHONE.search(agent):
        return "phone"
    return "computer" if _COMPUTER.search(agent) else "unknown"


def agree_to_visit(request: HttpRequest, *, agreed: bool) -> None:
    """From now on the order of the steps of this visit is kept, or it is not; a yes is asked for and never assumed."""
    if agreed:
        request.session.setdefault(VISIT, str(uuid.uuid4()))
    elif VISIT in request.session:
        stop_visit(request)


def stop_visit(request: HttpRequest) -> int:
    """The yes is taken back: what was kept of this visit is erased. How many events went."""
    visit = request.session.pop(VISIT, "")
    return forget_visit(visit) if visit else 0


def note(
    request: HttpRequest,
    event: str,
    procedure: str,
    *,
    step: str = "",
    unit: str = "",
    field: str = "",
    code: str = "",
) -> None:
    """Count one event."""
    told = Step(
        event,
        procedure,
        step=step,
        field=field,
        code=code,
        unit=unit,
        device=device_of(request.META.get("HTTP_USER_AGENT", "")[:400]),
        language=language_now(),
        hand=_hand(request),
        visit=request.session.get(VISIT, ""),
    )
    note_step(told, now=timezone.now())


def note_step_of(request: HttpRequest, event: str, journey: Journey, page: str, *, code: str = "") -> None:
    """Count one event on a page of a form; of a private page only that it was one."""
    step = step_of(journey, page)
    private = step == read_dictionary().private_step
    note(request, event, journey.code, step=step, unit=journey.unit.code, code="" if private else code)


def note_reached(request: HttpRequest, before: Journey, page: str) -> None:
    """Count the case at this step where it was not there before; the script's own saving counts too."""
    if _is_first(before, page):
        note_step_of(request, "reached", before, page)


def note_first_file(request: HttpRequest, before: Journey) -> None:
    """The page of papers is reached with the first file of the case."""
    if not any(before.draft.files.values()):
        note_step_of(request, "reached", before, PAPERS)


def note_away(request: HttpRequest, event: str, where: str) -> None:
    """Count that somebody went from a form's page, whose address is `where`, to another (`help`, `sign_in`)."""
    if found := _FORM_PAGE.match(where):
        note(request, event, found["code"])


def note_page(request: HttpRequest, before: Journey, page: str, checked: Sequence[CheckedAnswers], go: str) -> None:
    """Count a page that was sent: reached for the first time, what was wrong, or where to from here and after how long.

    before   the journey without what was sent
    checked  what the rules of the form say of the page's groups: of it only paths and codes of errors are counted
    """
    note_reached(request, before, page)
    errors = {path: code for one in checked for path, code in one.errors.items()}
    step = step_of(before, page)
    if errors and step == read_dictionary().private_step:
        note_step_of(request, "error", before, page)
    elif errors:
        for path, code in errors.items():
            note(request, "error", before.code, step=step, field=_bare(path), code=code)
    elif event := {BACK: "back", LATER: "later", "": "next"}.get(go):
        note_step_of(request, event, before, page)
        if event == "next" and (span := _span(request)):
            note_step_of(request, "spent", before, page, code=span)


def shown_now() -> str:
    """Stands hidden on the page, so that the time on it is known without a line in any store."""
    return str(int(timezone.now().timestamp()))


def _span(request: HttpRequest) -> str:
    """The span of time since the page was shown; empty where the page does not say, or says nonsense."""
    typed = request.POST.get(SHOWN, "")
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 12):
        return ""
    seconds = timezone.now().timestamp() - int(typed)
    return read_dictionary().span(seconds) if 0 <= seconds < A_DAY else ""


def step_of(journey: Journey, page: str) -> str:
    """The page as it is counted."""
    if page in {ALL, PAPERS, REVIEW}:
        return page
    return read_dictionary().private_step if page in _private_of(journey) else page


def _private_of(journey: Journey) -> frozenset[str]:
    """By version, which never changes; comparing whole forms would cost more than the counting."""
    version = journey.version.id
    if version not in _private:
        _private[version] = private_sections(journey.form)
    return _private[version]


def private_sections(form: FormDefinition) -> frozenset[str]:
    """Groups with a question whose answer is private, and groups that are asked only after such an answer."""
    private = {f"{section.id}.{one.id}" for section in form.sections for one in section.questions if one.sensitive}
    return frozenset(section.id for section in form.sections if _is_private(section, private))


def _is_private(section: Section, private: set[str]) -> bool:
    conditions = [section.when, *(one.when for one in section.questions)]
    read = {path for condition in conditions if condition is not None for path in condition.paths()}
    return not read.isdisjoint(private) or any(f"{section.id}.{one.id}" in private for one in section.questions)


def _is_first(journey: Journey, page: str) -> bool:
    """Whether the page was never saved before; of several private pages only the first counts."""
    saved = {section for section, times in journey.draft.seen.items() if times}
    if page == ALL:
        return not saved
    private = _private_of(journey)
    return page not in saved and (page not in private or saved.isdisjoint(private))


def _bare(path: str) -> str:
    """Without the number of a row: how many children somebody has is nobody's business."""
    return ".".join(part for part in path.split(".") if not part.isdecimal())


def _hand(request: HttpRequest) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.kind is ActorKind.STAFF:
        return "assisted"
    return "for_organisation" if getattr(request, "acting", None) else "alone"
