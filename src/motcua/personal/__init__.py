"""What a person may ask about the data that a dossier keeps of her: to see, to take along, to mend, to have erased."""
