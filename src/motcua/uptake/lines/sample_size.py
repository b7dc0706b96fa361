"""How many people to ask so that a share is known well enough in each group that is reported."""

import argparse

from motcua.uptake.api import Answer, sample_size

EXAMPLE = """
motcua lab sample-size --share 0.5 --margin 0.05 --deff 1.5 --response 0.8 --domains 3
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is expected, how exactly it must be known, and what the field takes away."""
    parser.add_argument("--share", type=float, default=0.5, help="expected share (%(default)s is the worst case)")
    parser.add_argument("--margin", type=float, default=0.05, help="half the interval (%(default)s)")
    parser.add_argument("--deff", type=float, default=1.0, help="design effect (%(default)s)")
    parser.add_argument("--response", type=float, default=1.0, help="response rate (%(default)s)")
    parser.add_argument("--population", type=float, help="people in the domain, where finite")
    parser.add_argument("--domains", type=int, default=1, help="groups that are reported (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the interval (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Compute."""
    return sample_size(
        share=args.share,
        margin=args.margin,
        deff=args.deff,
        response=args.response,
        population=args.population,
        domains=args.domains,
        alpha=args.alpha,
    )
