"""The open channels of many procedures at once, as a part of a statement; the same answer as `deciding.ways_on`."""

from motcua.catalogue.channels.values import ANYWHERE
from motcua.catalogue.levels import LEVEL_IN_FORCE

OPEN_CHANNELS = f"""
(CASE WHEN version.procedure_id IN (
  SELECT way.procedure_id FROM catalogue_lawfulchannel way
  WHERE way.unit_kind = '{ANYWHERE}' AND way.valid @> %(on)s::date
) THEN ARRAY(
  SELECT DISTINCT way.channel FROM catalogue_lawfulchannel way
  WHERE way.procedure_id = version.procedure_id AND way.unit_kind = '{ANYWHERE}' AND way.valid @> %(on)s::date
  ORDER BY 1
) WHEN {LEVEL_IN_FORCE} = 'none' THEN array_remove(version.channels, 'online') ELSE version.channels END)
"""  # noqa: S608 - the kind is a constant of ours
"""The array of channels of a row called `version`, on the local date `%(on)s`.

Each channel that a record has leads somewhere, online by the general rule; where the level says otherwise, online is
not known to be open.
"""
