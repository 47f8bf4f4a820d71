"""What is not YAML at all: told in plain words, on the line that needs mending."""

# Messages stand on one line each, as they are printed.
# ruff: noqa: E501

from collections.abc import Callable

import pytest

from practice.model.question import Bank

Check = Callable[[str], list[str]]

CHECK = "check the indentation and quotes of this line and the one above"
QUOTE = "close it with the same sign; a quotation mark inside the text needs the other kind around it"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a: "b\nc: d\n', f"1 error: this file cannot be read: the quotation mark opened here is never closed | {QUOTE}"),
        ("a: 'b\nc: d\n", f"1 error: this file cannot be read: the quotation mark opened here is never closed | {QUOTE}"),
        ('a: b\nc: "d\ne: "f"\ng: h\n',
         f"2 error: this file cannot be read: the quotation mark opened here is closed only lines later | {QUOTE}"),
        ("a: 'it's'\n", f"1 error: this file cannot be read: this line does not fit to the ones above it | {CHECK}"),
        ("a: b\n\tc: d\n",
         "2 error: this file cannot be read: a tab stands where only spaces may | a tab is used to indent: use spaces"),
        ("a:\n\t- b\n",
         "2 error: this file cannot be read: a tab stands where only spaces may | a tab is used to indent: use spaces"),
        ("a:\n\u00a0\u00a0b: c\n  d: e\n",
         "2 error: this file cannot be read: an unusual space stands where only plain spaces may | "
         "an unusual space is used to indent: use plain spaces"),
        ('a: "b\\q"\n',
         "1 error: this file cannot be read: the backslash here is followed by nothing YAML knows | "
         "a backslash means something in double quotes: write \\\\, or use single quotes"),
        ("- id: a\n   text: b\n", f"2 error: this file cannot be read: mapping values are not allowed here | {CHECK}"),
        ("- id: a\n  text b\n  type: c\n",
         "2 error: this file cannot be read: a ':' is missing | "
         "write 'name: value', or check the quotes and indentation"),
        ("a:\n  b: c\n d: e\n",
         f"3 error: this file cannot be read: this line does not fit to the ones above it | {CHECK}"),
        ("- a\nb: c\n",
         f"2 error: this file cannot be read: this line does not fit to the ones above it | {CHECK}"),
    ],
)  # fmt: skip
def test_the_cause_is_told_in_plain_words(text: str, said: str, problems: Check) -> None:
    """The parser's own words are about tokens and simple keys."""
    assert problems(text)[-1] == said


def test_a_question_that_is_not_yaml_is_set_aside(asked: Check) -> None:
    """All such places come at once, and the other questions are still checked."""
    said = asked(
        "  - id: a\n    type: background\n    text: Tell me: why?\n"
        "  - id: b\n    type: background\n    text: Why?\n    oops: 1\n"
        "  - id: c\n    type: background\n    text: [Shop] is closed\n"
    )

    assert [line.partition(" | ")[0] for line in said] == [
        "3 error: this file cannot be read: mapping values are not allowed here",
        "7 error: unknown field 'oops' in question 2",
        "10 error: this file cannot be read: the text after '[' does not fit",
    ]


def test_what_stands_beside_a_question_that_is_not_yaml_is_loaded(
    bank: Callable[[str], Bank],
) -> None:
    """One bad question never loses the bank, not even when its quotation mark is never closed."""
    found = bank(
        '  - id: a\n    type: background\n    text: "Why?\n'
        "  - id: b\n    type: background\n    text: How do you know?\n"
        "  - id: c\n    type: background\n    text: When was it?\n"
    )

    assert [question.id for question in found.questions] == ["b", "c"]
    assert [question.line for question in found.questions] == [13, 16]


def test_a_file_with_far_too_many_such_questions_is_given_up(asked: Check) -> None:
    """After thirty the file is not read on, and nothing is said that was not found."""
    said = asked("".join(f"  - id: q{n}\n    text: a: b\n" for n in range(100)))

    assert [line.partition(":")[0] for line in said] == [f"{2 * n + 2} error" for n in range(31)]


def test_a_broken_heading_is_reported_once(problems: Check) -> None:
    """There is nothing to set aside: the first problem is told and no guess follows."""
    assert problems("schema: interview-bank/1\nbank: [x\nquestions:\n  - a: b: c\n") == [
        "2 error: this file cannot be read: the '[' opened here is not closed as it should be | "
        "the text starts with a sign that means something in YAML "
        "(one of * & @ ` % [ { ? | ! > -): put it in double quotes"
    ]
