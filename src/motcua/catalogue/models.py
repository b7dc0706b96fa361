"""Procedures, their published versions and national records, and where they may lawfully be submitted."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Value


class Procedure(models.Model):
    """One administrative procedure by its national code (`1.001193`)."""

    code = models.TextField(unique=True)


class ProcedureVersion(models.Model):
    """One published text of a procedure; once published the database refuses to change it.

    definition   the whole YAML definition as JSON (see data/procedures/schema.json)
    digest       SHA-256 of the canonical JSON, so that loading the same text again changes nothing
    sort_key     the Vietnamese alphabetical order of the name (core.collation), cut as for national records
    valid        half-open period of local dates in which new dossiers are taken under this version; its open end is the
                 one thing that may still change, once, when a successor is published
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    digest = models.TextField()
    name = models.TextField()
    sort_key = models.TextField(default="")
    valid = DateRangeField()
    published_at = models.DateTimeField()
    source = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="catalogue_version_number"),
            models.CheckConstraint(
                condition=models.Q(valid__isempty=False, valid__lower_inf=False), name="catalogue_version_begins"
            ),
            # On any date at most one version is in force; `int8range` stands in for btree_gist, absent from the wheel.
            ExclusionConstraint(
                name="catalogue_version_no_overlap",
                expressions=[
                    (
                        Func(F("procedure_id"), F("procedure_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class PublishedDesign(models.Model):
    """One published version of a step design; once published the database refuses to change it.

    definition  the whole YAML design as JSON (see data/procedures/designs.schema.json)
    digest      SHA-256 of the canonical JSON, so that loading the same text again changes nothing
    """

    code = models.TextField()
    version = models.PositiveIntegerField()
    definition = models.JSONField()
    digest = models.TextField()
    valid_from = models.DateField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="catalogue_design_version")]


class LawfulChannel(models.Model):
    """One door to one procedure, at a kind of unit or (with `unit_code`) at one unit, during one period.

    system     id of the system that takes it (`data/procedures/channels/rules.yaml`); empty where none is named
    territory  whose dossiers a counter takes: own_area, province or nation; empty where that is not known
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="lawful_channels")
    unit_kind = models.TextField(default="")
    unit_code = models.TextField(default="")
    channel = models.TextField()
    where = models.TextField()
    valid = DateRangeField()
    source = models.TextField()
    system = models.TextField(default="")
    territory = models.TextField(default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(unit_kind="") & ~models.Q(unit_code=""))
                | (~models.Q(unit_kind="") & models.Q(unit_code="")),
                name="catalogue_channel_kind_or_unit",
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=["online", "counter", "post"]), name="catalogue_channel_known"
            ),
            models.CheckConstraint(
                condition=models.Q(territory__in=["", "own_area", "province", "nation"]),
                name="catalogue_channel_territory_known",
            ),
        ]


class NationalBatch(models.Model):
    """One import of the national catalogue: which file, and what became of it.

    whole     whether the file stands for the whole catalogue, so that a missing code has vanished
    counts    records, new, changed, unchanged, refused, vanished
    vanished  codes that an earlier import had and this one had not; they stay in force, and are only told
    """

    file_name = models.TextField()
    digest = models.TextField()
    imported_at = models.DateTimeField()
    imported_by = models.TextField()
    whole = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    vanished = models.JSONField(default=list)


class NationalVersion(models.Model):
    """A record of the national catalogue as it was given on a day; the database refuses to change it.

    record   the whole record as given; `digest` is of its canonical JSON without the times of its own bookkeeping
    changes  what differs from the version before, as [path, before, after] (texts cut short)
    level    full, part or none; with tiers, channels, codes and their names for browsing
    sort_key  the Vietnamese alphabetical order of the name (core.collation), cut to what an index bears
    valid    half-open period of local dates from the day of the import; its end is set once, by the successor
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="national_versions")
    number = models.PositiveIntegerField()
    record = models.JSONField()
    digest = models.TextField()
    changes = models.JSONField(default=list)
    name = models.TextField()
    sort_key = models.TextField()
    kind = models.TextField()
    level = models.TextField()
    agency_code = models.TextField()
    agency_name = models.TextField()
    tiers = ArrayField(models.TextField())
    field_codes = ArrayField(models.TextField())
    field_names = ArrayField(models.TextField())
    audience_codes = ArrayField(models.TextField())
    audience_names = ArrayField(models.TextField())
    life_events = ArrayField(models.TextField())
    channels = ArrayField(models.TextField())
    valid = DateRangeField()
    batch = models.ForeignKey(NationalBatch, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="catalogue_national_number"),
            models.CheckConstraint(
                condition=models.Q(valid__isempty=False, valid__lower_inf=False), name="catalogue_national_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=["full", "part", "none"]), name="catalogue_national_level_known"
            ),
            ExclusionConstraint(
                name="catalogue_national_no_overlap",
                expressions=[
                    (
                        Func(F("procedure_id"), F("procedure_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [
            models.Index(
                fields=["sort_key", "id"], condition=models.Q(valid__upper_inf=True), name="catalogue_national_now"
            ),
            models.Index(fields=["procedure"], include=["valid"], name="catalogue_national_held"),
        ]


class ProvincialOverride(models.Model):
    """What one province decided about one procedure, of one period; the database refuses to change it.

    province     code of the unit of the province (`nso:24`)
    content      the entry as JSON (see data/procedures/overrides.schema.json)
    replaced_by  the codes under which the province published procedures of its own in its place
    valid        half-open; only its end may be drawn nearer, by the successor or where its entry is gone from the file
    file_name    of the file from which it was published; empty where that is not known
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="overrides")
    province = models.TextField()
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.TextField()
    replaced_by = ArrayField(models.TextField(), default=list)
    valid = DateRangeField()
    source = models.TextField()
    published_at = models.DateTimeField()
    file_name = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "province", "number"], name="catalogue_override_number"),
            models.CheckConstraint(
                condition=models.Q(valid__isempty=False, valid__lower_inf=False), name="catalogue_override_begins"
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="catalogue_provincial_has_source"),
            # One province has one text a day; `hashtext` in a range stands in for btree_gist, absent from the wheel.
            ExclusionConstraint(
                name="catalogue_override_no_overlap",
                expressions=[
                    (
                        Func(F("procedure_id"), F("procedure_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            Func(F("province"), function="hashtext", output_field=models.BigIntegerField()),
                            Func(F("province"), function="hashtext", output_field=models.BigIntegerField()),
                            Value("[]"),
                            function="int8range",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class RecordFinding(models.Model):
    """One doubt about a national version, and what an editor made of it.

    status     open, accepted (it is so, and harmless), overridden (the province says otherwise, with a source) or
               dismissed (it is no fault)
    value      what the province says instead, where overridden
    """

    version = models.ForeignKey(NationalVersion, on_delete=models.PROTECT, related_name="findings")
    code = models.TextField()
    place = models.TextField()
    severity = models.TextField()
    as_given = models.TextField()
    reading = models.TextField()
    status = models.TextField(default="open")
    value = models.TextField(default="")
    reason = models.TextField(default="")
    source = models.TextField(default="")
    decided_by = models.TextField(default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["open", "accepted", "overridden", "dismissed"]),
                name="catalogue_finding_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(status="open") | (~models.Q(decided_by="") & models.Q(decided_at__isnull=False)),
                name="catalogue_finding_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="overridden") | ~models.Q(source=""), name="catalogue_override_has_source"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="dismissed") | ~models.Q(reason=""), name="catalogue_dismissal_has_reason"
            ),
        ]
        indexes = [models.Index(fields=["status", "code", "id"], name="catalogue_finding_board")]


class ReadingStamp(models.Model):
    """One row: by which rules the findings of the records in force were told (see `rules_digest`), and when."""

    digest = models.TextField()
    at = models.DateTimeField()


class SearchEntry(models.Model):
    """What a procedure is found by; derived from the layers and written anew whenever one changes.

    lines   the texts that a result may quote, one a line: place, folded, as written, parted by tabs
    words   the words of those texts and of papers, steps and conditions
    prior   how likely people mean it, all else equal
    """

    procedure = models.OneToOneField(Procedure, on_delete=models.CASCADE, related_name="search_entry")
    name = models.TextField()
    title = models.TextField()
    lines = models.TextField()
    words = SearchVectorField()
    prior = models.FloatField()
    executable = models.BooleanField()


class SearchPosting(models.Model):
    """That a word stands in the texts of a search entry, and what it is worth there (see `searching.documents`).

    The key of the table also holds `gain`, so that a search reads nothing else.
    """

    pk = models.CompositePrimaryKey("word", "entry_id")
    word = models.TextField()
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings")
    gain = models.FloatField()


class SearchStamp(models.Model):
    """One row: a number that grows whenever search entries were written, so that processes know their words are old."""

    number = models.BigIntegerField(default=0)


class CatalogueChange(models.Model):
    """One thing that changed in the catalogue; rows are written by the database at the end of each transaction.

    Rows become visible in the order of their ids (one transaction at a time numbers its changes), so that who has read
    up to an id has missed none.

    what        `national_record`, `definition`, `override`, `doubts` or `channels`
    valid_from  first local date on which it counts; empty for doubts and channels, which count at once
    """

    code = models.TextField()
    what = models.TextField()
    valid_from = models.DateField(null=True)
    at = models.DateTimeField()
