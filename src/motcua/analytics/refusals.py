"""Why a figure cannot be given, in words."""

from motcua.core.errors import Refused


class FigureRefused(Refused):
    """The question cannot be answered as asked; `words` says why and `remedy` what to do."""

    code = "figure_refused"

    def __init__(self, words: str, *, remedy: str = "") -> None:
        super().__init__()
        self.words = words
        self.remedy = remedy


class AnalyticsNotInstalled(FigureRefused):
    """This installation came without the libraries for figures."""

    code = "analytics_not_installed"

    def __init__(self, library: str) -> None:
        extra = "spark" if library in ("pyspark", "py4j") else "analytics"
        super().__init__(
            f"Chưa cài phần thống kê (thiếu {library}).", remedy=f"Cài thêm bằng: pip install 'motcua[{extra}]'"
        )
