"""Which paper the law wants after which act."""

FORM_OF_EVENT = {
    "SupplementRequested": "02",
    "DossierNotAccepted": "03",
    "DossierRefused": "03",
    "DossierExtended": "04",
    "DossierStopped": "05",
}
"""Which notice an event brings about."""

SLIP_AFTER = frozenset({"DossierApproved", "DossierRefused", "DossierStopped"})
"""Ends of the handling, after which the control slip is complete."""
