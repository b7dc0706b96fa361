"""The identity providers of this installation as buttons."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class ProviderButton:
    """One provider: its words in the reader's language, and where it begins."""

    words: str
    href: str


def provider_buttons(after: str) -> tuple[ProviderButton, ...]:
    """All providers in the operator's order; none where none is set up."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    back = "?" + urlencode({"next": after}) if after else ""
    return tuple(
        ProviderButton(one.words[language], reverse("portal:sign_on", args=[one.key]) + back)
        for one in settings.SIGN_ON
    )
