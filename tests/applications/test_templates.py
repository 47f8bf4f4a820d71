"""Templates: the shipped ones, those changed by hand, and what is wrong with them."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.applications.arguing import arguing
from practice.applications.templates import (
    ASKED,
    EASY_YES,
    MOST_WORDS,
    ONE_QUESTION,
    as_letter,
    as_text,
    asked,
    filled,
    partly,
    placeholders,
    problem,
    words_in,
)
from practice.model.jobs import LetterKind
from practice.model.paper import Letter

FOLDER = Path(__file__).parents[2] / "src" / "practice" / "papers" / "templates"
SHIPPED = {kind: (FOLDER / f"{kind.value}.txt").read_text("utf-8") for kind in LetterKind}

WORDS = {
    "who": "Ms Ode",
    "employer": "Northwind",
    "role": "data analyst",
    "me": "Mia Falk",
    "thanks_for": "showing me the workshop and letting me try the new machine",
    "accept": "I understand that you have chosen somebody else.",
    "question": ONE_QUESTION,
    "door": "I would be glad to hear from you again.",
    "liked": "I liked how you check each other's figures.",
    "news": "I have since finished my course in statistics.",
    "looking_for": "work as a data analyst in Leeds",
    "bring": "two years of reports that people read, SQL, and patience.",
    "begin": "in March",
}
TEMPLATE = "Subject: About {employer}\n\nHello {who|},\n\n{liked}\n\nKind regards,\n{me}\n"

values = st.dictionaries(st.sampled_from(sorted(ASKED)), st.text(max_size=40))


@pytest.mark.parametrize("kind", LetterKind)
def test_each_shipped_template_can_be_used(kind: LetterKind) -> None:
    """All its places are known, and it does not argue."""
    template = SHIPPED[kind]

    assert problem(template, kind) is None
    assert set(placeholders(template)) <= set(ASKED)
    assert not arguing(template)
    assert template.isascii()


@pytest.mark.parametrize("kind", LetterKind)
def test_each_shipped_template_makes_a_letter_that_reads_well(kind: LetterKind) -> None:
    """With everything said, and with nothing said."""
    for known in (WORDS, {"employer": "Northwind"}):
        letter = filled(SHIPPED[kind], known)

        assert letter.subject
        assert not re.search(r"[{}|]|  | ,| \.|\n\n\n|\.\.", letter.body), letter.body
        assert letter.body.startswith("Hello")
        assert words_in(letter.body) < MOST_WORDS


def test_a_request_has_its_five_parts_in_less_than_120_words() -> None:
    """Thanks, the decision accepted, one question, an easy way to answer, the door open."""
    letter = filled(SHIPPED[LetterKind.REQUEST], WORDS)

    for part in (WORDS["thanks_for"], WORDS["accept"], ONE_QUESTION, "no reply is needed", WORDS["door"]):
        assert part in letter.body
    assert letter.body.count("?") == 1
    assert words_in(letter.body) < MOST_WORDS


def test_a_reply_says_thank_you_and_nothing_else() -> None:
    """Whatever they wrote."""
    body = filled(SHIPPED[LetterKind.REPLY], WORDS).body

    assert body == "Hello Ms Ode,\n\nThank you for taking the time to answer me.\n\nKind regards,\nMia Falk"


def test_a_line_of_which_nothing_is_known_is_left_out() -> None:
    """Half a sentence would be worse; where the template says so, something stands there instead."""
    letter = filled(TEMPLATE, {"employer": "Northwind", "me": "Mia"})

    assert letter == Letter("About Northwind", "Hello,\n\nKind regards,\nMia")


def test_a_place_is_filled_one_at_a_time() -> None:
    """What is not said yet stays open, so that a letter can be gone on with."""
    text = partly(TEMPLATE, {"employer": "Northwind"})

    assert placeholders(text) == ("who", "liked", "me")
    assert partly(partly(text, {"who": "", "me": "Mia"}), {"liked": "Yes."}) == as_text(
        Letter("About Northwind", "Hello,\n\nYes.\n\nKind regards,\nMia")
    )


def test_what_somebody_says_is_no_template() -> None:
    """Braces and line breaks in it make nothing new to fill."""
    text = partly(TEMPLATE, {"employer": "North {me} wind", "liked": "One\n{who}"})

    assert placeholders(text) == ("who", "me")
    assert "North (me) wind" in text
    assert "One (who)" in text


def test_a_sentence_that_ends_gets_no_second_full_stop() -> None:
    """People end their sentences."""
    assert (
        filled("Subject: S\n\nI could begin {begin}.\n", {"begin": "in March."}).body
        == "I could begin in March."
    )


def test_a_place_of_ones_own_is_asked_for_by_its_name() -> None:
    """A template may have places that the program does not know."""
    assert problem(TEMPLATE + "{start_date}\n", LetterKind.THANKS) is None
    assert asked("start_date", LetterKind.THANKS).question == "What shall stand for 'start date'?"
    assert asked("question", LetterKind.MANAGER).offered == EASY_YES


@pytest.mark.parametrize(
    ("template", "said", "mend"),
    [
        ("", "line 1: the template is empty", "write 'Subject:'"),
        ("\n \n", "line 1: the template is empty", "write 'Subject:'"),
        ("Hello\n\nYou\n", "line 1: the first line is not the subject", "begin with 'Subject:'"),
        ("Subject:\n\nYou\n", "line 1: the subject is empty", "write a few words"),
        ("Subject: {role|}\n\nYou\n", "line 1: the subject is empty", "write a few words"),
        ("Subject: S\nYou\n", "line 2: the letter begins at once", "leave this line empty"),
        ("Subject: S\n\n\n", "line 3: there is no letter", "write it below"),
        ("Subject: S", "line 1: there is no letter", "write it below"),
        (
            "Subject: S\n\nHello {who,\n",
            "line 3: there is a '{' that belongs to no place",
            "write a place as",
        ),
        ("Subject: S\n\nHello {Who}\n", "line 3: there is a '{' that belongs to no place", "small letters"),
        ("Subject: S\n\nHello {who is it}\n", "line 3: there is a '{'", "without spaces"),
        ("Subject: S\n\nYes }\n", "line 3: there is a '}'", "write a place as"),
        (
            "Subject: S\n\nA\n\n{quesiton}\n",
            "line 5: nothing is known of {quesiton}",
            "did you mean {question}?",
        ),
        ("Subject: {role}\n\nA\n", "line 1: without {role} there would be no subject", "{role|the job}"),
        ("Subject: S\n\nA\x1b[31m\n", "line 3: there is a sign in it that no letter can show", "again"),
        ("Subject: S\n\n" + "a " * 5000, "line 1: it has 10012 characters", "at most 8000"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_the_mend(template: str, said: str, mend: str) -> None:
    """The person changes these files by hand."""
    found = problem(template, LetterKind.REQUEST)

    assert found is not None
    assert found[0].startswith(said)
    assert mend in found[1]


def test_a_file_with_other_line_ends_is_no_problem() -> None:
    """Windows writes them."""
    template = TEMPLATE.replace("\n", "\r\n")

    assert problem(template, LetterKind.THANKS) is None
    assert "\r" not in filled(template, WORDS).body


def test_a_text_is_read_back_as_the_letter_it_was() -> None:
    """The person changes the whole of it as text."""
    letter = Letter("One question", "Hello,\n\nYes.\n\nMia")

    assert as_letter(as_text(letter)) == letter
    assert as_letter("Hello,\nYes.", "Old") == Letter("Old", "Hello,\nYes.")
    assert as_letter("subject:  New  one\nHello") == Letter("New one", "Hello")


@settings(deadline=None)
@given(st.sampled_from(LetterKind), values)
def test_whatever_is_said_a_filled_letter_has_a_subject_and_no_open_place(
    kind: LetterKind, said: dict[str, str]
) -> None:
    """Each order of replies leads to the same letter."""
    known = {"employer": "Northwind", **{name: value for name, value in said.items() if value.strip()}}
    letter = filled(SHIPPED[kind], known)
    text = SHIPPED[kind]
    for name in placeholders(text):
        text = partly(text, {name: known.get(name, "")})

    assert letter.subject
    assert not placeholders(as_text(letter))
    assert as_letter(text) == letter


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_a_template_or_is_told_of(text: str) -> None:
    """Nothing a person writes breaks the program."""
    found = problem(text, LetterKind.TOUCH)

    assert found is None or all(found)
    if found is None:
        assert filled(text, {"employer": "Northwind"}).subject
