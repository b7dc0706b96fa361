"""The check of translations finds a sentence without English, a lost place to fill in and English nobody needs."""

import gettext
import runpy
from pathlib import Path

import pytest

from motcua.core.data_folder import DATA_FILES

TOOL = runpy.run_path(str(DATA_FILES.parent / "tools" / "check_translations.py"))
PAGE = """<main>
    <h1>{% translate "Nộp hồ sơ" %}</h1>
  {% blocktranslate with name=person %}Chào {{ name }}, còn 10% nữa{% endblocktranslate %}
      {% blocktranslate count n=pages %}Một trang{% plural %}{{ n }} trang{% endblocktranslate %}
</main>
"""
ENGLISH = {
    'msgid "Nộp hồ sơ"\nmsgstr ""': 'msgid "Nộp hồ sơ"\nmsgstr "Submit a dossier"',
    'còn 10%% nữa"\nmsgstr ""': 'còn 10%% nữa"\nmsgstr "Hello %(name)s, 10%% to go"',
    'msgstr[0] ""\nmsgstr[1] ""': 'msgstr[0] "One page"\nmsgstr[1] "%(n)s pages"',
    'msgid "Đã nhận"\nmsgstr ""': 'msgid "Đã nhận"\nmsgstr "Received"',
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A page, a module, and a catalogue in order."""
    write(tmp_path, "src/motcua/portal/templates/portal/page.html", PAGE)
    write(
        tmp_path, "src/motcua/portal/words.py", 'from django.utils.translation import gettext as _\nX = _("Đã nhận")\n'
    )
    TOOL["main"](tmp_path, update=True)
    translate(tmp_path, ENGLISH)
    return tmp_path


def write(house: Path, name: str, text: str) -> None:
    (house / name).parent.mkdir(parents=True, exist_ok=True)
    (house / name).write_text(text, encoding="utf-8")


def translate(house: Path, words: dict[str, str]) -> None:
    path = house / TOOL["CATALOGUE"]
    text = path.read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in text, text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".mo").write_bytes(TOOL["_compiled"](TOOL["_read"](house)))


def test_a_catalogue_in_order_passes_and_stays_as_it_is(house: Path) -> None:
    files = [house / TOOL["CATALOGUE"], (house / TOOL["CATALOGUE"]).with_suffix(".mo")]
    before = [file.read_bytes() for file in files]
    assert TOOL["main"](house) == 0
    assert TOOL["main"](house, update=True) == 0
    assert [file.read_bytes() for file in files] == before


def test_the_compiled_catalogue_speaks_english(house: Path) -> None:
    with (house / TOOL["CATALOGUE"]).with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Nộp hồ sơ") == "Submit a dossier"
    assert words.ngettext("Một trang", "%(n)s trang", 3) == "%(n)s pages"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({'msgstr "Received"': 'msgstr ""'}, "words.py: has no English yet: 'Đã nhận'"),
        ({'msgid "Đã nhận"': '#, fuzzy\nmsgid "Đã nhận"'}, "only a guess (fuzzy): 'Đã nhận'"),
        ({'msgid "Đã nhận"': 'msgid "Đã gửi"'}, "no screen says this any more: 'Đã gửi'"),
        ({"Hello %(name)s": "Hello"}, "other places to fill in"),
        ({"%(n)s pages": "pages"}, "other places to fill in"),
        ({'"Received"': '"Received\\n"'}, "other line breaks"),
    ],
)
def test_what_is_wrong_in_the_catalogue_is_found(
    house: Path, capsys: pytest.CaptureFixture[str], change: dict[str, str], said: str
) -> None:
    translate(house, change)
    assert TOOL["main"](house) == 1
    assert said in capsys.readouterr().out


def test_a_new_sentence_a_lost_catalogue_and_a_stale_one_are_found(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(house, "src/motcua/portal/more.py", 'from django.utils.translation import gettext\nY = gettext("Mới")\n')
    assert TOOL["main"](house) == 1
    assert "more.py: not in the catalogue: 'Mới'" in capsys.readouterr().out
    (house / "src/motcua/portal/more.py").unlink()
    compiled = (house / TOOL["CATALOGUE"]).with_suffix(".mo")
    compiled.write_bytes(compiled.read_bytes() + b"\0")
    assert TOOL["main"](house) == 1
    assert "is not what the catalogue gives" in capsys.readouterr().out
    (house / TOOL["CATALOGUE"]).unlink()
    assert TOOL["main"](house) == 1
    assert "is missing" in capsys.readouterr().out


def test_a_sentence_that_gets_a_plural_waits_for_its_english(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plural = 'from django.utils.translation import ngettext\nX = ngettext("Đã nhận", "Đã nhận", 2)\n'
    write(house, "src/motcua/portal/words.py", plural)
    assert TOOL["main"](house, update=True) == 1
    assert "words.py: has no English yet: 'Đã nhận'" in capsys.readouterr().out


def test_a_sentence_that_cannot_be_collected_is_found(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden = "from django.utils.translation import gettext\nY = f\"{gettext('Đã nhận')}.\"\n"
    write(house, "src/motcua/portal/more.py", hidden)
    assert TOOL["main"](house) == 1
    assert "more.py:2: give the sentence a name outside the f-string" in capsys.readouterr().out
