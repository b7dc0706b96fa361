"""What a person is told who should look at an answer again: what does not fit, and that going on is allowed."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.forms.doubts import Doubt, Offer
from motcua.forms.values import FormDefinition

DOUBT_WORDS: dict[str, Promise] = {
    "identity_number_other_sex": _(
        "Chữ số thứ tư của số định danh không khớp với giới tính đã ghi. Hãy xem lại số trên thẻ và giới tính. Nếu "
        "đúng thì cứ đi tiếp."
    ),
    "identity_number_other_year": _(
        "Theo số định danh thì năm sinh là %(year)s, đã ghi %(declared)s. Hãy xem lại cả hai. Nếu đúng thì cứ đi tiếp."
    ),
    "identity_document_other": _(
        "Loại giấy tờ đã chọn không khớp với số, nơi cấp hoặc ngày cấp. Hãy xem lại, hoặc chọn loại khác. Nếu đúng thì "
        "cứ đi tiếp."
    ),
    "address_says_deceased": _(
        "Ô này ghi nơi cư trú. Nếu người này đã chết, hãy đánh dấu câu “đã chết” thay cho việc ghi ở đây."
    ),
    "address_of_old_commune": _("Tên xã, phường này là tên cũ. Nơi này nay là đâu? Không chọn cũng được."),
    "address_in_short_forms": _("Có tên viết tắt. Ghi đủ như sau có đúng không?"),
}
"""Every doubt with its words."""


def words_of_doubt(doubt: Doubt) -> str:
    """The words in the language of the screen."""
    return str(DOUBT_WORDS[doubt.code]) % doubt.values


def label_of_offer(form: FormDefinition, offer: Offer, language: str) -> str:
    """What taking this offer means."""
    path, answer = next(iter(offer.answers.items()))
    question = form.question(path)
    if offer.code == "tick":
        return question.label.in_language(language)
    labels = {option.code: option.label.in_language(language) for option in question.options}
    return offer.label or labels.get(str(answer), str(answer))
