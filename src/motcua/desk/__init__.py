"""The pages of officers: intake, work list, dossier, decision."""
