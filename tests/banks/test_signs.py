"""Nothing hidden in a bank may reach the terminal or a message."""

from collections.abc import Callable

import pytest

from practice.banks.signs import find_refused, printable
from practice.model.question import Bank

Check = Callable[[str], list[str]]

SIGNS = [
    ("\x00", "a zero byte (U+0000)"),
    ("\x07", "a control character (U+0007)"),
    ("\x1b", "a terminal escape (U+001B)"),
    ("\x7f", "a control character (U+007F)"),
    ("\x85", "a control character (U+0085)"),
    ("\x9b", "a control character (U+009B)"),
    ("\xad", "a soft hyphen (U+00AD)"),
    ("\u200b", "a zero-width space (U+200B)"),
    ("\u200d", "an invisible character (U+200D)"),
    ("\u200f", "an invisible character (U+200F)"),
    ("\u2028", "an invisible character (U+2028)"),
    ("\u202e", "a sign that reverses the direction of writing (U+202E)"),
    ("\u2066", "a sign that reverses the direction of writing (U+2066)"),
    ("\ufeff", "a zero-width space (U+FEFF)"),
    ("\ufffd", "a character that was lost in an earlier conversion (U+FFFD)"),
    ("\U000e0041", "an invisible character (U+E0041)"),
]


@pytest.mark.parametrize(("sign", "words"), SIGNS)
def test_a_hidden_character_in_the_file_is_an_error(
    sign: str, words: str, asked: Check, bank: Callable[[str], Bank]
) -> None:
    """Named, with its place, and never printed; the question that holds it is left out."""
    assert bank(f"  - id: a\n    type: background\n    text: Why{sign}?\n").questions == ()
    said = asked(f"  - id: a\n    type: background\n    text: Why{sign}?\n")

    assert said == [
        f"3 error: there is {words} in this line, at character 14 | "
        "delete it, and write the text again by hand if need be"
    ]


@pytest.mark.parametrize(
    "spelt", ["\\x1b", "\\e", "\\x9b", "\\0", "\\u202e", "\\N", "\\L", "\\u200b", "\\uFEFF"]
)
def test_a_hidden_character_that_is_spelt_out_is_an_error_too(
    spelt: str, asked: Check, bank: Callable[[str], Bank]
) -> None:
    """Double quotes let a text say \\x1b; the file looks innocent and the terminal would obey."""
    text = f'  - id: a\n    type: background\n    text: "Why {spelt}[2J?"\n'
    text += "  - {id: b, type: background, text: How?}\n"

    (said,) = asked(text)
    assert said.startswith("3 error: this text holds ")
    assert said.endswith(" | delete it; a text may not control the terminal")
    assert [question.id for question in bank(text).questions] == ["b"]


def test_half_a_character_is_refused(asked: Check) -> None:
    """A lone surrogate cannot be written to any terminal."""
    (said,) = asked('  - id: a\n    type: background\n    text: "Why \\ud800?"\n')

    assert said.startswith("3 error: ")


def test_line_ends_and_tabs_become_spaces(bank: Callable[[str], Bank]) -> None:
    """They are the only control characters a text may be written with, and none arrives."""
    text = '  - id: a\n    type: background\n    text: "Why\\n\\tnow \\r\\n then?"\n'

    assert bank(text).questions[0].text == "Why now then?"


def test_paragraphs_of_a_model_answer_stay(bank: Callable[[str], Bank]) -> None:
    """They are read at length; everything else is one line."""
    text = (
        "  - id: a\n    type: background\n    text: Why?\n    model_answers:\n"
        "      - level: 5\n        text: |\n          One\n          two.\n\n          Three.\n"
    )

    assert bank(text).questions[0].model_answers[0].text == "One two.\n\nThree."


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "क्\u200dष", "Café déjà", "¿Por qué?", "日本語", "naïve – “so”…"]
)
def test_every_script_can_be_written(text: str) -> None:
    """Persian and Hindi need joiners inside their words; those are not hidden."""
    assert find_refused(text) is None


def test_a_joiner_among_latin_letters_is_hidden() -> None:
    """There it joins nothing and only makes two words look alike."""
    assert find_refused("te\u200dam") is not None


def test_printable_is_one_line_without_anything_hidden() -> None:
    """For file names and wrong words in messages."""
    assert printable("a\x1b[2Jb\nc\u202e\x9b") == "a\\x1b[2Jb\\nc\\u202e\\x9b"
    assert printable("x" * 200, 10) == "xxxxxxx..."
