"""Who wants the morning's overview by e-mail, and which ones were sent."""

from django.db import models
from django.db.models import Q

from motcua.dossiers.states import DigestState


class DigestOrder(models.Model):
    """The address of one account; nothing is sent before its owner typed the code that was sent to it.

    nonce        what the code is made from; a new one with every address, so that an old code opens nothing
    asks         how many codes were sent on the local day `asked_on`; `wrong` how often one was typed wrong
    """

    account_id = models.BigIntegerField(unique=True)
    email = models.TextField()
    nonce = models.TextField()
    asked_at = models.DateTimeField()
    asked_on = models.DateField()
    asks = models.IntegerField(default=0)
    wrong = models.IntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)


class DigestMail(models.Model):
    """One morning's e-mail of one account: written before it is sent, so that none is sent twice."""

    account_id = models.BigIntegerField()
    day = models.DateField()
    state = models.TextField()
    attempts = models.IntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account_id", "day"], name="dossiers_digest_mail_once"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in DigestState]), name="dossiers_digest_state_known"
            ),
        ]
        indexes = [models.Index(fields=["day"], name="dossiers_digest_mail_of_day")]
