"""Words may be emptied, for whoever asks to have her data erased; nothing else of them is ever changed."""

from django.db import migrations

MESSAGES = """
CREATE OR REPLACE FUNCTION voice_message_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {erased}
    RAISE EXCEPTION 'what was said about a dossier is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
MESSAGE_ERASED = """
    IF TG_OP = 'UPDATE' AND NEW.text = '' AND NEW.files = '{}'
        AND to_jsonb(NEW) - 'text' - 'files' = to_jsonb(OLD) - 'text' - 'files' THEN
        RETURN NEW;
    END IF;
"""
RATINGS = """
CREATE OR REPLACE FUNCTION voice_rating_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.told_at IS NULL
        AND (OLD.dossier_id, OLD.answer, OLD.at) = (NEW.dossier_id, NEW.answer, NEW.at) THEN
        RETURN NEW;
    END IF;
    {erased}
    RAISE EXCEPTION 'a vote about a dossier is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
RATING_ERASED = """
    IF TG_OP = 'UPDATE' AND NEW.text = '' AND to_jsonb(NEW) - 'text' = to_jsonb(OLD) - 'text' THEN
        RETURN NEW;
    END IF;
"""


class Migration(migrations.Migration):
    dependencies = [("voice", "0002_ratings")]
    operations = [
        migrations.RunSQL(MESSAGES.replace("{erased}", MESSAGE_ERASED), MESSAGES.replace("{erased}", "")),
        migrations.RunSQL(RATINGS.replace("{erased}", RATING_ERASED), RATINGS.replace("{erased}", "")),
    ]
