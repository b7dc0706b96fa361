"""What binds where, out of plain files: a log's counts, a survey, a record of assisted sessions; each apart."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from motcua.core.barriers import Vocabulary, vocabulary
from motcua.uptake.api import Answer, MethodRefused, Table, TableRefused, read_table, survey_design
from motcua.uptake.barrier_api import (
    Counted,
    Group,
    Interviews,
    Session,
    SignatureCount,
    contradicting,
    from_log,
    from_sessions,
    from_survey,
    hide_small,
    leading,
)
from motcua.uptake.tables import MISSING

EXAMPLE = """
motcua lab barriers --sessions sessions.csv --by procedure,commune
motcua lab barriers --log log.csv --interviews survey.csv --weight w --cluster village --sessions s.csv --by commune
"""
ALWAYS = "Ba cửa sổ thấy những người khác nhau: không cộng, không lấy trung bình số của cửa sổ này với cửa sổ kia."
_BETWEEN = re.compile(r"[\s;|+]+")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The three windows, of which at least one; the columns that say which procedure and commune."""
    parser.add_argument("--log", type=Path, metavar="F.csv", help="barrier, signature, numerator, denominator, unknown")
    parser.add_argument("--interviews", type=Path, metavar="F.csv", help="one row per interview, items by their names")
    parser.add_argument(
        "--sessions", type=Path, metavar="F.csv", help="one row per session: barriers, binding, minutes"
    )
    parser.add_argument("--by", default="", metavar="C,C", help="columns of the profile: procedure,commune")
    parser.add_argument("--binding", default="binding", metavar="C", help="sessions: what bound first (%(default)s)")
    parser.add_argument("--noted", default="barriers", metavar="C", help="sessions: all that was noted (%(default)s)")
    parser.add_argument("--minutes", default="minutes", metavar="C", help="sessions: minutes of help (%(default)s)")
    parser.add_argument("--weight", metavar="C", help="survey: column with the weight")
    parser.add_argument("--strata", metavar="C", help="survey: column with the stratum")
    parser.add_argument("--cluster", metavar="C", help="survey: column with the village")
    parser.add_argument("--smallest", type=int, default=0, help="hide counts below this (5 for the public)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the intervals (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Read what is there, count each window, say which barrier binds."""
    words, names = vocabulary(), [name.strip() for name in args.by.split(",") if name.strip()]
    flags: list[str] = [ALWAYS]
    rows: list[Counted] = []
    if args.sessions:
        sessions = _sessions(read_table(args.sessions), names, words, args, flags)
        rows += from_sessions(sessions, words, alpha=args.alpha)
    if args.interviews:
        rows += from_survey(_survey(read_table(args.interviews), names, words, args, flags), words, alpha=args.alpha)
    if args.log:
        rows += from_log(_log(read_table(args.log), names, words, flags), alpha=args.alpha)
    given = {"log": args.log, "survey": args.interviews, "session": args.sessions}
    if not any(given.values()):
        raise MethodRefused("Chưa có cửa sổ nào.", remedy="Ghi --log, --interviews hoặc --sessions.")
    for code, path in given.items():
        window = words.windows[code]
        if path is None:
            flags.append(f"Thiếu cửa sổ “{window.vi}”, là cửa sổ thấy: {window.sees.vi}")
        else:
            flags.append(f"{window.vi}: tính trên {window.of.vi.rstrip('.').lower()}; không thấy: {window.blind.vi}")
    return _answer(hide_small(rows, args.smallest), names, words, flags)


def _answer(rows: Sequence[Counted], names: Sequence[str], words: Vocabulary, flags: list[str]) -> Answer:
    if hidden := sum(row.suppressed for row in rows):
        flags.append(f"{hidden} dòng có số nhỏ đã được ẩn.")
    first = leading(rows)
    flags += _disagreeing(first, words)
    return Answer(
        "share of each window's own observations; Wilson intervals, of weighted surveys Taylor linearisation; "
        f"binding: lowest rung of the cascade, barriers {words.version}",
        rows=[{**row.row(names), "name": _name(row, words)} for row in rows],
        flags=flags,
        more={
            "binding": [
                {
                    **dict(zip(names, group, strict=True)), "window": window, "barrier": row.barrier,
                    "name": words.barriers[row.barrier].vi, "share": row.share, "low": row.low, "high": row.high,
                    "clear": clear, "numerator": row.numerator, "denominator": row.denominator,
                }
                for group, window, row, clear in first
            ],
            "vocabulary": words.version,
        },
    )  # fmt: skip


def _name(row: Counted, words: Vocabulary) -> str:
    """The barrier, and what of it was counted, in words."""
    barrier = words.barriers[row.barrier]
    traces = {one.code: one.vi for one in barrier.log}
    part = {"binding": "chặn đầu tiên", "latent": "ẩn sau rào cản khác"}.get(row.signature)
    return f"{barrier.vi}: {part}" if part else traces.get(row.signature, barrier.survey.vi)


def _disagreeing(first: Sequence[tuple[Group, str, Counted, bool]], words: Vocabulary) -> list[str]:
    by_group: dict[Group, set[str]] = {}
    for group, _window, row, _clear in first:
        by_group.setdefault(group, set()).add(row.barrier)
    apart = [group for group, codes in by_group.items() if len(codes) > 1]
    told = [f"Ở {len(apart)} nhóm, khảo sát và buổi trợ giúp nêu hai rào cản đầu tiên khác nhau."] if apart else []
    unclear = sum(not clear for *_, clear in first)
    if unclear:
        told.append(
            f"Ở {unclear} dòng, rào cản đứng đầu chưa chắc hơn rào cản đứng sau: khoảng tin cậy còn chồng nhau."
        )
    return told


def _groups(table: Table, names: Sequence[str], window: str, flags: list[str]) -> list[Group]:
    """Each row's group; a column that the file does not have leaves it empty, and that is said."""
    lacking = [name for name in names if name not in table.columns]
    if lacking:
        flags.append(
            f"{window} không có cột {', '.join(lacking)}: số của cửa sổ này là chung cho mọi giá trị của cột ấy."
        )
    columns = [[""] * len(table) if name in lacking else table.texts(name) for name in names]
    return list(zip(*columns, strict=True)) if columns else [()] * len(table)


def _known(code: str, words: Vocabulary, line: int, column: str) -> str:
    if code not in words.barriers:
        raise TableRefused(
            f"Dòng {line}, cột “{column}”: “{code}” không phải mã rào cản.",
            remedy=f"Các mã: {min(words.barriers)} đến {max(words.barriers)}, phiên bản {words.version}.",
            line=line,
            column=column,
        )
    return code


def _log(table: Table, names: Sequence[str], words: Vocabulary, flags: list[str]) -> list[SignatureCount]:
    groups = _groups(table, names, words.windows["log"].vi, flags)
    counts = [table.numbers(name) for name in ("numerator", "denominator")]
    unknown = table.numbers("unknown") if "unknown" in table.columns else np.zeros(len(table))
    codes, signatures = table.texts("barrier"), table.texts("signature")
    return [
        SignatureCount(
            group,
            _known(codes[place], words, place + 2, "barrier"),
            signatures[place],
            *(float(column[place]) for column in (*counts, unknown)),
        )
        for place, group in enumerate(groups)
    ]


def _sessions(
    table: Table, names: Sequence[str], words: Vocabulary, args: argparse.Namespace, flags: list[str]
) -> list[Session]:
    groups = _groups(table, names, words.windows["session"].vi, flags)
    empty = [""] * len(table)
    noted = table.texts(args.noted, missing=True) if args.noted in table.columns else empty
    first = table.texts(args.binding, missing=True) if args.binding in table.columns else empty
    if noted is empty and first is empty:
        raise TableRefused(
            f"Tệp không có cột “{args.noted}” hay “{args.binding}”.",
            remedy="Ghi mã rào cản của từng buổi, hoặc nói tên cột bằng --binding, --noted.",
        )
    declined = table.flags("declined") if "declined" in table.columns else np.zeros(len(table), dtype=bool)
    if declined.any():
        flags.append(f"{int(declined.sum())} buổi mà người được giúp không muốn được hỏi: không nằm trong mẫu số.")
    minutes = (
        table.numbers(args.minutes, missing=True) if args.minutes in table.columns else np.full(len(table), np.nan)
    )
    found = []
    for place, group in enumerate(groups):
        if declined[place]:
            continue
        cells = [noted[place], first[place]]
        codes = [
            [_known(code, words, place + 2, column) for code in _BETWEEN.split(cell) if code not in MISSING]
            for cell, column in zip(cells, (args.noted, args.binding), strict=True)
        ]
        if len(codes[1]) > 1:
            raise TableRefused(
                f"Dòng {place + 2}, cột “{args.binding}”: chỉ một rào cản là đầu tiên.",
                remedy=f"Ghi các mã khác ở “{args.noted}”.",
            )
        spent = None if np.isnan(minutes[place]) else float(minutes[place])
        found.append(Session(group, frozenset([*codes[0], *codes[1]]), "".join(codes[1]), spent))
    if wrong := contradicting(found, words):
        flags.append(f"{wrong} buổi ghi rào cản đầu tiên nằm cao hơn một rào cản khác trên bậc thang: hãy hỏi lại.")
    return found


def _survey(
    table: Table, names: Sequence[str], words: Vocabulary, args: argparse.Namespace, flags: list[str]
) -> Interviews:
    answers = {}
    for code, barrier in words.barriers.items():
        item = barrier.survey
        if item.code in table.columns:
            allowed = {one.code for one in item.answers}
            cells = table.texts(item.code, missing=True)
            for line, cell in enumerate(cells, start=2):
                if cell not in allowed and cell not in MISSING:
                    raise TableRefused(
                        f"Dòng {line}, cột “{item.code}”: không có câu trả lời “{cell}”.",
                        remedy=f"Các câu trả lời: {', '.join(sorted(allowed))}.",
                    )
            unclear = MISSING | words.unclear
            answers[code] = np.array([np.nan if cell in unclear else float(cell in item.blocked) for cell in cells])
    if not answers:
        items = ", ".join(barrier.survey.code for barrier in words.barriers.values())
        raise TableRefused("Tệp không có câu hỏi nào về rào cản.", remedy=f"Tên các cột: {items}.")
    design = survey_design(
        len(table),
        strata=table.codes(args.strata)[0] if args.strata else None,
        cluster=table.codes(args.cluster)[0] if args.cluster else None,
        weights=table.numbers(args.weight) if args.weight else None,
        lonely="adjust",
    )
    flags.extend(design.flags)
    groups = _groups(table, names, words.windows["survey"].vi, flags)
    return Interviews(groups, answers, design, simple=not (args.weight or args.strata or args.cluster))
