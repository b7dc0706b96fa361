"""The access log in words: an office and a role, never an officer's name."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.audit.api import Purpose, ReadTold
from motcua.core.actor import Role
from motcua.orgs.api import get_units
from motcua.ui.values import Cell, Column
from motcua.ui.words import date_words, number_words

PURPOSE_WORDS: Mapping[str, Promise] = {
    Purpose.HANDLING: _("Mở trang hồ sơ để xử lý"),
    Purpose.ACT: _("Mở hồ sơ để ghi một việc"),
    Purpose.PAPER: _("Mở giấy đã phát hành"),
    Purpose.FILE: _("Mở tệp đã nộp"),
    Purpose.INTERFACE: _("Một hệ thống khác lấy qua giao diện máy"),
    Purpose.MANDATE: _("Xem giấy ủy quyền"),
    Purpose.PREFILL: _("Lấy dữ liệu để điền sẵn"),
    Purpose.SESSION: _("Trợ giúp nộp hồ sơ"),
    Purpose.SEARCH: _("Hiện trong kết quả tìm kiếm"),
    Purpose.DATA_REQUEST: _("Trả lời yêu cầu về dữ liệu cá nhân"),
}
ROLE_WORDS: Mapping[str, Promise] = {
    Role.CLERK: _("tiếp nhận, trả kết quả"),
    Role.SPECIALIST: _("chuyên môn"),
    Role.LEADER: _("lãnh đạo"),
    Role.ANALYST: _("phân tích"),
    Role.ADMINISTRATOR: _("quản trị"),
    Role.EDITOR: _("biên tập danh mục"),
    Role.HELPER: _("trợ giúp nộp hồ sơ"),
}


def read_columns() -> list[Column]:
    """Heads of the log."""
    return [
        Column(gettext("Ngày gần nhất")),
        Column(gettext("Cơ quan")),
        Column(gettext("Vai trò")),
        Column(gettext("Để làm gì")),
        Column(gettext("Số lần trong ngày"), numeric=True),
    ]


def read_rows(reads: Iterable[ReadTold]) -> list[list[Cell]]:
    """One row a line, newest first."""
    told = list(reads)
    units = get_units({unit_id for one in told for unit_id in one.unit_ids})
    return [
        [
            Cell(date_words(one.at)),
            Cell(_office(one, [units[key].name for key in one.unit_ids if key in units]), lang="vi"),
            Cell(", ".join(str(ROLE_WORDS[role]) for role in one.role.split(",") if role in ROLE_WORDS)),
            Cell(str(PURPOSE_WORDS.get(one.purpose, one.purpose))),
            Cell(number_words(one.times), numeric=True),
        ]
        for one in told
    ]


def _office(read: ReadTold, names: list[str]) -> str:
    if not names:
        return gettext("Hệ thống") if read.by_machine else gettext("Không rõ cơ quan")
    return (
        names[0]
        if len(names) == 1
        else gettext("%(first)s và %(more)s nơi khác")
        % {
            "first": names[0],
            "more": len(names) - 1,
        }
    )
