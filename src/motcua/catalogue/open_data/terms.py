"""Under which terms each part of the open data may be used, as far as anybody has stated them."""

from dataclasses import dataclass

from django.conf import settings

from motcua.forms.values import Words

SOFTWARE_LICENCE = "Apache-2.0"


@dataclass(frozen=True, slots=True)
class Terms:
    """One part of the data, and what is known of its terms. `layer` as in the data."""

    layer: str
    part: Words
    terms: Words


def terms_of_use() -> tuple[Terms, ...]:
    """The nation's records, what the province and its editors add, what comes with this software."""
    own = str(settings.OPEN_DATA_TERMS).strip()
    stated = Words(own, own)
    unstated = Words(
        "Cơ quan vận hành chưa công bố điều khoản. Hãy hỏi cơ quan này trước khi phát hành lại phần ấy.",
        "The office that runs this has stated none. Ask it before you publish that part again.",
    )
    return (
        Terms(
            "national",
            Words("Bản ghi quốc gia", "The nation's records"),
            Words(
                "Cổng Dịch vụ công quốc gia công bố cho mọi người xem. Chưa thấy Cổng công bố điều khoản dùng lại nào;"
                " trang này không cho phép thay Cổng. Khi dùng, ghi nguồn và ngày của dữ liệu.",
                "Published by the National Public Service Portal for all to read. We know of no terms of reuse that it"
                " has published, and cannot grant any in its place. Name the source and the day of the data.",
            ),
        ),
        Terms(
            "provincial",
            Words("Quyết định của tỉnh và chữ của biên tập viên", "Decisions of provinces and words of editors"),
            stated if own else unstated,
        ),
        Terms(
            "ours",
            Words(
                "Định nghĩa, tên gọi ngắn và lời giải thích đi kèm phần mềm này",
                "Definitions, short titles and explanations that come with this software",
            ),
            Words(f"Giấy phép {SOFTWARE_LICENCE}, như phần mềm.", f"The {SOFTWARE_LICENCE} licence, as the software."),
        ),
    )
