"""How many people to ask so that a share is known well enough, or how many clusters so that a difference is seen."""

import argparse

from motcua.uptake.api import MEASURES, Answer, MethodRefused, clusters_needed, sample_size

EXAMPLE = """
motcua lab sample-size --share 0.5 --margin 0.05 --deff 1.5 --response 0.8 --domains 3
motcua lab sample-size --share 0.2 --against 0.3 --cluster-size 100 --between 0.25 --power 0.8
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is expected, how exactly it must be known, and what the field takes away."""
    parser.add_argument("--share", type=float, default=0.5, help="expected share (%(default)s is the worst case)")
    parser.add_argument("--margin", type=float, default=0.05, help="half the interval (%(default)s)")
    parser.add_argument("--deff", type=float, default=1.0, help="design effect (%(default)s)")
    parser.add_argument("--response", type=float, default=1.0, help="response rate (%(default)s)")
    parser.add_argument("--population", type=float, help="people in the domain, where finite")
    parser.add_argument("--domains", type=int, default=1, help="groups that are reported (%(default)s)")
    parser.add_argument("--against", type=float, help="the share that shall be told from --share: clusters per arm")
    parser.add_argument("--cluster-size", type=float, help="people per cluster (for a rate, person-time)")
    parser.add_argument("--between", type=float, help="coefficient of variation between clusters")
    parser.add_argument("--icc", type=float, help="intracluster correlation, in place of --between")
    parser.add_argument("--measure", choices=MEASURES, default="share", help="what differs (%(default)s)")
    parser.add_argument("--sd", type=float, help="with mean: SD inside clusters")
    parser.add_argument("--matched", action="store_true", help="clusters are paired before the lot")
    parser.add_argument("--power", type=float, default=0.8, help="chance to see it (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.05, help="level of the interval (%(default)s)")


def infer(args: argparse.Namespace) -> Answer:
    """Compute. Raises MethodRefused."""
    if args.against is not None:
        if args.cluster_size is None:
            raise MethodRefused("So hai nhóm theo cụm cần cỡ cụm.", remedy="Ghi --cluster-size.")
        return clusters_needed(
            control=args.share,
            treated=args.against,
            each=args.cluster_size,
            between=args.between,
            icc=args.icc,
            measure=args.measure,
            sd=args.sd,
            matched=args.matched,
            power=args.power,
            alpha=args.alpha,
        )
    return sample_size(
        share=args.share,
        margin=args.margin,
        deff=args.deff,
        response=args.response,
        population=args.population,
        domains=args.domains,
        alpha=args.alpha,
    )
