"""The five sentences of the sheet, in both languages."""

from collections.abc import Mapping

from motcua.analytics.definitions import Words
from motcua.analytics.weekly.values import FEW, Intake, Share, Target, WeeklySheet

CAUSE_WORDS: Mapping[str, Words] = {
    "supplement": Words("chờ người nộp bổ sung", "waiting for the applicant's papers"),
    "payment": Words("chờ nộp phí, lệ phí", "waiting for payment"),
    "submitted": Words("chờ tiếp nhận", "waiting to be accepted"),
    "accepted": Words("đã tiếp nhận, chưa xử lý", "accepted, not yet in hand"),
    "in_hand": Words("đang xử lý", "in hand"),
    "other": Words("không rõ bước", "step unknown"),
    "finished_since": Words("đã xong sau tuần này", "finished after that week"),
}
"""Why dossiers are late, as recorded."""

CHANNEL_ORDER: Mapping[str, Words] = {
    "online": Words("trực tuyến", "online"),
    "counter": Words("tại quầy", "at the counter"),
    "post": Words("qua bưu chính", "by post"),
    "unknown": Words("không rõ cách nộp", "channel unknown"),
}
"""Ways of handing in, in the order in which they are told."""

FEW_WORDS = Words("Các đơn vị có dưới ba cán bộ (gộp chung)", "Units with fewer than three officers (together)")
_MOST_NAMED = 3


def five_sentences(sheet: WeeklySheet) -> tuple[Words, ...]:
    """Received and how; self-service beside the target; on time and late; who is late and why; what changed."""
    return (_received(sheet), _self_service(sheet), _finished(sheet), _late(sheet), _changed(sheet))


def week_words(sheet: WeeklySheet) -> Words:
    """Which week, with its first and last day."""
    week, last = sheet.week, sheet.week.day_after.toordinal() - 1
    first_day, last_day = week.first_day, type(week.first_day).fromordinal(last)
    days = f"{first_day:%d/%m/%Y} – {last_day:%d/%m/%Y}"
    return Words(f"Tuần {week.number} năm {week.year} ({days})", f"Week {week.number} of {week.year} ({days})")


def range_words(share: Share) -> Words:
    """A share in words: one figure, or the range between which it lies."""
    if share.lower is None or share.upper is None:
        return Words("chưa có hồ sơ để tính", "nothing to divide")
    lower, upper = (_percent(end, "vi") for end in (share.lower, share.upper))
    lower_en, upper_en = (_percent(end, "en") for end in (share.lower, share.upper))
    if not share.unknown:
        return Words(lower, lower_en)
    return Words(f"từ {lower} đến {upper}", f"between {lower_en} and {upper_en}")


def target_words(target: Target) -> Words:
    """What is asked for, in the target's own unit."""
    value = target.at_least if target.at_least is not None else target.at_most
    sign = "≥" if target.at_least is not None else "≤"
    if value is None:
        return Words("", "")
    if target.unit.en == "%":
        return Words(f"{sign} {_percent(value, 'vi')}", f"{sign} {_percent(value, 'en')}")
    return Words(
        f"{sign} {count_words(value, 'vi')} {target.unit.vi}", f"{sign} {count_words(value, 'en')} {target.unit.en}"
    )


def count_words(value: float, language: str) -> str:
    """A whole number with separators of thousands as the language writes them."""
    text = f"{value:,.0f}"
    return text.replace(",", ".") if language == "vi" else text


def _received(sheet: WeeklySheet) -> Words:
    intake = sheet.intake
    if not intake.received:
        return Words("Trong tuần không tiếp nhận hồ sơ nào.", "No dossier was received during the week.")
    ways = [(words, intake.by_channel[name]) for name, words in CHANNEL_ORDER.items() if intake.by_channel.get(name)]
    vi = ", ".join(f"{count_words(count, 'vi')} {words.vi}" for words, count in ways)
    en = ", ".join(f"{count_words(count, 'en')} {words.en}" for words, count in ways)
    return Words(
        f"Tiếp nhận {count_words(intake.received, 'vi')} hồ sơ: {vi}.",
        f"{count_words(intake.received, 'en')} {'dossier' if intake.received == 1 else 'dossiers'} received: {en}.",
    )


def _self_service(sheet: WeeklySheet) -> Words:
    intake = sheet.intake
    target = next((each for each in sheet.targets if each.metric == "online_share"), None)
    asked = (
        Words(
            "chưa có chỉ tiêu nộp trực tuyến nào được giao cho tuần này", "no target for online submission was in force"
        )
        if target is None
        else Words(
            f"chỉ tiêu nộp trực tuyến {target_words(target).vi} ({target.decision})",
            f"the target for online submission is {target_words(target).en} ({target.decision})",
        )
    )
    if not intake.received:
        return Words(f"Không có hồ sơ để tính tỷ lệ người dân tự nộp; {asked.vi}.", f"No share to give; {asked.en}.")
    own, online = range_words(intake.self_service), range_words(intake.online)
    doubt = Words("", "")
    if intake.self_service.unknown:
        doubt = Words(
            f" vì {count_words(intake.self_service.unknown, 'vi')} hồ sơ trực tuyến không rõ ai nộp",
            f" as nobody knows who submitted {count_words(intake.self_service.unknown, 'en')} of those online",
        )
    return Words(
        f"Người dân tự nộp trực tuyến {own.vi} số hồ sơ{doubt.vi}; nộp trực tuyến nói chung {online.vi}; {asked.vi}.",
        f"People submitted {own.en} online by themselves{doubt.en}; online in all {online.en}; {asked.en}.",
    )


def _finished(sheet: WeeklySheet) -> Words:
    done = sheet.finished
    if not done.measured:
        return Words(
            "Trong tuần không có hồ sơ có hẹn trả nào được giải quyết xong.",
            "No dossier with a due moment was finished.",
        )
    share = done.in_time / done.measured
    apart = Words("", "")
    if done.no_due:
        apart = Words(
            f"; {count_words(done.no_due, 'vi')} hồ sơ xong mà không có hẹn trả, đếm riêng",
            f"; {count_words(done.no_due, 'en')} had no due moment and are counted apart",
        )
    return Words(
        f"Giải quyết xong {count_words(done.measured, 'vi')} hồ sơ có hẹn trả: {count_words(done.in_time, 'vi')} đúng "
        f"hoặc trước hạn ({_percent(share, 'vi')}), {count_words(done.late, 'vi')} trễ hạn{apart.vi}.",
        f"{count_words(done.measured, 'en')} dossiers with a due moment were finished: "
        f"{count_words(done.in_time, 'en')} in time ({_percent(share, 'en')}), "
        f"{count_words(done.late, 'en')} late{apart.en}.",
    )


def _late(sheet: WeeklySheet) -> Words:
    if not sheet.overdue:
        return Words("Không có hồ sơ nào quá hạn.", "No dossier is overdue.")
    named = [unit for unit in sheet.late_units if unit.code != FEW][:_MOST_NAMED]
    units = Words("", "")
    if named:
        units = Words(
            ", nhiều nhất ở " + ", ".join(f"{unit.name} ({count_words(unit.overdue, 'vi')})" for unit in named),
            ", most at " + ", ".join(f"{unit.name} ({count_words(unit.overdue, 'en')})" for unit in named),
        )
    why_vi = ", ".join(f"{count_words(n, 'vi')} {CAUSE_WORDS[cause].vi}" for cause, n in sheet.by_cause.items())
    why_en = ", ".join(f"{count_words(n, 'en')} {CAUSE_WORDS[cause].en}" for cause, n in sheet.by_cause.items())
    opening = (
        Words("Cuối tuần", "At the end of the week") if sheet.ended else Words("Đến lúc trích", "As of the extract")
    )
    return Words(
        f"{opening.vi} còn {count_words(sheet.overdue, 'vi')} hồ sơ quá hạn{units.vi}; theo sổ ghi: {why_vi}.",
        f"{opening.en} {count_words(sheet.overdue, 'en')} dossiers were overdue{units.en}; as recorded: {why_en}.",
    )


def _changed(sheet: WeeklySheet) -> Words:
    if sheet.earlier is None:
        week = Words("Không có tuần trước để so sánh", "There is no week before to compare with")
    else:
        week = _against(sheet.intake, sheet.earlier, Words("So với tuần trước", "Against the week before"))
        late = _difference(sheet.overdue, sheet.late_before)
        week = Words(f"{week.vi}, quá hạn {late.vi}", f"{week.en}, overdue {late.en}")
    if sheet.year_before is None:
        year = Words("sổ không có cùng tuần năm trước", "the ledger holds no such week of the year before")
    else:
        year = _against(
            sheet.intake, sheet.year_before, Words("so với cùng tuần năm trước", "against that week a year before")
        )
    return Words(f"{week.vi}; {year.vi}.", f"{week.en}; {year.en}.")


def _against(now: Intake, then: Intake, opening: Words) -> Words:
    received = _difference(now.received, then.received)
    online = Words("", "")
    if (
        now.online.lower is not None
        and then.online.lower is not None
        and not (now.online.unknown or then.online.unknown)
    ):
        before, after = (_percent(share.online.lower or 0, "vi") for share in (then, now))
        before_en, after_en = (_percent(share.online.lower or 0, "en") for share in (then, now))
        online = Words(f", trực tuyến từ {before} thành {after}", f", online from {before_en} to {after_en}")
        if before == after:
            online = Words(f", trực tuyến vẫn {after}", f", online still {after_en}")
    return Words(
        f"{opening.vi}: tiếp nhận {received.vi}{online.vi}", f"{opening.en}: received {received.en}{online.en}"
    )


def _difference(now: int, then: int) -> Words:
    if now == then:
        return Words("không đổi", "unchanged")
    size = abs(now - then)
    direction = Words("tăng", "up") if now > then else Words("giảm", "down")
    return Words(
        f"{direction.vi} {count_words(size, 'vi')} (từ {count_words(then, 'vi')})",
        f"{direction.en} {count_words(size, 'en')} (from {count_words(then, 'en')})",
    )


def _percent(value: float, language: str) -> str:
    text = f"{value * 100:.1f}"
    return f"{text.replace('.', ',') if language == 'vi' else text} %"
