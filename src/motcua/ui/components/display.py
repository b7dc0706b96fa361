"""What a page says: facts, status, lawful time, banners, receipts, tables, pictures."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from motcua.ui.components.library import register
from motcua.ui.values import Cell, ClockView, Column, Download, Step, StoryEntry, SummaryRow
from motcua.ui.words import clock_words

SHAPES = {"neutral": "■", "new": "○", "progress": "◐", "waiting": "▲", "good": "✓", "late": "◆"}


@register.inclusion_tag("ui/components/summary_list.html")
def summary_list(rows: Iterable[SummaryRow]) -> dict[str, Any]:
    """Names and values, with links to change them."""
    return {"rows": rows}


@register.simple_tag
def status_tag(word: str, kind: str = "neutral") -> SafeString:
    """Word + shape + colour: `neutral`, `new`, `progress`, `waiting`, `good`, `late`."""
    return format_html(
        '<span class="status status--{}"><span aria-hidden="true">{}</span>{}</span>', kind, SHAPES[kind], word
    )


@register.inclusion_tag("ui/components/clock.html")
def clock(view: ClockView) -> dict[str, Any]:
    """Lawful time in words: "còn 3 ngày làm việc, hạn 17:00 thứ Tư 25/11/2026"."""
    main, due = clock_words(view)
    return {"main": main, "due": due, "late": view.state == "late", "soon": view.soon and view.state == "running"}


@register.inclusion_tag("ui/components/data_table.html")
def data_table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> dict[str, Any]:
    """A table that scrolls sideways on a phone and can be reached by keyboard."""
    return {"caption": caption, "columns": columns, "rows": rows}


@register.simple_block_tag
def scroll(content: str, label: str) -> SafeString:
    """The same scrolling region around a table of your own."""
    return render_to_string("ui/components/scroll.html", {"content": content, "label": label})


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Something worth setting apart."""
    return render_to_string("ui/components/inset.html", {"content": content})


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """Something that costs the person dearly when overlooked."""
    return render_to_string("ui/components/warning.html", {"content": content})


@register.simple_block_tag
def notice(content: str, title: str, kind: str = "") -> SafeString:
    """A banner at the head of a page; `kind="good"` says that something succeeded."""
    return render_to_string("ui/components/notice.html", {"content": content, "title": title, "kind": kind})


@register.simple_tag
def data_cells(cells: Iterable[Cell]) -> SafeString:
    """The cells of one row. Written here and not in a template: a list has hundreds of them."""
    return mark_safe("".join(map(_data_cell, cells)))  # noqa: S308  (every cell is escaped below)


def _data_cell(cell: Cell) -> str:
    inner: str = conditional_escape(cell.text if isinstance(cell.text, str) else localize(cell.text))
    if cell.status:
        inner = status_tag(inner, cell.status)
    elif cell.href:
        inner = f'<a href="{conditional_escape(cell.href)}">{inner}</a>'
    if cell.note:
        inner += f'<br><span class="note">{conditional_escape(cell.note)}</span>'
    lang = f' lang="{conditional_escape(cell.lang)}"' if cell.lang else ""
    if cell.header:
        return f'<th class="govuk-table__header" scope="row"{lang}>{inner}</th>'
    numeric = " govuk-table__cell--numeric" if cell.numeric else ""
    return f'<td class="govuk-table__cell{numeric}"{lang}>{inner}</td>'


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    """Text that opens when asked for, without script."""
    return render_to_string("ui/components/details.html", {"content": content, "summary": summary})


@register.simple_block_tag
def panel(content: str, title: str, codes: Iterable[tuple[str, str]] = ()) -> SafeString:
    """The receipt: the page's h1 and the codes to keep, (name, code) each."""
    return render_to_string("ui/components/panel.html", {"content": content, "title": title, "codes": codes})


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Nothing here yet: why, and what to do."""
    return render_to_string("ui/components/empty_state.html", {"content": content, "title": title})


@register.simple_block_tag
def decision_bar(content: str, label: str) -> SafeString:
    """The officer's actions on the thing above; stays in sight."""
    return render_to_string("ui/components/decision_bar.html", {"content": content, "label": label})


@register.simple_block_tag
def chart_frame(
    content: str, title: str, alternative: str, note: str = "", files: Iterable[Download] = ()
) -> SafeString:
    """A picture that answers in its title; its table goes inside the block, after the picture.

    `alternative` says in words what the picture shows, for those who do not see it.
    """
    context = {"content": content, "title": title, "alternative": alternative, "note": note, "files": files}
    return render_to_string("ui/components/chart_frame.html", context)


@register.inclusion_tag("ui/components/stepper.html")
def stepper(steps: Iterable[Step]) -> dict[str, Any]:
    """A way of numbered steps: done, now, next."""
    return {"steps": steps}


@register.inclusion_tag("ui/components/story.html")
def story(entries: Iterable[StoryEntry]) -> dict[str, Any]:
    """What happened, newest first."""
    return {"entries": entries}
