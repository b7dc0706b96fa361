"""How an installation fails in a way that its operator can mend."""

from typing import Any

from motcua.core.errors import Refused


class InstallationBroken(Refused):
    """Something of this installation is not as it must be; `words` say what, `remedy` what to do about it."""

    code = "installation_broken"
    conflict = True

    def __init__(self, words: str, *, remedy: str, **values: Any) -> None:
        super().__init__(**values)
        self.words = words
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.words} ({self.remedy})"
