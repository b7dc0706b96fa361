"""One awkward month, and a few more tables, written down so that every figure over it can be counted with a pencil.

Eleven dossiers are received in March 2026. What makes them awkward: hands nobody knows (2, 5, 10), a channel nobody
knows (5), due moments that are absent (4, 11), a dossier finished on its due date but after the moment (3), one
withdrawn (7), one that ended nobody knows when (8), two that wait for papers (9 for the first time, 10 for the second),
one simulated (5), and one of the year before by a second (13). The twelfth was never received.
"""

from datetime import date
from typing import Any

DUE = "2026-03-20T17:00"
MARCH = {"date_from": date(2026, 3, 1), "date_to": date(2026, 4, 1)}
ONLINE = {"legal_channel": "online"}
ENDED = {"stage": "returned", "outcome": "approved", "clock": "ended"}

DOSSIERS: list[dict[str, Any]] = [
    {  # 1: early; by the owner's own hand; everything known
        **ONLINE, **ENDED, "received_at": "2026-03-14T09:00", "due_at": DUE, "finished_at": "2026-03-19T23:00",
        "actor": "owner", "service_level": "full", "eligible_online": True, "supplements": 0, "digitised": True,
        "reused": True, "fee_dong": 0, "certified_copies": 2, "rating": 5, "person_key": "p1", "tier": "commune",
        "timeliness": "early", "procedure_code": "x", "paper_parallel": False,
    },
    {  # 2: on time to the second; nobody knows by whose hand
        **ONLINE, **ENDED, "received_at": "2026-03-15T08:00", "due_at": DUE, "finished_at": DUE,
        "service_level": "partial", "eligible_online": True, "supplements": 1, "digitised": False, "fee_dong": 8000,
        "paid_online": True, "rating": 4, "person_key": "p2", "tier": "commune", "timeliness": "on_time",
        "procedure_code": "x", "paper_parallel": True, "result_channel": "counter",
    },
    {  # 3: finished on the due date, a second after the due moment; an officer's hand
        **ONLINE, **ENDED, "received_at": "2026-03-16T08:00", "due_at": DUE, "finished_at": "2026-03-20T17:00:01",
        "actor": "officer_proxy", "service_level": "full", "supplements": 2, "fee_dong": 8000, "paid_online": False,
        "rating": 2, "person_key": "p1", "tier": "commune", "timeliness": "late", "procedure_code": "y",
    },
    {  # 4: finished, without a due moment
        **ENDED, "legal_channel": "counter", "received_at": "2026-03-17T08:00", "finished_at": "2026-03-21T08:00",
        "actor": "owner", "eligible_online": True, "reused": False, "person_key": "p2", "tier": "province",
        "timeliness": "no_due", "procedure_code": "x",
    },
    {  # 5: nobody knows how it came, nor by whose hand; open and overdue; simulated
        "received_at": "2026-03-02T10:00", "due_at": DUE, "service_level": "full", "eligible_online": True,
        "supplements": 0, "fee_dong": 5000, "simulated": True, "tier": "", "timeliness": "open_overdue",
    },
    {  # 6: by post, open, in time for long; could not have come online
        "legal_channel": "post", "received_at": "2026-03-12T10:00", "due_at": "2027-01-01T17:00", "actor": "owner",
        "eligible_online": False, "paid_online": False, "tier": "province", "timeliness": "open_in_time",
    },
    {  # 7: withdrawn by its owner, who had help and gave no identity number
        **ONLINE, "received_at": "2026-03-15T09:00", "due_at": DUE, "finished_at": "2026-03-18T09:00",
        "stage": "withdrawn", "outcome": "withdrawn", "actor": "owner_assisted", "service_level": "full",
        "eligible_online": True, "supplements": 0, "tier": "province", "timeliness": "early",
    },
    {  # 8: refused, nobody knows when
        **ONLINE, "received_at": "2026-03-15T10:00", "due_at": DUE, "stage": "refused", "outcome": "refused",
        "actor": "representative", "tier": "district",
    },
    {  # 9: waits for papers that were asked for once, before it was due
        "legal_channel": "counter", "received_at": "2026-03-22T10:00", "due_at": "2026-03-25T17:00",
        "awaiting": "supplement", "clock": "suspended", "supplements": 1, "first_supplement_at": "2026-03-24T10:00",
        "person_key": "p4", "tier": "district",
    },
    {  # 10: waits for papers that were asked for twice
        "legal_channel": "counter", "received_at": "2026-03-16T10:00", "due_at": DUE, "awaiting": "supplement",
        "clock": "suspended", "supplements": 2, "first_supplement_at": "2026-03-17T10:00", "eligible_online": True,
        "person_key": "p4", "tier": "district",
    },
    {  # 11: by an agent, to a service of the old level 4; it has a limit, but its due moment is unknown
        **ONLINE, "received_at": "2026-03-02T22:00", "time_limit": "5 working_days", "actor": "agent",
        "service_level": "4", "eligible_online": True, "supplements": 0, "tier": "commune", "timeliness": "no_due",
    },
    {  # 12: handed in and not taken: never received
        **ONLINE, "submitted_at": "2026-03-20T09:00", "stage": "not_accepted", "outcome": "not_accepted",
        "actor": "owner", "finished_at": "2026-03-21T09:00", "person_key": "p9", "tier": "commune",
    },
    {  # 13: a second before the year began; the same person as 2 and 4
        **ENDED, "legal_channel": "counter", "received_at": "2025-12-31T23:59:59", "finished_at": "2026-01-02T09:00",
        "person_key": "p2", "tier": "commune",
    },
]  # fmt: skip

# metric: (numerator, denominator, value, lower, upper, apart) over March 2026, and whose rows they are
COUNTED: dict[str, tuple[Any, ...]] = {
    "received": (11, None, 11.0, None, None, 0),  # 1 to 11
    "online_share": (6, 11, None, 6 / 11, 7 / 11, 0),  # 1 2 3 7 8 11; unknown 5
    # of the eligible 1 2 4 5 7 10 11: 1 2 7 11, unknown 5; perhaps eligible: 3 and 8 online, 9 not
    "eligible_online_share": (4, 7, None, 4 / 8, 7 / 9, 0),
    "full_service_share": (3, 11, None, 3 / 11, 6 / 11, 0),  # 1 3 7; unknown 5 (channel), 8 and 11 (level)
    "self_service_share": (1, 11, None, 1 / 11, 2 / 11, 1),  # 1; unknown hand 2; apart 5
    "assisted_share": (1, 11, None, 1 / 11, 2 / 11, 1),  # 7
    "proxy_share": (2, 11, None, 2 / 11, 3 / 11, 1),  # 3 and 11
    "representative_share": (1, 11, None, 1 / 11, 2 / 11, 1),  # 8
    "on_time_share": (3, 5, None, 3 / 5, 4 / 5, 1),  # 1 2 7 of 1 2 3 7 8; unknown 8; apart 4
    # of all but 4: 1 2 7 ended in time, 9 was asked in time, 6 is not due; unknown 8 and 11
    "on_time_index_share": (5, 10, None, 5 / 10, 7 / 10, 0),
    "overdue": (3, None, None, 3.0, 4.0, 0),  # 5 9 10; perhaps 11
    "backlog": (5, None, 5.0, None, None, 0),  # 5 6 9 10 11
    "backlog_age": (5, 5, 255.0, None, None, 0),  # 245 (9), 251 (10), 255 (6), 264.5 (11), 265 (5)
    "first_time_right": (2, 6, None, 2 / 6, 4 / 6, 0),  # 1 7 of 1 2 3 4 7 8; unknown 4 8
    "supplement_loops": (6, 11, None, 6 / 11, None, 0),  # 1 + 2 + 1 + 2; unknown 4 6 8
    "digitised_share": (1, 11, None, 1 / 11, 10 / 11, 0),  # 1; not 2; of the others nobody knows
    "reuse_share": (1, 11, None, 1 / 11, 10 / 11, 0),  # 1; not 4
    # to pay: 2 (online) 3 (not) 5 (unknown); perhaps to pay: 4 6 7 8 9 10 11, of which 6 surely not online
    "online_payment_share": (1, 3, None, 1 / 10, 8 / 9, 0),
    "certified_copies": (2, None, None, 2.0, None, 0),  # those of 1; of the others nobody knows
    "satisfaction": (2, 3, 2 / 3, None, None, 8),  # 1 2 of 1 2 3
    "accounts": (1, None, None, 1.0, 3.0, 0),  # p1 (1); perhaps p2 (2), and 7, who gave no number
    "channel_switch": (1, 2, 1 / 2, None, None, 4),  # 2 after 13, not 9 after 10; apart 1 3 4 10
    "returned_twice_share": (2, 11, None, 2 / 11, 5 / 11, 0),  # 3 10; unknown 4 6 8
    "paper_parallel_share": (1, 6, None, 1 / 7, 6 / 7, 0),  # 2; not 1; unknown 3 7 8 11; perhaps online 5
    "not_accepted_share": (1, 12, 1 / 12, None, None, 0),  # 12 of 1 to 12, 13 was a year before
    "collected_share": (1, 3, None, 1 / 3, 3 / 3, 0),  # 2 of 1 2 3; unknown 1 3
    "back_to_counter_share": (1, 2, 1 / 2, None, None, 4),  # 4 after 2, not 3 after 1; apart 1 2 9 10
    "counter_copy_share": (1, 3, 1 / 3, None, None, 1),  # 4 two days after 2; not 1 and 3; apart 4
    # days to the end: 3 (7), 4 (4), 4.38 (3), 5.38 (2), 5.58 (1), and 8 nobody knows: half had ended after 5.58 days if
    # 8 ended at once, and half has not ended at all if 8 has not
    "time_to_result": (6, 11, None, 5 + 14 / 24, None, 0),
}

SERVICES: list[dict[str, Any]] = [
    {
        "procedure_code": "a",
        "tier": "commune",
        "service_level": "full",
        "online_here": True,
        "valid_from": "2021-01-01",
    },
    {"procedure_code": "b", "tier": "commune", "service_level": "partial", "national_portal": True},
    {"procedure_code": "c", "tier": "province", "service_level": "full", "online_here": True, "national_portal": True},
    {"procedure_code": "d", "tier": "province", "service_level": ""},
    {"procedure_code": "e", "tier": "province", "service_level": "full", "valid_to": "2026-03-31"},  # over on the 31st
    {"procedure_code": "f", "tier": "province", "service_level": "full", "valid_from": "2026-04-01"},  # not yet
]

OFFERED: dict[str, tuple[Any, ...]] = {
    "services_by_level": (4, None, 4.0, None, None),  # a b c d on 31 March
    "provision_share": (3, 4, 3 / 4, None, None),  # a b c
    "integrated_share": (2, 3, 2 / 3, None, None),  # b c
}

LOGGED: list[dict[str, Any]] = [  # four dossiers and the log of three of them
    {"received_at": "2026-03-02T08:00", "submitted_at": "2026-03-02T07:30", "channel_as_given": "Internet"},
    {"received_at": "2026-03-03T08:00", "submitted_at": "2026-03-03T07:00", "channel_as_given": "Internet"},
    {"received_at": "2026-03-04T08:00", "submitted_at": "2026-03-04T08:00", "channel_as_given": "Desk"},
    {"received_at": "2026-03-05T08:00", "channel_as_given": "Desk"},
    {"stage": "submitted"},  # a form opened, never handed in
]
LOG: list[dict[str, Any]] = [
    {"dossier_key": 1, "at": "2026-03-02T07:00", "activity_as_given": "Open"},
    {"dossier_key": 1, "at": "2026-03-02T19:00", "activity_as_given": "Check"},
    {"dossier_key": 1, "at": "2026-03-03T07:00", "activity_as_given": "Check"},  # done again: the dossier counts once
    {"dossier_key": 2, "at": "2026-03-03T05:00", "activity_as_given": "Open"},
    {"dossier_key": 3, "at": "2026-03-04T08:00", "activity_as_given": "Check"},
    {"dossier_key": 5, "at": "2026-03-06T08:00", "activity_as_given": "Open"},
]
FROM_THE_LOG: dict[str, dict[tuple[str, ...], tuple[Any, ...]]] = {
    "reached_share": {  # the step Check, of those that have a log
        ("Internet",): (1, 2, 1 / 2, None, None),
        ("Desk",): (1, 1, 1.0, None, None),
        ("",): (2, 3, 2 / 3, None, None),
    },
    "log_span": {  # 1: a day, 2: no time, 3: no time
        ("Internet",): (2, 2, 0.5, None, None),
        ("Desk",): (1, 1, 0.0, None, None),
        ("",): (3, 3, 0.0, None, None),
    },
    "time_to_submit": {  # 1: half an hour, 2: two hours, 5: never yet; 3 left nothing before it was handed in
        ("Internet",): (2, 2, 1.25 / 24, None, None),
        ("unknown",): (0, 1, None, None, None),
        ("",): (2, 3, 2 / 24, None, None),
    },
}
