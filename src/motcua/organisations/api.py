"""What other rooms may use of organisations."""

from motcua.organisations.queries import acting_actor, get_employment, list_employments, list_people
from motcua.organisations.rules import EmployedAlready, InvitationUnknown, OrganisationRefused
from motcua.organisations.states import Part
from motcua.organisations.usecases.accept_invitation import accept_invitation
from motcua.organisations.usecases.begin_acting import begin_acting
from motcua.organisations.usecases.end_employment import end_employment
from motcua.organisations.usecases.invite_employee import invite_employee
from motcua.organisations.usecases.register_organisation import register_organisation
from motcua.organisations.values import EmploymentView, Invitation, OrganisationView

__all__ = [
    "EmployedAlready",
    "EmploymentView",
    "Invitation",
    "InvitationUnknown",
    "OrganisationRefused",
    "OrganisationView",
    "Part",
    "accept_invitation",
    "acting_actor",
    "begin_acting",
    "end_employment",
    "get_employment",
    "invite_employee",
    "list_employments",
    "list_people",
    "register_organisation",
]
