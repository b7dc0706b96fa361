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


class ReleaseHeldBack(FigureRefused):
    """Beside what was published before, this extract would give small counts of a year away."""

    code = "release_held_back"

    def __init__(self, year: int) -> None:
        super().__init__(
            f"Chưa công bố được bản trích này: cùng với những lần công bố trước, số liệu năm {year} sẽ làm lộ ô nhỏ.",
            remedy="Số liệu công khai giữ nguyên như lần trước; hãy công bố lại khi sổ có thêm hồ sơ.",
        )
