"""A study as a folder that anybody can run again: its files, its words, its answers."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from motcua.core.actor import Actor
from motcua.studies.queries import content_of, get_study_whole
from motcua.studies.values import ResultView, WholeStudy

FORMAT = 1


def folder_of(study: WholeStudy) -> Iterator[tuple[str, bytes]]:
    """Path inside the folder and bytes of each file; `motcua lab replay FOLDER` runs it again.

    Assumes that the caller has opened the study for whoever asks.
    """
    yield "study.json", json.dumps(_document(study), ensure_ascii=False, indent=2, default=str).encode() + b"\n"
    yield "commands.sh", _commands(study).encode()
    for file in study.files:
        yield f"files/{file.number}-{file.name}", content_of(study.study.id, file.number)


def export_study(code: str, *, actor: Actor) -> Iterator[tuple[str, bytes]]:
    """The same, for the operator's command. Raises NotFound."""
    return folder_of(get_study_whole(code, actor=actor))


def _document(study: WholeStudy) -> dict[str, Any]:
    own = study.study
    return {
        "format": FORMAT,
        "code": own.code,
        "title": own.title,
        "question": own.question,
        "synthetic": own.synthetic,
        "opened_at": own.opened_at.isoformat(),
        "files": [
            {
                "number": file.number,
                "path": f"files/{file.number}-{file.name}",
                "name": file.name,
                "kind": file.kind.value,
                "sha256": file.digest,
                "source": file.source,
                "made_by": file.made_by,
                "added_at": file.added_at.isoformat(),
            }
            for file in study.files
        ],
        "results": [_result(result) for result in study.results],
        "decisions": [
            {
                "number": one.number,
                "topic": one.topic.value,
                "decided": one.decided,
                "reason": one.reason,
                "results": list(one.results),
                "by": one.by,
                "at": one.at.isoformat(),
            }
            for one in study.decisions
        ],
        "interventions": [asdict(one) for one in study.interventions],
        "plans": [{"number": plan.number, "sha256": plan.digest, "document": plan.document} for plan in study.plans],
    }


def _result(result: ResultView) -> dict[str, Any]:
    return {
        "number": result.number,
        "line": result.line,
        "words": list(result.words),
        "purpose": result.purpose,
        "read": list(result.read),
        "answer": result.answer,
        "refusal": result.refusal,
        "version": result.version,
        "run_at": result.run_at.isoformat(),
    }


def _commands(study: WholeStudy) -> str:
    names = {file.number: f"files/{file.number}-{file.name}" for file in study.files}
    lines = ["#!/bin/sh", f"# {study.study.code}", "motcua lab replay ."]
    return "\n".join([*lines, *(f"# {command_of(result, names)}" for result in study.results), ""])


def command_of(result: ResultView, names: dict[int, str]) -> str:
    """The result's line as one types it, with the files by their names."""
    words = []
    for word in result.words:
        option, sign, value = word.partition("=@")
        path = names.get(int(value)) if sign and value.isdecimal() else None
        words.append(f"{option}={path}" if path else word)
    quoted = [f"'{word}'" if any(sign in word for sign in " <>|&;*") else word for word in words]
    return " ".join(["motcua lab", result.line, *quoted])
