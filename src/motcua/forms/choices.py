"""Choices and numbers: what is picked, counted or agreed to."""

import re
from functools import lru_cache

from motcua.core.folding import fold
from motcua.forms.reading import misplaced_words
from motcua.forms.refusal import NotAccepted
from motcua.forms.texts import clean
from motcua.forms.values import Option, Question, QuestionType

YES = frozenset({"yes", "true", "on", "1", "co", "dong i"})
NO = frozenset({"no", "false", "off", "0", "khong"})
LARGEST = 10**15
_GROUPED = re.compile(r"-?\d{1,3}(?:(?P<mark>[., ])\d{3})(?:(?P=mark)\d{3})*", re.ASCII)
_PLAIN = re.compile(r"-?\d{1,15}", re.ASCII)
_DONG = re.compile(r"\s*(?:đồng|đ|₫|vnd|vnđ)\s*$", re.IGNORECASE)


def read_choice(given: object, question: Question) -> str:
    """The code of the option: given as its code, or as its words in either language, however they are spelt."""
    text = clean(given)
    found = [option for option in question.options if option.code == text]
    if not found and (wanted := fold(text)):
        found = [option for option in question.options if wanted in _spellings(option)]
    if len(found) != 1:
        raise NotAccepted("choice_unknown", message=misplaced_words(question.options_from, text))
    return found[0].code


def read_boolean(given: object, question: Question) -> bool:
    """Yes or no; a declaration must be agreed to."""
    if isinstance(given, bool):
        answer = given
    else:
        word = fold(clean(given))
        if word not in YES | NO:
            raise NotAccepted("boolean_not_understood")
        answer = word in YES
    if question.must_be_true and not answer:
        raise NotAccepted("must_agree")
    return answer


def read_number(given: object, question: Question) -> int:
    """A whole number; dots, commas or spaces may stand between thousands (`20.000`), for money also the unit."""
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise NotAccepted("wrong_type")
    number = given if isinstance(given, int) else _whole(clean(given), money=question.type is QuestionType.MONEY)
    counted = question.type is not QuestionType.INTEGER
    lowest = (
        question.minimum if question.minimum is not None else (1 if question.type is QuestionType.PAGE_COUNT else 0)
    )
    lowest = lowest if counted or question.minimum is not None else -LARGEST
    highest = LARGEST if question.maximum is None else question.maximum
    if number < lowest:
        raise NotAccepted("number_too_small", minimum=lowest)
    if number > highest:
        raise NotAccepted("number_too_large", maximum=highest)
    return number


def _whole(text: str, *, money: bool) -> int:
    bare = _DONG.sub("", text) if money else text
    if not (_PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare)):
        raise NotAccepted("number_not_understood")
    return int(re.sub(r"[., ]", "", bare))


@lru_cache(maxsize=10_000)
def _spellings(option: Option) -> frozenset[str]:
    """Kept in memory: folding every word of a long list again for each answer took most of a submission's time."""
    return frozenset(fold(words) for words in (option.label.vi, option.label.en, *option.other_words))
