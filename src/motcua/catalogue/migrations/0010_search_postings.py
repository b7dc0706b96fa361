"""Words and what they are worth where they stand, in the place of vectors with positions."""

import django.db.models.deletion
from django.db import migrations, models

POSTINGS = """
CREATE TABLE catalogue_searchposting (
    word text NOT NULL,
    entry_id bigint NOT NULL REFERENCES catalogue_searchentry (id) DEFERRABLE INITIALLY DEFERRED,
    gain double precision NOT NULL,
    CONSTRAINT catalogue_searchposting_pkey PRIMARY KEY (word, entry_id) INCLUDE (gain)
);
CREATE INDEX catalogue_searchposting_entry ON catalogue_searchposting (entry_id);
"""

FILL = """
INSERT INTO catalogue_searchposting (word, entry_id, gain)
SELECT each.word, line.id, max(greatest(0, line.worth * least(1, sqrt(24.0 / cardinality(line.words))) - 0.08))
FROM (
    SELECT entry.id, worth.worth, CASE WHEN worth.place = 'code'
      THEN array_remove(parts || replace(parted[2], ' ', '') || string_to_array(ltrim(parts[2], '0'), ' '), '')
      ELSE parts END AS words
    FROM catalogue_searchentry entry
    CROSS JOIN LATERAL string_to_table(entry.lines, E'\\n') AS text
    CROSS JOIN LATERAL string_to_array(text, E'\\t') AS parted
    CROSS JOIN LATERAL string_to_array(parted[2], ' ') AS parts
    JOIN (VALUES ('code', 1.2), ('title', 1.0), ('name', 1.0), ('keyword', 1.0), ('life_event', 0.6), ('result', 0.55),
      ('field', 0.4), ('agency', 0.2)) AS worth (place, worth) ON worth.place = parted[1]
) line
CROSS JOIN LATERAL unnest(line.words) AS each (word)
WHERE each.word <> ''
GROUP BY each.word, line.id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0009_reading_stamp"),
    ]

    operations = [
        migrations.RunSQL(
            sql=POSTINGS,
            reverse_sql="DROP TABLE catalogue_searchposting;",
            state_operations=[
                migrations.CreateModel(
                    name="SearchPosting",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "word", "entry_id", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("word", models.TextField()),
                        ("gain", models.FloatField()),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="postings",
                                to="catalogue.searchentry",
                            ),
                        ),
                    ],
                ),
            ],
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="searchentry", name="catalogue_search_near"),
        migrations.RemoveIndex(model_name="searchentry", name="catalogue_search_words"),
        migrations.RemoveField(model_name="searchentry", name="near"),
        migrations.AddIndex(
            model_name="nationalversion",
            index=models.Index(fields=["procedure"], include=("valid",), name="catalogue_national_held"),
        ),
    ]
