"""The way step by step, as far as the national text tells its steps apart."""

from collections.abc import Sequence

from django.utils.translation import gettext

from motcua.catalogue.api import NationalStep
from motcua.portal.presenters.leaflet.prose import prose, unmarked
from motcua.portal.presenters.leaflet.views import StepView


def present_steps(steps: Sequence[NationalStep]) -> tuple[StepView, ...]:
    """Each step with its name; its own number only where the text counts otherwise than the list does."""
    return tuple(_step(step, place) for place, step in enumerate(steps, start=1))


def _step(step: NationalStep, place: int) -> StepView:
    number = gettext("Bước %(n)s") % {"n": step.number} if step.number not in ("", str(place)) else ""
    return StepView(title=": ".join(filter(None, (number, unmarked(step.title).rstrip(":;. ")))), text=prose(step.text))
