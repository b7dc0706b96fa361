"""The questions that the public pages of figures answer, in the order in which they are offered."""

from collections.abc import Mapping

from motcua.stats.question import Question
from motcua.stats.questions.change import CHANGE
from motcua.stats.questions.gap import GAP
from motcua.stats.questions.on_time import ON_TIME
from motcua.stats.questions.procedures import PROCEDURES
from motcua.stats.questions.where import WHERE
from motcua.stats.questions.who_submits import WHO_SUBMITS

QUESTIONS: Mapping[str, Question] = {each.name: each for each in (WHO_SUBMITS, WHERE, PROCEDURES, ON_TIME, CHANGE, GAP)}
