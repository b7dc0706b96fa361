"""What other rooms may use of requests about personal data."""

from motcua.personal.due import DueData, list_due
from motcua.personal.keeping import Kept, kept_until
from motcua.personal.policies import KindOfData, kinds_of_data, notice_days
from motcua.personal.queries import get_request, list_open_requests, list_requests_of
from motcua.personal.rules import (
    OFFICERS,
    DataHeldBack,
    DataRequestRefused,
    HoldRefused,
    NotErasableOpen,
    NotErasableYet,
)
from motcua.personal.states import RequestState, Wish
from motcua.personal.taking_away import take_away
from motcua.personal.usecases.answer_data_request import answer_data_request
from motcua.personal.usecases.ask_about_data import ask_about_data
from motcua.personal.usecases.erase_due import Erased, erase_by_leader, erase_due
from motcua.personal.usecases.hold_data import hold_data, release_data
from motcua.personal.values import DataRequestView
from motcua.personal.wording import REFUSAL_WORDS, STATE_WORDS, WISH_WORDS

__all__ = [
    "OFFICERS",
    "REFUSAL_WORDS",
    "STATE_WORDS",
    "WISH_WORDS",
    "DataHeldBack",
    "DataRequestRefused",
    "DataRequestView",
    "DueData",
    "Erased",
    "HoldRefused",
    "Kept",
    "KindOfData",
    "NotErasableOpen",
    "NotErasableYet",
    "RequestState",
    "Wish",
    "answer_data_request",
    "ask_about_data",
    "erase_by_leader",
    "erase_due",
    "get_request",
    "hold_data",
    "kept_until",
    "kinds_of_data",
    "list_due",
    "list_open_requests",
    "list_requests_of",
    "notice_days",
    "release_data",
    "take_away",
]
