"""Messages and ratings, which nobody changes; and how far each side has read."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.voice.states import Answer, Side


class MessageRow(models.Model):
    """One message about a dossier. `key` makes a second press on "send" the same message.

    The officer who wrote is kept for the book of the unit and shown to nobody outside it.
    """

    dossier_id = models.BigIntegerField()
    side = models.TextField()
    unit_id = models.BigIntegerField(null=True)
    account_id = models.BigIntegerField(null=True)
    text = models.TextField()
    files = ArrayField(models.TextField(), default=list)
    key = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "voice_message"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(side__in=[side.value for side in Side]), name="voice_message_side_known"
            ),
            models.UniqueConstraint(fields=["dossier_id", "key"], name="voice_message_once"),
        ]
        indexes = [models.Index(fields=["dossier_id", "id"], name="voice_message_in_order")]


class ThreadRow(models.Model):
    """One row a dossier with messages, kept with each of them: nobody counts the history."""

    dossier_id = models.BigIntegerField(unique=True)
    count = models.IntegerField()
    unread_by_unit = models.BooleanField(default=False)
    unread_by_applicant = models.BooleanField(default=False)

    class Meta:
        db_table = "voice_thread"
        indexes = [
            models.Index(fields=["dossier_id"], condition=models.Q(unread_by_unit=True), name="voice_waiting_for_unit")
        ]


class RatingRow(models.Model):
    """How content somebody was with one dossier after its end: one vote, without a name.

    What figures need of the dossier stands here as it was then; no officer and no account does. `told_at` is when she
    said more about it, which may be once.
    """

    dossier_id = models.BigIntegerField(unique=True)
    unit_id = models.BigIntegerField(null=True)
    procedure_code = models.TextField()
    legal_channel = models.TextField()
    answer = models.TextField()
    at = models.DateTimeField()
    aspects = ArrayField(models.TextField(), default=list)
    text = models.TextField(default="")
    told_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "voice_rating"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer__in=[answer.value for answer in Answer]), name="voice_rating_answer_known"
            ),
        ]
        indexes = [models.Index(fields=["unit_id", "at"], name="voice_rating_of_unit")]
