"""Files of another system's dossiers as they really come, and imports at each of their states."""

import hashlib
import unicodedata
from pathlib import Path

from motcua.core.actor import Actor, Role
from motcua.dossiers.api import HandedIn, ImportRunView, incoming_folder, map_import, order_import, start_import
from motcua.dossiers.usecases.run_import import run_import
from tests.factories.cast import NOW, Cast, officer

ORIGIN = "igate-mau"
CLEAN = (
    "Số hồ sơ;Tên thủ tục;Hình thức nộp;Ngày tiếp nhận;Ngày hẹn trả;Ngày kết thúc;Trạng thái\n"
    "MAU-001;Khai sinh;Trực tuyến;25/03/2021 08:30;30/03/2021 17:00;29/03/2021 10:00;Đã trả\n"
    "MAU-002;Khai sinh;Trực tiếp;26/03/2021 09:00;31/03/2021 17:00;02/04/2021 10:00;Đã trả\n"
    "MAU-003;Khai tử;Trực tiếp;27/03/2021 09:00;05/04/2021 17:00;;Đang xử lý\n"
)
MAPPING = {
    "columns": {
        "dossier_code": "Số hồ sơ",
        "procedure_name": "Tên thủ tục",
        "legal_channel": "Hình thức nộp",
        "received_at": "Ngày tiếp nhận",
        "due_at": "Ngày hẹn trả",
        "finished_at": "Ngày kết thúc",
        "status": "Trạng thái",
    },
    "values": {"legal_channel": {"Trực tuyến": "online", "Trực tiếp": "counter"}},
    "status": {ORIGIN: {"Đã trả": 10, "Đang xử lý": 4}},
    "dates": {"received_at": "dmy", "due_at": "dmy", "finished_at": "dmy"},
}
_IN_PIECES = [unicodedata.normalize("NFD", name) for name in ("Đăng ký khai sinh", "Đăng ký khai tử")]
DAMAGED = (
    "Số biên nhận,Thủ tục,Kênh,Ngày nhận,Hẹn trả,Mã xã,Mã TTHC,Lệ phí,Tình trạng\n"
    f"MAU-101,{_IN_PIECES[0]},Trực tuyến,25/03/2021,30/03/2021,1234,1.00119,29.5,mới\n"
    f"MAU-102,{_IN_PIECES[1]},Trực tiếp,26/03/2021,31/03/2021,1234,1.000656,58.758,xong\n"
    "MAU-103,Chứng thực,BCCI,31/02/2021,05/04/2021,19813,2.000815,8.000,xong\n"
)
"""Wrong headings, `29.5` beside `58.758`, names in pieces, lost zeros, a day that is none, words for statuses."""


def administrator(cast: Cast, account_id: int = 77) -> Actor:
    """Administers the practice centre."""
    return officer("Phạm Văn Quản", cast.centre, Role.ADMINISTRATOR, account_id)


def handed_in(text: str | bytes = CLEAN, name: str = "hồ sơ 2021.csv") -> HandedIn:
    """A file that has come in whole."""
    content = text.encode() if isinstance(text, str) else text
    digest = hashlib.sha256(content).hexdigest()
    path = Path(incoming_folder()) / digest
    path.write_bytes(content)
    return HandedIn(path, name, len(content), digest)


def started(cast: Cast, text: str | bytes = CLEAN, events: str = "") -> ImportRunView:
    """An import whose files have been handed in."""
    return start_import(
        actor=administrator(cast),
        unit_id=cast.centre.id,
        dossiers=handed_in(text),
        events=handed_in(events, "nhật ký.csv") if events else None,
        now=NOW,
    )


def mapped(cast: Cast, text: str | bytes = CLEAN, events: str = "") -> ImportRunView:
    """An import whose mapping was said."""
    run = started(cast, text, events)
    return map_import(actor=administrator(cast), public_id=run.public_id, mapping=MAPPING, origin=ORIGIN, now=NOW)


def checked(cast: Cast, text: str | bytes = CLEAN) -> ImportRunView:
    """An import after its dry run."""
    run = mapped(cast, text)
    ordered = order_import(actor=administrator(cast), public_id=run.public_id, dry_run=True, now=NOW)
    run_import(run_id=ordered.id, now=NOW)
    return ordered


def imported(cast: Cast, text: str | bytes = CLEAN, *, accept_partial: bool = False) -> ImportRunView:
    """An import that was carried out."""
    run = checked(cast, text)
    actor = administrator(cast)
    ordered = order_import(actor=actor, public_id=run.public_id, dry_run=False, accept_partial=accept_partial, now=NOW)
    run_import(run_id=ordered.id, now=NOW)
    return ordered
