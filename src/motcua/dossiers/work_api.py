"""The second door of dossiers: lists, counts, search and what is done with many dossiers at once."""

from motcua.dossiers.kept_views import ViewListed, drop_view, list_views
from motcua.dossiers.people import DelegationListed, list_delegations, who_left_work
from motcua.dossiers.register import RegisterLine, RegisterPage, read_register, whole_register
from motcua.dossiers.reroutings import ReroutingListed, list_reroutings, stranded_units
from motcua.dossiers.rules.absence import DelegationOverlaps, DelegationRefused, HandOverRefused
from motcua.dossiers.rules.designs import DesignMappingRefused
from motcua.dossiers.rules.many import MOST_AT_ONCE, ManyVerb, NothingPicked, TooManyPicked, VerbNotForMany
from motcua.dossiers.rules.register import Month, MonthNotUnderstood
from motcua.dossiers.rules.rerouting import NothingToUndo, SuccessorRefused, SuccessorUnknown, UnitStillThere
from motcua.dossiers.rules.search import SearchRefused, Sought
from motcua.dossiers.rules.views import ViewRefused
from motcua.dossiers.search import SearchPage, search_dossiers
from motcua.dossiers.usecases.act_on_many import LastChange, Picked, RowResult, act_on_many
from motcua.dossiers.usecases.end_delegation import end_delegation
from motcua.dossiers.usecases.give_delegation import give_delegation
from motcua.dossiers.usecases.hand_over_dossiers import HandedOver, hand_over_dossiers
from motcua.dossiers.usecases.move_design import DesignMove, move_design
from motcua.dossiers.usecases.reroute_dossiers import MOST_BY_PAGE, ReroutingReport, reroute_dossiers
from motcua.dossiers.usecases.save_view import save_view
from motcua.dossiers.usecases.undo_rerouting import Undone, undo_rerouting
from motcua.dossiers.work_conditions import BOUNDED, COUNTED_AT_MOST, WorkList
from motcua.dossiers.work_counts import count_work, wrong_counts
from motcua.dossiers.work_lists import EVERYTHING, AfterUnknown, Narrowing, list_work

__all__ = [
    "BOUNDED",
    "COUNTED_AT_MOST",
    "EVERYTHING",
    "MOST_AT_ONCE",
    "MOST_BY_PAGE",
    "AfterUnknown",
    "DelegationListed",
    "DelegationOverlaps",
    "DelegationRefused",
    "DesignMappingRefused",
    "DesignMove",
    "HandOverRefused",
    "HandedOver",
    "LastChange",
    "ManyVerb",
    "Month",
    "MonthNotUnderstood",
    "Narrowing",
    "NothingPicked",
    "NothingToUndo",
    "Picked",
    "RegisterLine",
    "RegisterPage",
    "ReroutingListed",
    "ReroutingReport",
    "RowResult",
    "SearchPage",
    "SearchRefused",
    "Sought",
    "SuccessorRefused",
    "SuccessorUnknown",
    "TooManyPicked",
    "Undone",
    "UnitStillThere",
    "VerbNotForMany",
    "ViewListed",
    "ViewRefused",
    "WorkList",
    "act_on_many",
    "count_work",
    "drop_view",
    "end_delegation",
    "give_delegation",
    "hand_over_dossiers",
    "list_delegations",
    "list_reroutings",
    "list_views",
    "list_work",
    "move_design",
    "read_register",
    "reroute_dossiers",
    "save_view",
    "search_dossiers",
    "stranded_units",
    "undo_rerouting",
    "who_left_work",
    "whole_register",
    "wrong_counts",
]
