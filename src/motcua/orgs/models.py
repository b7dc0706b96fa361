"""Units as rows with a period of validity, their other spellings and codes, and what became of them."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from motcua.core.collation import sort_key
from motcua.orgs.spelling import bare_name, folded_name


class Tier(models.TextChoices):
    """The tier of government a unit belongs to."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


def key_of(column: str) -> models.GeneratedField:
    """A number that stands for the code: the embedded PostgreSQL can only exclude overlaps of ranges, not of texts."""
    return models.GeneratedField(
        expression=Func(F(column), Value(0), function="hashtextextended"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )


def one_meaning_a_day(name: str, condition: Q | None = None) -> ExclusionConstraint:
    """No code means two units on one day."""
    only_this_code = Func(F("code_key"), F("code_key"), Value("[]"), function="int8range")
    return ExclusionConstraint(
        name=name,
        expressions=[(only_this_code, RangeOperators.OVERLAPS), ("valid", RangeOperators.OVERLAPS)],
        condition=condition,
    )


class Unit(models.Model):
    """One unit during one period; the same code may mean another unit at another date.

    code         `nso:46` (statistics office, territorial units) or an agency code (`H57.24.39`)
    name_folded  for search, with the type written out; `name_bare` without it; `name_order` is the alphabetical key
    path         codes of the units above it and itself, joined with `/`: the scope of access
    valid        half-open period of local dates; open on the right while the unit exists, open on the left where its
                 start is not known (then `start_known` is false)
    calendar     code of its working calendar (`vn`, `vn-police`, own)
    """

    code = models.TextField()
    code_key = key_of("code")
    name = models.TextField()
    name_folded = models.TextField()
    name_bare = models.TextField(default="")
    name_order = models.TextField(default="")
    tier = models.TextField(choices=Tier.choices)
    kind = models.TextField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.TextField()
    valid = DateRangeField()
    start_known = models.BooleanField(default=True)
    calendar = models.TextField(default="vn")
    practice = models.BooleanField(default=False)
    simulated = models.BooleanField(default=False)
    source = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["code"], name="orgs_unit_code"),
            models.Index(fields=["name_folded"], name="orgs_unit_name", opclasses=["text_pattern_ops"]),
            models.Index(fields=["name_bare"], name="orgs_unit_bare", opclasses=["text_pattern_ops"]),
            models.Index(fields=["path"], name="orgs_unit_path", opclasses=["text_pattern_ops"]),
            models.Index(fields=["parent"], name="orgs_unit_parent"),
        ]
        constraints = [one_meaning_a_day("orgs_unit_code_means_one")]

    def save(self, **options: Any) -> None:
        """Keep the search columns in step with the name."""
        self.name_folded, self.name_bare = folded_name(self.name), bare_name(self.name)
        self.name_order = sort_key(self.name)
        super().save(**options)


class AliasKind(models.TextChoices):
    """In what way a unit is also known."""

    SPELLING = "spelling"
    CODE = "code"


class UnitAlias(models.Model):
    """Another spelling, or another code, of a unit; `valid` repeats the unit's period for the database to check."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    kind = models.TextField(choices=AliasKind.choices)
    text = models.TextField()
    code_key = key_of("text")
    name_folded = models.TextField()
    name_bare = models.TextField()
    valid = DateRangeField()
    source = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["text"], name="orgs_alias_text"),
            models.Index(fields=["name_folded"], name="orgs_alias_name", opclasses=["text_pattern_ops"]),
            models.Index(fields=["name_bare"], name="orgs_alias_bare", opclasses=["text_pattern_ops"]),
        ]
        constraints = [
            one_meaning_a_day("orgs_alias_code_means_one", Q(kind=AliasKind.CODE)),
            models.UniqueConstraint(fields=["unit", "kind", "text"], name="orgs_alias_once"),
        ]


class SuccessionKind(models.TextChoices):
    """How one unit became another."""

    WHOLE = "whole"
    SPLIT = "split"
    MERGED = "merged"
    RENAMED = "renamed"


class UnitSuccession(models.Model):
    """One line of the official table: this old unit went, wholly or in part, into that new one on that date.

    `note` keeps the words of the table ("một phần diện tích, toàn bộ dân số").
    """

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=SuccessionKind.choices)
    partial = models.BooleanField()
    on = models.DateField()
    note = models.TextField(default="")
    source = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor"], name="orgs_succession_once")]
