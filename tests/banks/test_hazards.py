"""What YAML does to a text without asking; here it must come to light or not happen at all."""

# Messages stand on one line each, as they are printed.
# ruff: noqa: E501

from collections.abc import Callable

import pytest

from practice.model.question import Bank

Check = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("001", "001"),
        ("1.10", "1.10"),
        ("2024-05-01", "2024-05-01"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("true", "true"),
        ("1:30", "1:30"),
    ],
)
def test_a_text_stays_what_was_written(written: str, meant: str, bank: Callable[[str], Bank]) -> None:
    """YAML would make a boolean, a number or a date of each of these."""
    (question,) = bank(f"  - id: a\n    type: background\n    text: {written}\n").questions

    assert question.text == meant


def test_yes_is_a_name_like_any_other(asked: Check) -> None:
    """`on:` as a name becomes True in YAML; here it is an unknown field."""
    said = asked("  - id: a\n    type: background\n    text: Why?\n    on: here\n")

    assert said == ["4 error: unknown field 'on' in question 1 | remove it, or put private notes under 'x:'"]


@pytest.mark.parametrize("seconds", ["1:30", "'1:30'", '"1:30"'])
def test_minutes_and_seconds_are_refused_with_the_sum_done(seconds: str, asked: Check) -> None:
    """1:30 is 90 in YAML and 0:45 is a text: nobody can know which was meant."""
    said = asked(f"  - id: a\n    type: background\n    text: Why?\n    answer_s: {seconds}\n")

    assert said == ["4 error: answer_s: '1:30' is ambiguous in YAML | write seconds: 90"]


def test_equal_keys_are_both_named(asked: Check) -> None:
    """YAML keeps the last of two equal keys and forgets the first."""
    said = asked("  - id: a\n    type: background\n    text: One?\n    text: Two?\n")

    assert said == [
        "4 error: 'text' is given twice in question 1 (first on line 12); "
        "YAML would silently keep only the last | delete one of the two"
    ]


@pytest.mark.parametrize(
    ("line", "cut", "left"),
    [
        ("text: Why us #1 in the market?", "#1 in the market?", "only 'Why us'"),
        ("text: Why us\t#1?", "#1?", "only 'Why us'"),
        ("text: #1 reason?", "#1 reason?", "nothing"),
    ],
)
def test_a_text_with_a_number_sign_is_not_cut_off_unseen(
    line: str, cut: str, left: str, asked: Check
) -> None:
    """A number sign after white space begins a comment, and the rest of the question is gone."""
    said = asked(f"  - id: a\n    type: background\n    {line}\n")

    assert said == [
        f"3 error: text is cut off: YAML treats '{cut}' as a comment, leaving {left} "
        "| put the whole text in double quotes"
    ]


def test_a_cut_text_is_found_in_a_list_too(asked: Check) -> None:
    """The items of a list are cut like any text."""
    said = asked(
        "  - id: a\n    type: background\n    text: Why?\n    probes:\n      - And\n      - Which of the #5?\n"
    )

    assert said == [
        "6 error: probe 2 of question 1 is cut off: YAML treats '#5?' as a comment, leaving only 'Which of the' "
        "| put the whole text in double quotes"
    ]


@pytest.mark.parametrize(
    "line",
    [
        'text: "Why us #1 in the market?"',
        "text: Why C# then?",
        "text: >\n      Why us #1 in the market?",
        "text: Why?\n    level: any   # a comment after a word of ours is a comment",
    ],
)
def test_a_number_sign_that_cuts_nothing_is_fine(line: str, asked: Check) -> None:
    """Quoted, inside a word, in a folded text, or after a field whose words are fixed."""
    assert asked(f"  - id: a\n    type: background\n    {line}\n") == []


def test_a_colon_in_a_text_asks_for_quotes(asked: Check) -> None:
    """The most common slip of all; the parser's own words help nobody."""
    said = asked("  - id: a\n    type: background\n    text: Tell me: what did you do?\n")

    assert said == [
        "3 error: this file cannot be read: mapping values are not allowed here "
        "| the text has a colon followed by a space: put the whole text in double quotes"
    ]


SIGN = (
    "the text starts with a sign that means something in YAML "
    "(one of * & @ ` % [ { ? | ! > -): put it in double quotes"
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[Company] values honesty.", "the text after '[' does not fit"),
        ("{Company} values honesty.", "the text after '{' does not fit"),
        ("*Really* important?", "the text after '*' does not fit"),
        ("@work, what annoys you?", "the text after '@' does not fit"),
        ("`Quoted` like this?", "the text after '`' does not fit"),
        ("%s of what?", "the text after '%' does not fit"),
        ("? what now", "the text after '?' does not fit"),
        ("|pipe first", "the text after '|' does not fit"),
        (">folded on one line", "the text after '>' does not fit"),
        ("[never closed", "the '[' opened here is not closed as it should be"),
    ],
)
def test_a_text_that_starts_with_a_sign_asks_for_quotes(text: str, what: str, asked: Check) -> None:
    """Eight signs have a meaning at the start of a value."""
    said = asked(f"  - id: a\n    type: background\n    text: {text}\n")

    assert said == [f"3 error: this file cannot be read: {what} | {SIGN}"]


REPEAT = (
    "the text starts with a sign that means something in YAML: put it in double quotes; "
    "what repeats has to be written out again"
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("&name Why?", f"3 error: '&name' is a YAML anchor | {REPEAT}"),
        ("*name", f"3 error: '*name' is a YAML alias | {REPEAT}"),
        (
            "!important Why?",
            "3 error: '!important' is a YAML tag | "
            "the text starts with a sign that means something in YAML: put it in double quotes",
        ),
    ],
)
def test_aliases_anchors_and_tags_are_refused(value: str, said: str, asked: Check) -> None:
    """Aliases make bombs of small files; tags make objects of texts; a bank needs neither."""
    assert asked(f"  - id: a\n    type: background\n    text: {value}\n") == [said]


def test_an_alias_as_a_name_is_refused_once(asked: Check) -> None:
    """Nothing more is said about a field whose name nobody knows."""
    said = asked("  - id: a\n    type: background\n    text: Why?\n    *a : b\n")

    assert said == [f"4 error: '*a' is a YAML alias | {REPEAT}"]


def test_an_alias_as_a_name_in_a_list_of_levels_is_refused_once(asked: Check) -> None:
    """It is no level either."""
    said = asked(
        "  - id: a\n    type: background\n    text: Why?\n"
        "    anchors:\n      1: Bad.\n      3: Fair.\n      5: Good.\n      *a : b\n"
    )

    assert said == [f"8 error: '*a' is a YAML alias | {REPEAT}"]


def test_a_name_with_a_hidden_sign_is_refused_once(asked: Check) -> None:
    """The sign is what has to go; the rest of the name is then looked at."""
    said = asked("  - id: a\n    type: background\n    text: Why?\n    le\u200bvel: any\n")

    assert said == [
        "4 error: there is a zero-width space (U+200B) in this line, at character 7 "
        "| delete it, and write the text again by hand if need be"
    ]


def test_a_question_that_holds_an_anchor_is_left_out(bank: Callable[[str], Bank]) -> None:
    """What was refused is not half loaded; its neighbours are."""
    text = "  - {id: a, type: background, text: &x Why?}\n  - {id: b, type: background, text: How?}\n"

    assert [question.id for question in bank(text).questions] == ["b"]


def test_only_the_first_document_counts(problems: Check) -> None:
    """A second document would be read by no one."""
    said = problems("schema: interview-bank/2\n---\nschema: interview-bank/1\n")

    assert said[1] == (
        "2 error: a second document starts here ('---'); only the first is read | "
        "delete the '---' line, or give each document its own file"
    )


def test_a_name_that_is_no_text_is_refused(asked: Check) -> None:
    """YAML lets a list be the name of a field."""
    said = asked("  - id: a\n    type: background\n    text: Why?\n    ? [b]\n    : c\n")

    assert said == ["4 error: a name here is not a text | write 'name: value'"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfes\x00", "1 error: the file is UTF-16 or UTF-32 text, not UTF-8 | "),
        (b"\xfe\xff\x00s", "1 error: the file is UTF-16 or UTF-32 text, not UTF-8 | "),
        (b"a: b\nc: caf\xe9\n", "2 error: this file cannot be read: the byte 0xe9 is not UTF-8 | "),
    ],
)
def test_other_encodings_are_named_with_the_line(
    data: bytes, said: str, problems: Callable[[bytes], list[str]]
) -> None:
    """The mend is the same: save it as UTF-8."""
    mend = "save the file as UTF-8 (in most editors: 'Save as', then the encoding)"

    assert problems(data) == [said + mend]


def test_a_byte_order_mark_and_windows_line_ends_are_fine(problems: Callable[[bytes], list[str]]) -> None:
    """Windows editors write both, and the lines are counted right."""
    text = "schema: interview-bank/1\r\nbank: {id: x, title: X, version: 1.0.0, language: en, licence: l, summary: s}\r\n"
    text += "questions:\r\n  - {id: a, type: background, text: Why?, oops: 1}\r\n"

    assert problems(b"\xef\xbb\xbf" + text.encode()) == [
        "4 error: unknown field 'oops' in question 1 | remove it, or put private notes under 'x:'"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema: interview-bank/1\nx: " + "[" * 30, "2 error: the file is nested more than 20 levels deep | "
         "check the brackets and the indentation of this line"),
        ("x: [" + "a," * 200_000 + "]", "1 error: the file holds more than 120,000 values | split it into several banks"),
        ("# " + "x" * 2_000_000, "1 error: the file is larger than 2 MB | split it into several banks"),
        ("%TAG !a! b\n---\na: b", "1 error: this file cannot be read: a line starts with '%', which gives orders "
         "to YAML | delete the line, or put the text in double quotes and indent it"),
    ],
)  # fmt: skip
def test_what_would_take_too_long_is_refused(text: str, said: str, problems: Check) -> None:
    """Limits keep the reader under two seconds and 200 MB whatever it is given."""
    assert problems(text) == [said]


def test_two_thousand_questions_are_enough(asked: Check) -> None:
    """The first two thousand are still read."""
    said = asked(
        "".join(f"  - {{id: q{n}, type: logistics, text: word{n} q{n} w{n}}}\n" for n in range(2_001))
    )

    assert said == [
        "1 error: 2,001 questions are too many for one file | split it into files of at most 2,000"
    ]
