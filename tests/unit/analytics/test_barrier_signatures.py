"""What the vocabulary of barriers says this system counts, it counts."""

from motcua.analytics.definitions import DEFINITIONS
from motcua.core.barriers import vocabulary


def test_every_figure_that_a_barrier_names_is_one_of_this_system() -> None:
    named = {part.metric for barrier in vocabulary().barriers.values() for part in (*barrier.log, *barrier.success)} - {
        ""
    }
    assert named <= {*DEFINITIONS}
    for barrier in vocabulary().barriers.values():
        for signature in barrier.log:
            definition = DEFINITIONS.get(signature.metric)
            assert (definition is None) == (signature.data != "dossiers"), signature.code
            assert definition is None or definition.kind == "share", signature.code
