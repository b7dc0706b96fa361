"""The words that stand in a picture of figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words in the picture. `notice` stands in it when the data are simulated; `comma`: numbers read 1.234,5."""

    notice: str
    axis: str
    description: str
    comma: bool = True
