"""Which commands there are; each line names a verb whose module has the same name."""

from dataclasses import dataclass
from enum import Enum


class Needs(Enum):
    """What must stand before a verb's module is imported and run."""

    NOTHING = "nothing"
    SETTINGS = "settings"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Verb:
    """One command. `name` may have two words; `json` is false where the verb answers nothing (it runs until stopped);
    with `raw` the frame reads no arguments: the verb gets all further words as `args.words`. A `line` is a method of
    the lab, which lives in `uptake.lines` and is only printed here.
    """

    name: str
    help: str
    needs: Needs
    json: bool = True
    raw: bool = False
    line: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the operator types."""
        return tuple(self.name.split())

    @property
    def module(self) -> str:
        """Where the verb lives."""
        if self.line:
            return "motcua.uptake.lines." + self.words[-1].replace("-", "_")
        return "motcua.cli." + "_".join(self.words).replace("-", "_")


VERBS: tuple[Verb, ...] = (
    Verb("check", "say what is wrong with this installation, and how to mend it", Needs.NOTHING),
    Verb("account create", "make an account for a member of staff, with a first role", Needs.DATABASE),
    Verb("account reset-second-factor", "take away a second factor whose phone and codes are lost", Needs.DATABASE),
    Verb("audit verify", "say whether the book of what happened was changed behind our back", Needs.DATABASE),
    Verb("personal erase", "erase what is kept of people beyond its time, or say what would go", Needs.DATABASE),
    Verb("token create", "give a machine a key to the interface", Needs.DATABASE),
    Verb("token list", "show which keys of machines there are", Needs.DATABASE),
    Verb("token revoke", "take a machine's key back", Needs.DATABASE),
    Verb("demo", "start the demonstration: database, pages and background jobs", Needs.NOTHING, json=False),
    Verb("demonstration load", "load units, procedures and the simulated province of 2021", Needs.DATABASE),
    Verb(
        "simulate population-registry",
        "answer as a population register of made-up people, until told to stop",
        Needs.NOTHING,
        json=False,
    ),
    Verb("migrate", "bring the database and the static files to this version", Needs.DATABASE),
    Verb("serve", "serve pages and API until told to stop", Needs.NOTHING, json=False),
    Verb("worker", "run background jobs until told to stop", Needs.DATABASE, json=False),
    Verb("content-packs", "say what packs of words and recordings cover, and what waits for a voice", Needs.DATABASE),
    Verb("drafts reseal", "seal drafts anew under the first key, so that older keys may go", Needs.DATABASE),
    Verb("deadline", "say when a dossier is due, and why", Needs.NOTHING),
    Verb("orgs load", "load provinces, former districts, communes and agencies with their periods", Needs.DATABASE),
    Verb("catalogue import", "publish the procedure definitions of a file or folder", Needs.DATABASE),
    Verb("catalogue validate", "check procedure definitions without storing anything", Needs.SETTINGS),
    Verb("catalogue list", "list the procedures in force, or those that fit a search", Needs.DATABASE),
    Verb("catalogue findings", "count what is doubtful in the nation's records, by kind", Needs.DATABASE),
    Verb("catalogue levels", "count procedures by level of online service on a day", Needs.DATABASE),
    Verb("catalogue show", "show one procedure as it is in force on a day", Needs.DATABASE),
    Verb("dossiers import", "take another system's dossiers into the ledger, all or nothing", Needs.DATABASE),
    Verb("dossiers incident", "stop the clocks that hang on a system that failed, or let them go on", Needs.DATABASE),
    Verb("dossiers emergency", "close doors in an emergency, put procedures first, or end that", Needs.DATABASE),
    Verb("dossiers recalculate", "count open dossiers anew by a day that was decreed late", Needs.DATABASE),
    Verb("dossiers reroute", "give open dossiers of merged units to their successors, or undo that", Needs.DATABASE),
    Verb("dossiers move-design", "let open dossiers go on by a newer step design, tried first", Needs.DATABASE),
    Verb("dossiers export", "hand the ledger on as an event log, without names", Needs.DATABASE),
    Verb("dossiers guess-mapping", "look at a file before importing it and suggest its mapping", Needs.SETTINGS),
    Verb("documents verify", "read kept files again and tell those that are no longer what came in", Needs.DATABASE),
    Verb("figures", "compute a defined figure, with its definition", Needs.DATABASE),
    Verb("figures-audit", "try to solve every hidden cell of the public figures, over all tables", Needs.DATABASE),
    Verb("figures-generate", "write an extract of any size that never was, to measure with", Needs.DATABASE),
    Verb("figures-release", "publish the ledger as it stands now, before it is time for that", Needs.DATABASE),
    Verb("reconcile", "say what does not add up in a table of reported figures", Needs.SETTINGS),
    Verb("gap", "divide the gap between two online shares into mix, eligibility and use, exactly", Needs.DATABASE),
    Verb("published", "list printed figures with source and doubt, and ours beside them", Needs.DATABASE),
    Verb("reconcile ledger", "say what in the ledger of one source contradicts itself", Needs.DATABASE),
    Verb("dossiers log", "say what the log of one source shows: activities, ways, channels", Needs.DATABASE),
    Verb("errata list", "list published figures of ours that later changed, with the reason", Needs.DATABASE),
    Verb("errata note", "say something about a changed figure, under one's own name", Needs.DATABASE),
    Verb("lab barriers", "say which barrier binds where, each window of evidence apart", Needs.NOTHING, line=True),
    Verb("lab calibrate", "tighten who pressed submit by the answers of those asked", Needs.NOTHING, line=True),
    Verb("lab cost", "tell what one more self-service dossier cost, as a range", Needs.NOTHING, line=True),
    Verb("lab did", "compare a change with the change of those who were left alone", Needs.NOTHING, line=True),
    Verb("lab event-study", "follow effects over time where units start at different times", Needs.NOTHING, line=True),
    Verb("lab funnel", "count cases along declared steps, with intervals", Needs.NOTHING, line=True),
    Verb("lab gap", "measure gaps between groups and along an order of wealth or distance", Needs.NOTHING, line=True),
    Verb("lab holm", "correct the p of several secondary outcomes", Needs.NOTHING, line=True),
    Verb("lab its", "say how a series changed at a start, beyond trend and season", Needs.NOTHING, line=True),
    Verb(
        "lab ri",
        "say whether an effect stands out among all allocations that could have been",
        Needs.NOTHING,
        line=True,
    ),
    Verb(
        "lab allocate", "draw by lot who begins, out of the balanced allocations, and seal it", Needs.NOTHING, line=True
    ),
    Verb("lab gain", "tell how many dossiers could come online, and by which barrier", Needs.NOTHING, line=True),
    Verb("lab waves", "compare orders of a roll-out: what easy first brings, and who waits", Needs.NOTHING, line=True),
    Verb("lab smaa", "rank procedures over all weightings that fit what the experts said", Needs.NOTHING, line=True),
    Verb("lab placebo", "rank an agreed set among all like sets, where nobody drew lots", Needs.NOTHING, line=True),
    Verb("lab power", "simulate what a pilot could see, from the own past, before it begins", Needs.NOTHING, line=True),
    Verb("lab sample-size", "say how many to ask so that a share is known well enough", Needs.NOTHING, line=True),
    Verb(
        "lab weights", "weigh survey rows by who was drawn, who answered, and what is known", Needs.NOTHING, line=True
    ),
    Verb("lab submissions", "take in what ODK or Kobo exported, one row per interview", Needs.NOTHING, line=True),
    Verb("lab xlsform", "make a questionnaire for ODK and Kobo out of plain files", Needs.NOTHING, line=True),
    Verb("lab survey-estimate", "estimate from a sample survey with the error of its design", Needs.NOTHING, line=True),
    Verb("lab survival", "say how long until an event, with those who still wait counted", Needs.NOTHING, line=True),
    Verb(
        "lab example", "write the tables of a made-up province with a planted truth, to try methods on", Needs.NOTHING
    ),
    Verb("lab replay", "run a study again out of its folder, and say whether every answer is the same", Needs.NOTHING),
    Verb("lab export", "hand a table on to Stata, SPSS or as Parquet, labelled in both languages", Needs.NOTHING),
    Verb("lab export-study", "take a study away as a folder that anybody can run again", Needs.DATABASE),
    Verb("bench", "measure speed, each figure beside its physical limit", Needs.NOTHING),
    Verb("django", "hand on to Django's own management commands", Needs.DATABASE, json=False, raw=True),
)
