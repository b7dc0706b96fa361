"""What barriers leave in the book: sent back again, paper beside, back to the counter, not accepted, fetched in person.

Source: data/uptake/barriers.yaml names which barrier each of them is a signature of; none of them proves one.
"""

from collections.abc import Mapping
from typing import Any

from motcua.analytics.metrics.frame import (
    ALL_RECEIVED,
    SHARE_FRAME,
    channel_unknown,
    online,
    unknown_text,
)
from motcua.analytics.shapes import Asked, Column, MetricDefinition, Table, Tally, Words

COPY_WITHIN_DAYS = 7
_TWICE = 2
_NOT_ONLINE = ("counter", "post")
_ONLY_FOLLOWED = Words(
    "Chỉ theo được những người có số định danh trong sổ.",
    "Only people with an identity number in the ledger can be followed.",
)


def _twice(table: Table, asked: Asked) -> Column:
    return table.supplements >= _TWICE


def _perhaps_twice(table: Table, asked: Asked) -> Column:
    return table.supplements.isnull()


def _paper_beside(table: Table, asked: Asked) -> Column:
    return table.paper_parallel


def _perhaps_paper_beside(table: Table, asked: Asked) -> Column:
    return table.paper_parallel.isnull()


def _by_handing_in(tables: Mapping[str, Table], asked: Asked) -> Table:
    """All that was handed in, by the day of that; where its moment is unknown, of receipt."""
    dossiers = tables["dossiers"]
    handed = dossiers.mutate(handed_in_at=dossiers.submitted_at.coalesce(dossiers.received_at))
    handed = handed.filter(handed.handed_in_at.notnull())
    return handed.mutate(day=handed.handed_in_at.date())


def _not_accepted(table: Table, asked: Asked) -> Column:
    return table.stage.fill_null("") == "not_accepted"


def _given_back(table: Table) -> Column:
    return table.returned_at.notnull() | (table.stage.fill_null("") == "returned")


def _online_given_back(table: Table, asked: Asked) -> Column:
    return online(table, asked) & _given_back(table)


def _perhaps_online_given_back(table: Table, asked: Asked) -> Column:
    return channel_unknown(table, asked) & _given_back(table)


def _fetched(table: Table, asked: Asked) -> Column:
    return table.result_channel == "counter"


def _perhaps_fetched(table: Table, asked: Asked) -> Column:
    return unknown_text(table.result_channel)


def _with_door_before(tables: Mapping[str, Table], asked: Asked) -> Table:
    """The dossiers of people with a key, each with the door of the same person's dossier before it."""
    dossiers = tables["dossiers"]
    known = dossiers.filter(dossiers.person_key.fill_null("") != "")
    by_person = known.group_by("person_key").order_by(["received_at", "dossier_key"])
    return by_person.mutate(door_before=known.legal_channel.lag())


def _online_before(table: Table, asked: Asked) -> Column:
    return table.door_before == "online"


def _not_online_before(table: Table, asked: Asked) -> Column:
    return table.door_before.fill_null("") != "online"


def _not_online(table: Table, asked: Asked) -> Column:
    return table.legal_channel.isin(_NOT_ONLINE)


def _with_door_after(tables: Mapping[str, Table], asked: Asked) -> Table:
    """The dossiers of people with a key, each with when and by which door their next one of the procedure came."""
    dossiers = tables["dossiers"]
    known = dossiers.filter(
        (dossiers.person_key.fill_null("") != "") & (dossiers.procedure_code.fill_null("") != "")
    )  # fmt: skip
    alike = known.group_by("person_key", "procedure_code").order_by(["received_at", "dossier_key"])
    return alike.mutate(door_after=known.legal_channel.lead(), received_after=known.received_at.lead())


def _soon(table: Table, asked: Asked) -> Column:
    span: Any = asked.micros(table.received_after) - asked.micros(table.received_at)
    return span <= COPY_WITHIN_DAYS * 86_400_000_000


def _copied(table: Table, asked: Asked) -> Column:
    return (table.door_after == "counter") & _soon(table, asked)


def _perhaps_copied(table: Table, asked: Asked) -> Column:
    return unknown_text(table.door_after) & table.received_after.notnull() & _soon(table, asked)


METRICS = (
    MetricDefinition(
        name="returned_twice_share",
        title=Words("Tỷ lệ hồ sơ bị yêu cầu bổ sung từ hai lần", "Share sent back for papers twice or more"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần bị yêu cầu bổ sung từ hai lần trở lên. Hồ sơ mà nguồn "
            "không ghi việc yêu cầu bổ sung làm thành cận dưới và cận trên.",
            "Of the dossiers received in the period, what part was sent back for papers twice or more. Dossiers whose "
            "source does not tell of such requests bound the share.",
        ),
        numerator=Words("Hồ sơ bị yêu cầu bổ sung từ hai lần.", "Dossiers sent back twice or more."),
        denominator=ALL_RECEIVED,
        formula=Tally(yes=_twice, unknown=_perhaps_twice),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="paper_parallel_share",
        title=Words("Tỷ lệ hồ sơ trực tuyến phải nộp thêm bản giấy", "Share online with paper asked for beside"),
        words=Words(
            "Trong số hồ sơ nộp trực tuyến tiếp nhận trong kỳ, bao nhiêu phần phải nộp thêm bản giấy. Hồ sơ mà nguồn "
            "không ghi việc này, hoặc không rõ hình thức nộp, làm thành cận dưới và cận trên.",
            "Of the dossiers submitted online and received in the period, of what part paper was asked for beside. "
            "Dossiers whose source does not tell, or whose channel is unknown, bound the share.",
        ),
        numerator=Words("Hồ sơ trực tuyến có nộp thêm bản giấy.", "Dossiers online with paper beside."),
        denominator=Words("Hồ sơ nộp trực tuyến tiếp nhận trong kỳ.", "Dossiers online received in the period."),
        formula=Tally(yes=_paper_beside, unknown=_perhaps_paper_beside, belongs=online, may_belong=channel_unknown),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="not_accepted_share",
        time="submitted_at",
        title=Words("Tỷ lệ hồ sơ bị từ chối tiếp nhận", "Share refused acceptance"),
        words=Words(
            "Trong số hồ sơ nộp trong kỳ (theo lúc nộp, không rõ thì theo lúc tiếp nhận), bao nhiêu phần bị từ chối "
            "tiếp nhận, vì nộp sai thủ tục, sai nơi hay vì lý do khác.",
            "Of the dossiers handed in in the period (by when they were, where unknown by when they were received), "
            "what part was refused acceptance: for the wrong procedure, the wrong office or another reason.",
        ),
        numerator=Words("Hồ sơ bị từ chối tiếp nhận.", "Dossiers refused acceptance."),
        denominator=Words("Hồ sơ nộp trong kỳ.", "Dossiers handed in in the period."),
        formula=Tally(yes=_not_accepted),
        warning=Words(
            "Nguồn không ghi việc từ chối tiếp nhận thì số này luôn là 0.",
            "A source that does not record such refusals always shows 0.",
        ),
        prepare=_by_handing_in,
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="collected_share",
        title=Words(
            "Tỷ lệ hồ sơ trực tuyến phải tới quầy lấy kết quả", "Share online with the result fetched in person"
        ),
        words=Words(
            "Trong số hồ sơ nộp trực tuyến tiếp nhận trong kỳ đã trả kết quả, bao nhiêu phần phải tới quầy lấy. Hồ sơ "
            "không rõ cách trả, hoặc không rõ hình thức nộp, làm thành cận dưới và cận trên.",
            "Of the dossiers submitted online, received in the period and with the result given out, what part had it "
            "fetched at the counter. Dossiers of which it is unknown how, or how they came, bound the share.",
        ),
        numerator=Words("Hồ sơ trực tuyến lấy kết quả tại quầy.", "Dossiers online fetched at the counter."),
        denominator=Words(
            "Hồ sơ nộp trực tuyến tiếp nhận trong kỳ đã trả kết quả.",
            "Dossiers online, received in the period, with the result given out.",
        ),
        formula=Tally(
            yes=_fetched,
            unknown=_perhaps_fetched,
            belongs=_online_given_back,
            may_belong=_perhaps_online_given_back,
        ),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="back_to_counter_share",
        title=Words("Tỷ lệ trở lại quầy sau khi đã nộp trực tuyến", "Share back at the counter after being online"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ mà hồ sơ liền trước của cùng một người (theo số định danh, đã mã hóa) "
            "nộp trực tuyến, bao nhiêu phần nay lại nộp tại quầy hoặc qua bưu điện.",
            "Of the dossiers received in the period whose person's dossier before it (by the identity number, "
            "enciphered) came online, what part now came over the counter or by post again.",
        ),
        numerator=Words("Hồ sơ nay nộp tại quầy hoặc bưu điện.", "Dossiers now over the counter or by post."),
        denominator=Words(
            "Hồ sơ mà hồ sơ liền trước của cùng người nộp trực tuyến.",
            "Dossiers whose person's one before came online.",
        ),
        formula=Tally(yes=_not_online, unknown=channel_unknown, belongs=_online_before, apart=_not_online_before),
        apart=Words(
            "hồ sơ đầu tiên của một người, hoặc hồ sơ trước không nộp trực tuyến hay không rõ cách nộp",
            "first dossiers of a person, or those whose one before did not come online or nobody knows how",
        ),
        warning=_ONLY_FOLLOWED,
        prepare=_with_door_before,
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="counter_copy_share",
        title=Words(
            f"Tỷ lệ nộp trực tuyến rồi nộp lại tại quầy trong {COPY_WITHIN_DAYS} ngày",
            f"Share handed in again at the counter within {COPY_WITHIN_DAYS} days",
        ),
        words=Words(
            "Trong số hồ sơ nộp trực tuyến tiếp nhận trong kỳ của người có số định danh, bao nhiêu phần mà hồ sơ liền "
            f"sau của cùng người, cùng thủ tục nộp tại quầy trong vòng {COPY_WITHIN_DAYS} ngày.",
            "Of the dossiers submitted online and received in the period of people with an identity number, of what "
            "part the person's next dossier of the same procedure came over the counter within "
            f"{COPY_WITHIN_DAYS} days.",
        ),
        numerator=Words("Hồ sơ được nộp lại tại quầy.", "Dossiers handed in again at the counter."),
        denominator=Words(
            "Hồ sơ nộp trực tuyến của người có số định danh.", "Dossiers online of people with an identity number."
        ),
        formula=Tally(yes=_copied, unknown=_perhaps_copied, belongs=online, apart=_not_online),
        apart=Words("hồ sơ không nộp trực tuyến", "dossiers that did not come online"),
        warning=_ONLY_FOLLOWED,
        prepare=_with_door_after,
        **SHARE_FRAME,
    ),
)
