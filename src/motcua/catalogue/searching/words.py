"""Why a procedure was found, in words."""

from django.utils.translation import gettext as _

from motcua.catalogue.searching.finding import Hit


def why_words(hit: Hit) -> str:
    """Which text answers and where it stands; with everyday words, what they were taken to mean."""
    match hit.place:
        case "code":
            found = _("đúng mã thủ tục “%(text)s”")
        case "title" | "name":
            found = _("khớp tên thủ tục “%(text)s”")
        case "keyword":
            found = _("khớp từ khóa “%(text)s”")
        case "life_event":
            found = _("khớp việc trong đời sống “%(text)s”")
        case "result":
            found = _("khớp kết quả “%(text)s”")
        case "field":
            found = _("khớp lĩnh vực “%(text)s”")
        case "agency":
            found = _("khớp cơ quan “%(text)s”")
        case _place:
            return _("có đủ các từ trong giấy tờ hoặc các bước")
    return found % {"text": hit.text}
