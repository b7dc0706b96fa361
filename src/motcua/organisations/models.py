"""Organisations, and who works for them from when to when."""

from django.db import models
from django.db.models import Q

from motcua.organisations.states import Part


class Organisation(models.Model):
    """One enterprise or organisation, known by its tax code.

    Its account holds drafts and dossiers; nobody signs in to it.
    """

    account = models.OneToOneField("identity.Account", on_delete=models.PROTECT, related_name="+")
    tax_code = models.TextField(unique=True)
    name = models.TextField()
    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    registered_at = models.DateTimeField()


class Employment(models.Model):
    """One person's part in one organisation: invited by a code, of which only the digest is kept, until it is ended.

    `valid_until` is the last day, inclusive.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="people")
    account = models.ForeignKey("identity.Account", on_delete=models.CASCADE, null=True, related_name="+")
    name = models.TextField()
    part = models.TextField()
    valid_until = models.DateField(null=True)
    digest = models.TextField(unique=True)
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=[part.value for part in Part]), name="organisations_part_known"
            ),
            models.UniqueConstraint(
                fields=["organisation", "account"],
                condition=Q(ended_at__isnull=True, account__isnull=False),
                name="organisations_employed_once",
            ),
        ]
