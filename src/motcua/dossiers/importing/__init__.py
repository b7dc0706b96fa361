"""Reading other systems' files of dossiers: layout, values, refusals, and the lines that go into the ledger."""
