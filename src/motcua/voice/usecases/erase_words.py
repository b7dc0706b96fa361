"""What was written about a dossier goes; that something was written, and the vote, stay."""

from motcua.voice.models import MessageRow, RatingRow


def erase_words(dossier_id: int) -> None:
    """Empty the texts. Assumes that the caller has the right and works in a transaction of its own."""
    MessageRow.objects.filter(dossier_id=dossier_id).update(text="", files=[])
    RatingRow.objects.filter(dossier_id=dossier_id).exclude(text="").update(text="")
