"""Field types, form definitions and the checking of answers; knows no procedure."""
