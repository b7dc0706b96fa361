"""Who has a dossier's page open right now."""

from django.db import models


class Presence(models.Model):
    """One officer at one dossier, as of the page that was opened last; gone when the page is closed, or at `until`.

    Not a record of work: nothing reads it afterwards, a crash of the database empties it, and the clock is the
    database's own. `doing` is empty while somebody only reads, else the name of the act whose page is open. `view`
    names the opened page.
    """

    dossier_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    name = models.TextField()
    doing = models.TextField(default="")
    view = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier_id", "account_id"], name="dossiers_presence_once")]
        indexes = [models.Index(fields=["until"], name="dossiers_presence_end")]
