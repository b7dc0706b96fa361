"""Load the units of every tier from their files: all of them or, with every fault named, nothing."""

import argparse
from dataclasses import asdict
from pathlib import Path

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.cli import answers
from motcua.core.data_folder import DATA_FILES
from motcua.orgs.api import UnitsRefused, load_units

EXAMPLE = """motcua orgs load
motcua orgs load data/orgs/practice.yaml --json"""
MOST_LINES = 20
WORDS = {
    "file_unreadable": _("không đọc được tệp; hãy lưu tệp bằng UTF-8, đúng cú pháp"),
    "field_missing": _("thiếu ô này; hãy điền"),
    "date_unreadable": _("không phải ngày; hãy ghi theo dạng 2025-07-01"),
    "kind_unknown": _("không có loại đơn vị này; xem units.schema.json"),
    "period_empty": _("ngày kết thúc phải sau ngày bắt đầu"),
    "parent_unknown": _("không có đơn vị cấp trên với mã này trong suốt thời gian đó; hãy sửa mã hoặc thời gian"),
    "parent_circle": _("đơn vị cấp trên lại nằm dưới chính nó; hãy sửa mã cấp trên"),
    "name_not_normal": _("tên chưa ở dạng Unicode dựng sẵn (NFC) hoặc thừa khoảng trắng; hãy gõ lại"),
    "code_with_slash": _("mã không được chứa dấu gạch chéo"),
    "code_means_two": _("cùng một ngày, mã này chỉ hai đơn vị; hãy sửa mã hoặc thời gian"),
    "source_unknown": _("nguồn này không có trong sources.yaml; hãy thêm nguồn"),
    "succession_kind_unknown": _("không có cách kế thừa này: whole, split, merged, renamed"),
    "predecessor_unknown": _("hôm trước ngày đó không có đơn vị nào mang mã cũ này"),
    "successor_unknown": _("vào ngày đó không có đơn vị nào mang mã mới này"),
    "succession_twice": _("cặp này đã có; hãy bỏ một dòng"),
    "alias_kind_unknown": _("chỉ có spelling hoặc code"),
    "alias_unit_unknown": _("vào ngày đó không có đơn vị nào mang mã này"),
    "database_refuses": _("cơ sở dữ liệu từ chối: mã đã có nghĩa khác trong thời gian đó"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One file or folder."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=DATA_FILES / "orgs", help="file or folder of units (default: data/orgs)"
    )


def run(args: argparse.Namespace) -> int:
    """Load and say what changed."""
    try:
        loaded = asdict(load_units(args.path))
    except FileNotFoundError:
        raise answers.CannotDo(
            gettext("Không có đơn vị nào ở %(path)s.") % {"path": args.path},
            remedy=gettext("Hãy chỉ một thư mục như data/orgs, hoặc một tệp trong đó."),
        ) from None
    except UnitsRefused as refused:
        shown = [f"{fault.place}: {fault.value}: {WORDS[fault.code]}" for fault in refused.problems[:MOST_LINES]]
        more = len(refused.problems) - len(shown)
        words = "\n  ".join(
            [gettext("Chưa nạp đơn vị nào, dữ liệu giữ nguyên. Cần sửa:"), *shown, *([f"... {more} more"] * (more > 0))]
        )
        raise answers.CannotDo(
            words, remedy=gettext("Sửa các chỗ trên rồi nạp lại."), faults=len(refused.problems)
        ) from None
    if args.json:
        answers.print_json(loaded)
    else:
        print(" · ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in loaded.items()))
    return 0
