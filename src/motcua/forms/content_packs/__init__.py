"""Packs of words and recordings for the questions of forms, made by people who speak the language."""
