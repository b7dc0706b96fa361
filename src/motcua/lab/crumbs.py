"""Where the reader is: the list of studies, one study, a page of it."""

from django.urls import reverse
from django.utils.translation import gettext

from motcua.ui.values import Link


def to_home() -> list[Link]:
    """The list of studies."""
    return [Link(gettext("Phân tích"), reverse("lab:home"))]


def to_study(code: str) -> list[Link]:
    """The list, and the study."""
    return [*to_home(), Link(code, reverse("lab:study", args=[code]))]
