"""The lines that go into the ledger: a dossier's row, the event that carries its columns, and a foreign activity."""

from collections.abc import Callable, Mapping, Sequence
from json.encoder import encode_basestring

from motcua.dossiers.importing.columns import TRUTH_COLUMNS, Memory, Values
from motcua.dossiers.importing.layout import TIMES
from motcua.dossiers.importing.rows import ReadRows
from motcua.dossiers.states import Awaiting, Clock, Delivery, FeeState, Stage

STATE_OF_STATUS: Mapping[str, tuple[Stage, Clock, Awaiting, FeeState, Delivery]] = {
    "1": (Stage.SUBMITTED, Clock.NOT_STARTED, Awaiting.NOTHING, FeeState.NONE, Delivery.NONE),
    "2": (Stage.ACCEPTED, Clock.RUNNING, Awaiting.NOTHING, FeeState.NONE, Delivery.NONE),
    "3": (Stage.NOT_ACCEPTED, Clock.NOT_STARTED, Awaiting.NOTHING, FeeState.NONE, Delivery.NONE),
    "4": (Stage.IN_HAND, Clock.RUNNING, Awaiting.NOTHING, FeeState.NONE, Delivery.NONE),
    "5": (Stage.ACCEPTED, Clock.SUSPENDED, Awaiting.SUPPLEMENT, FeeState.NONE, Delivery.NONE),
    "6": (Stage.IN_HAND, Clock.RUNNING, Awaiting.PAYMENT, FeeState.REQUESTED, Delivery.NONE),
    "7": (Stage.WITHDRAWN, Clock.ENDED, Awaiting.NOTHING, FeeState.NONE, Delivery.NONE),
    "8": (Stage.STOPPED, Clock.ENDED, Awaiting.NOTHING, FeeState.NONE, Delivery.NONE),
    "9": (Stage.APPROVED, Clock.ENDED, Awaiting.NOTHING, FeeState.NONE, Delivery.READY),
    "10": (Stage.RETURNED, Clock.ENDED, Awaiting.NOTHING, FeeState.NONE, Delivery.RETURNED),
}
"""The separate columns that say what a national status says; `states.national_status` gives the status back."""

STATE_COLUMNS = ("stage", "clock", "awaiting", "fee", "delivery")
TEXT_COLUMNS = (
    "procedure_code",
    "procedure_name",
    "field",
    "unit_as_given",
    "tier",
    "legal_channel",
    "channel_as_given",
    "place",
    "actor",
    "helper_kind",
    "service_level",
    "result_channel",
    "residence_commune",
    "applicant_type",
)
NULLABLE_COLUMNS = ("unit_id", *TIMES, "fee_dong", "eligible_online", "paper_parallel", "paid_online")
MIRRORED = ("code", "origin_system", *TEXT_COLUMNS, *STATE_COLUMNS, *NULLABLE_COLUMNS, "simulated", "extra")
"""The columns that an import brings, in the order of their lines; the rest of a mirror's row is the same for all."""

CONSTANTS: Mapping[str, str] = {
    "lookup_code": "",
    "step": "",
    "pauses": "[]",
    "time_limit": "",
    "applicant": "{}",
    "answers": "{}",
    "papers": "[]",
    "variant": "",
    "language": "vi",
    "notes": "{}",
    "revision": "1",
}
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v"})
_NULL = "\\N"


def escaped(text: str) -> str:
    """The text as a field of COPY's text format."""
    return text.translate(_ESCAPES)


def _json_text(text: str) -> str:
    """The text as a JSON string inside a field of COPY's text format."""
    return encode_basestring(text).replace("\\", "\\\\")


class LineWriter:
    """Writes lines of chunk after chunk, remembering how each repeated value is written."""

    def __init__(self, *, recorded_at: str, actor_kind: str, actor_name: str) -> None:
        self._constants = "\t".join((*CONSTANTS.values(), recorded_at))
        self._event_head = f"{recorded_at}\t{recorded_at}\tdossier\t"
        self._event_tail = f"\t{actor_kind}\t{_NULL}\t{escaped(actor_name)}\n"
        self._escaped = Memory(escaped)
        self._states = Memory(lambda status: "\t".join(STATE_OF_STATUS[status]))
        self._fragments: dict[str, Memory] = {}

    def mirrored(self, read: ReadRows) -> list[str]:
        """The columns of `MIRRORED`, joined: what is compared with the ledger and written into it."""
        columns = read.columns
        memory = self._escaped
        texts: list[Sequence[str | None]] = [[memory[value] for value in columns[name]] for name in TEXT_COLUMNS]
        nullable = [[value or _NULL for value in columns[name]] for name in NULLABLE_COLUMNS]
        codes = list(map(escaped, columns["dossier_code"]))
        origins = [memory[value] for value in columns["origin_system"]]
        states = [self._states[status] for status in columns["status"]]
        simulated = [value or "f" for value in columns["simulated"]]
        extra = (
            [value.replace("\\", "\\\\") for value in read.extra]
            if any("\\" in value for value in read.extra)
            else read.extra
        )
        return list(map("\t".join, zip(codes, origins, *texts, states, *nullable, simulated, extra, strict=True)))

    def dossier_block(self, ids: Sequence[int], mirrored: Sequence[str]) -> bytes:
        """Lines for COPY into the dossiers: key, mirrored columns, constants."""
        tail = f"\t{self._constants}\n"
        return "".join([f"{key}\t{line}{tail}" for key, line in zip(ids, mirrored, strict=True)]).encode()

    def event_block(self, ids: Sequence[int], payloads: Sequence[str]) -> bytes:
        """Lines for COPY into the book of events, one `DossierMirrored` a dossier."""
        head, tail = self._event_head, self._event_tail
        pairs = zip(ids, payloads, strict=True)
        return "".join(
            [f'{head}{key}\tDossierMirrored\t{{"columns": {{{text}}}}}{tail}' for key, text in pairs]
        ).encode()

    def payloads(self, read: ReadRows, *, whole: bool = False) -> list[str]:
        """The JSON members of the columns. `whole` writes the empty ones too, for an event that empties them."""
        parts: list[Values] = []
        parts.append([f'"code": {_json_text(value)}, ' for value in read.columns["dossier_code"]])
        for name in ("origin_system", *TEXT_COLUMNS):
            values = read.columns[name]
            if whole or any(values):
                memory = self._memory(f"{name}{whole}", _text_member(name, whole))
                parts.append([memory[value] for value in values])  # type: ignore[misc]
        states = self._memory("status", _state_members)
        parts.append([states[status] for status in read.columns["status"]])  # type: ignore[misc]
        for name in (*NULLABLE_COLUMNS, "simulated"):
            values = read.columns[name]
            if whole or any(values):
                parts.append(self._plain_members(name, values, whole))
        parts.append([f'"extra": {text.replace(chr(92), chr(92) * 2)}' for text in read.extra])
        return list(map("".join, zip(*parts, strict=True)))

    def _plain_members(self, name: str, values: Sequence[str], whole: bool) -> Values:
        """Members of columns that are numbers, truths or times."""
        nothing = f'"{name}": {"false" if name == "simulated" else "null"}, ' if whole else ""
        if name in TIMES:
            return [f'"{name}": "{value}", ' if value else nothing for value in values]
        if name in TRUTH_COLUMNS:
            words = {"t": f'"{name}": true, ', "f": f'"{name}": false, ', "": nothing}
            return [words[value] for value in values]
        return [f'"{name}": {value}, ' if value else nothing for value in values]

    def _memory(self, key: str, read: Callable[[str], str]) -> Memory:
        return self._fragments.setdefault(key, Memory(read))


def _text_member(name: str, whole: bool) -> Callable[[str], str]:
    return lambda value: f'"{name}": {_json_text(value)}, ' if value or whole else ""


def _state_members(status: str) -> str:
    pairs = zip(STATE_COLUMNS, STATE_OF_STATUS[status], strict=True)
    return "".join(f'"{name}": "{value.value}", ' for name, value in pairs)


def activity_lines(ids: Sequence[int], columns: Mapping[str, Values]) -> list[str]:
    """Lines for COPY into the foreign activities."""
    memory = Memory(escaped)
    texts = {name: [memory[value] for value in columns[name]] for name in ("activity", "actor", "resource")}
    rows = zip(ids, texts["activity"], columns["at"], texts["actor"], texts["resource"], strict=True)
    return [f"{key}\t{activity}\t{at}\t{actor}\t{resource}" for key, activity, at, actor, resource in rows]
