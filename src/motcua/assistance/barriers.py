"""What may stand in the way first: the codes and names of the project's vocabulary of barriers."""

from motcua.core.barriers import vocabulary


def barrier_names() -> dict[str, tuple[str, str]]:
    """Code -> Vietnamese and English name."""
    return {code: (one.vi, one.en) for code, one in vocabulary().barriers.items()}
