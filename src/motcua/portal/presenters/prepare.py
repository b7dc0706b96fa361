"""What a person should know before applying anywhere: the questions that will be asked."""

from urllib.parse import urlencode

from django.utils.translation import get_language, gettext, ngettext

from motcua.catalogue.api import ProcedureDefinition
from motcua.forms.api import applicant_form
from motcua.portal.presenters.leaflet.content import Content
from motcua.portal.presenters.leaflet.views import PaperGroupView
from motcua.ui.values import Link

Asked = tuple[str, tuple[tuple[str, str], ...]]


def present_questions(definition: ProcedureDefinition) -> tuple[Asked, ...]:
    """Groups with their questions and hints; groups that only declare something are left out."""
    language = get_language() or "vi"
    sections = (*applicant_form().sections, *definition.form.sections)
    return tuple(
        (
            section.title.in_language(language),
            tuple(
                (question.label.in_language(language), question.help.in_language(language) if question.help else "")
                for question in section.questions
            ),
        )
        for section in sections
        if not all(question.must_be_true for question in section.questions)
    )


def present_lists(content: Content, asked: str) -> tuple[tuple[Link, ...], tuple[PaperGroupView, ...]]:
    """Ways to print one list of papers alone, and the lists to show.

    asked  number of the list, from 1, as it stands in the address; anything else means all of them
    """
    groups = content.groups
    if not content.groups_to_choose:
        return (), groups
    place = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    chosen = tuple(groups[place - 1 : place]) if 0 < place <= len(groups) else groups
    names = [group.name.lead or gettext("Danh sách không có tên") for group in groups]
    links = [
        Link(name, f"?{urlencode({'danh-sach': number})}", current=chosen == (group,), hint=group_size(group))
        for number, (name, group) in enumerate(zip(names, groups, strict=True), start=1)
    ]
    return (*links, Link(gettext("Tất cả danh sách"), "?", current=len(chosen) == len(groups))), chosen


def group_size(group: PaperGroupView) -> str:
    """`5 giấy tờ`."""
    return ngettext("%(n)s giấy tờ", "%(n)s giấy tờ", group.count) % {"n": group.count}
