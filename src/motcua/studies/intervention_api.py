"""The second door of studies: the register of interventions."""

from motcua.studies.dose import (
    DeliveryGiven,
    DeliveryView,
    InterventionGiven,
    InterventionView,
    PlaceDose,
    costs,
    doses,
    fidelity,
)
from motcua.studies.dose_tables import cost_table, dose_table
from motcua.studies.intervention_queries import RegisteredIntervention, list_interventions
from motcua.studies.states import RemedyKind
from motcua.studies.usecases.plan_intervention import plan_intervention
from motcua.studies.usecases.register_delivery import register_delivery

__all__ = [
    "DeliveryGiven",
    "DeliveryView",
    "InterventionGiven",
    "InterventionView",
    "PlaceDose",
    "RegisteredIntervention",
    "RemedyKind",
    "cost_table",
    "costs",
    "dose_table",
    "doses",
    "fidelity",
    "list_interventions",
    "plan_intervention",
    "register_delivery",
]
