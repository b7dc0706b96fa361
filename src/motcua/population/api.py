"""The door of the population register."""

from motcua.population.queries import list_queries, list_queries_of_account
from motcua.population.register import SoapRegister, read_place
from motcua.population.rules import LEVEL_NEEDED, NotSurelyKnown, same_name
from motcua.population.states import Outcome
from motcua.population.usecases.ask_register import ask_register
from motcua.population.usecases.bind_queries import bind_queries
from motcua.population.values import PersonFacts, Place, PopulationRegistry, QueryTold, Question
from motcua.population.wording import REFUSAL_WORDS

__all__ = [
    "LEVEL_NEEDED",
    "REFUSAL_WORDS",
    "NotSurelyKnown",
    "Outcome",
    "PersonFacts",
    "Place",
    "PopulationRegistry",
    "QueryTold",
    "Question",
    "SoapRegister",
    "ask_register",
    "bind_queries",
    "list_queries",
    "list_queries_of_account",
    "read_place",
    "same_name",
]
