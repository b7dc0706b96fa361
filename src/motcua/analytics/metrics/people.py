"""People behind the dossiers, by a key that cannot be read back: how many came online, and who changed doors."""

from collections.abc import Mapping

from motcua.analytics.dimensions import OF_DOSSIERS
from motcua.analytics.metrics.frame import (
    DOSSIER_FRAME,
    NO_DENOMINATOR,
    SHARE_FRAME,
    channel_unknown,
    online,
    unknown_text,
)
from motcua.analytics.shapes import Asked, Column, Different, MetricDefinition, Table, Tally, Words

_OWN_HANDS = ("owner", "owner_assisted")
_NOT_ONLINE = ("counter", "post")


def _online_in_person(table: Table, asked: Asked) -> Column:
    return online(table, asked) & table.actor.isin(_OWN_HANDS)


def _perhaps_online_in_person(table: Table, asked: Asked) -> Column:
    return online(table, asked) & unknown_text(table.actor)


def _with_former_channel(tables: Mapping[str, Table], asked: Asked) -> Table:
    """The dossiers of people with a key, each with the door of the same person's dossier before it."""
    dossiers = tables["dossiers"]
    known = dossiers.filter(dossiers.person_key.fill_null("") != "")
    by_person = known.group_by("person_key").order_by(["received_at", "dossier_key"])
    return by_person.mutate(former_channel=known.legal_channel.lag())


def _came_otherwise_before(table: Table, asked: Asked) -> Column:
    return table.former_channel.isin(_NOT_ONLINE)


def _first_or_online_before(table: Table, asked: Asked) -> Column:
    return ~table.former_channel.fill_null("").isin(_NOT_ONLINE)


METRICS = (
    MetricDefinition(
        name="accounts",
        kind="count",
        title=Words("Người đã tự mình dùng cửa trực tuyến", "People who used the online door in person"),
        words=Words(
            "Bao nhiêu người khác nhau (theo số định danh, đã mã hóa) tự nộp trực tuyến ít nhất một hồ sơ trong kỳ, có "
            "hoặc không có người giúp. Cận trên đếm thêm người có hồ sơ trực tuyến không rõ ai nộp, và coi mỗi hồ sơ "
            "trực tuyến không có số định danh là của một người khác.",
            "How many different people (by their identity number, enciphered) submitted at least one dossier of the "
            "period online in person, helped or not. The upper bound adds those with a dossier online of unknown hand, "
            "and takes each dossier online without an identity number for one more person.",
        ),
        numerator=Words("Người tự nộp trực tuyến.", "People who submitted online in person."),
        denominator=NO_DENOMINATOR,
        formula=Different(
            key=lambda table: table.person_key, yes=_online_in_person, unknown=_perhaps_online_in_person
        ),
        unit=Words("người", "people"),
        warning=Words(
            "Một người có mặt ở nhiều ô thì đếm ở từng ô, nên cộng các ô lại có thể hơn tổng số.",
            "Who stands in several cells counts in each, so the cells may add up to more than the total.",
        ),
        **{
            **DOSSIER_FRAME,
            "grain": Words("Mỗi người đếm một lần.", "Each person counts once."),
            "dimensions": tuple(name for name in OF_DOSSIERS if name != "unit_now"),
        },
    ),
    MetricDefinition(
        name="channel_switch",
        title=Words("Tỷ lệ chuyển sang cửa trực tuyến", "Share that changed to the online door"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ mà hồ sơ liền trước của cùng một người (theo số định danh, đã mã hóa) "
            "nộp tại quầy hoặc qua bưu điện, bao nhiêu phần nay được nộp trực tuyến.",
            "Of the dossiers received in the period whose person's dossier before it (by the identity number, "
            "enciphered) came over the counter or by post, what part was now submitted online.",
        ),
        numerator=Words("Hồ sơ nay nộp trực tuyến.", "Dossiers now submitted online."),
        denominator=Words(
            "Hồ sơ mà hồ sơ liền trước của cùng người không nộp trực tuyến.",
            "Dossiers whose person's one before did not come online.",
        ),
        formula=Tally(
            yes=online,
            unknown=channel_unknown,
            belongs=_came_otherwise_before,
            apart=_first_or_online_before,
        ),
        apart=Words(
            "hồ sơ đầu tiên của một người, hoặc hồ sơ trước đã nộp trực tuyến hay không rõ cách nộp",
            "first dossiers of a person, or those whose one before came online or nobody knows how",
        ),
        warning=Words(
            "Chỉ theo được những người có số định danh trong sổ.",
            "Only people with an identity number in the ledger can be followed.",
        ),
        prepare=_with_former_channel,
        **SHARE_FRAME,
    ),
)  # fmt: skip
