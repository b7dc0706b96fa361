"""Numbers and dates in Vietnamese words, as papers of civil status write them beside the digits.

Source: Tờ khai đăng ký khai sinh, line "ghi bằng chữ"; reading rules of Vietnamese numerals (mười/mươi,
một/mốt, năm/lăm, linh, nghìn).
"""

from datetime import date

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LARGEST_NUMBER = 9999


def number_in_words(number: int) -> str:
    """A whole number from 0 to 9999. Raises ValueError beyond."""
    if not 0 <= number <= LARGEST_NUMBER:
        raise ValueError(f"{number} is not between 0 and {LARGEST_NUMBER}")
    thousands, rest = divmod(number, 1000)
    hundreds, below = divmod(rest, 100)
    words = [f"{_DIGITS[thousands]} nghìn"] if thousands else []
    if hundreds or (thousands and rest):
        words.append(f"{_DIGITS[hundreds]} trăm")
    if below or not words:
        words.append(_below_hundred(below, after_hundreds=bool(words)))
    return " ".join(words)


def date_in_words(day: date) -> str:
    """As in `ngày hai mươi bảy tháng ba năm hai nghìn không trăm mười chín`."""
    month = "tư" if day.month == 4 else number_in_words(day.month)
    return f"ngày {number_in_words(day.day)} tháng {month} năm {number_in_words(day.year)}"


def _below_hundred(number: int, *, after_hundreds: bool) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return f"linh {_DIGITS[ones]}" if after_hundreds else _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if ones == 0:
        return head
    if ones == 5:
        return f"{head} lăm"
    return f"{head} mốt" if ones == 1 and tens > 1 else f"{head} {_DIGITS[ones]}"
