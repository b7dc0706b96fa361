"""The ledger as columns: dossiers, their events, the catalogue and the units, pseudonymised, in immutable files."""
