"""A simulated population register in a process of its own, until told to stop."""

import argparse

from motcua.cli import answers
from motcua.hosting.ports import check_port_is_free
from motcua.hosting.processes import StopAsked, stop_signals
from motcua.population.simulated import NOTICE, Fault, SimulatedRegister

EXAMPLE = """
motcua simulate population-registry --port 8090
motcua simulate population-registry --port 8090 --fault slow
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how to misbehave."""
    parser.add_argument("--address", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8090, help="port to listen on (default 8090)")
    parser.add_argument("--fault", choices=[one.value for one in Fault], default="none", help="misbehave in this way")


def run(args: argparse.Namespace) -> int:
    """Answer questions until Ctrl-C or SIGTERM."""
    check_port_is_free(args.address, args.port)
    try:
        with stop_signals(), SimulatedRegister(args.address, args.port, fault=Fault(args.fault)) as server:
            answers.say(NOTICE)
            answers.say(f"MOTCUA_POPULATION_REGISTRY_URL=http://{args.address}:{args.port}/")
            server.serve_forever()
    except StopAsked:
        answers.say("stopped")
    return 0
