"""Everything that a dossier keeps of its person, to take along as a file that other programs can read."""

from datetime import datetime
from typing import Any

from motcua.audit.api import list_reads
from motcua.documents.api import INTERNAL_FORMS, list_papers, list_uploads
from motcua.dossiers.api import DossierView
from motcua.personal.queries import list_requests_of
from motcua.voice.api import list_messages


def take_away(dossier: DossierView, *, now: datetime) -> dict[str, Any]:
    """Plain values for JSON; no officer's name. The messages are the latest hundred.

    dossier  as `get_own_dossier` opened it to its person
    """
    return {
        "format": "motcua-personal-data/1",
        "made_at": now.isoformat(),
        "simulated": dossier.simulated,
        "dossier": {
            "code": dossier.code,
            "procedure": {"code": dossier.procedure_code, "name": dossier.procedure_name},
            "unit": {"code": dossier.unit_code, "name": dossier.unit_name},
            "stage": dossier.stage.value,
            "legal_channel": dossier.legal_channel.value,
            "submitting_actor": dossier.submitting_actor.value,
            "helper_kind": dossier.helper_kind,
            **{
                name: moment.isoformat() if (moment := getattr(dossier, name)) else None
                for name in ("submitted_at", "received_at", "due_at", "finished_at", "returned_at")
            },
        },
        "applicant": dossier.applicant,
        "answers": dossier.answers,
        "origins": dossier.intake.get("origins", []),
        "files": [{"name": one.name, "bytes": one.size_bytes} for one in list_uploads(dossier_id=dossier.id)],
        "papers": [
            {"form": one.form, "issued_at": one.issued_at.isoformat()}
            for one in list_papers(dossier_id=dossier.id)
            if one.form not in INTERNAL_FORMS
        ],
        "messages": [
            {"side": one.side.value, "at": one.at.isoformat(), "text": one.text} for one in list_messages(dossier.id)
        ],
        "course": [{"kind": line.kind, "at": line.at.isoformat()} for line in dossier.story],
        "reads": [
            {"at": one.at.isoformat(), "role": one.role, "purpose": one.purpose, "times": one.times}
            for one in list_reads(subject="dossier", subject_id=dossier.id)
        ],
        "requests": [
            {
                "wish": one.wish.value,
                "asked_at": one.asked_at.isoformat(),
                "text": one.text,
                "state": one.state.value,
                "answer": one.answer,
            }
            for one in list_requests_of(dossier.id)
        ],
    }
