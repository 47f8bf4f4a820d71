"""The bank of questions that were asked in interviews: added to, and never spoilt."""

import stat
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.banks.asked import FILE, HEADING, ID, add_asked
from practice.banks.document import read_document
from practice.banks.library import Library
from practice.banks.problems import BankError
from practice.banks.verbs import check_paths
from practice.model.kinds import NEEDS_COMPETENCY, Competency, QuestionType

TEAM = Competency.TEAMWORK
STORY = QuestionType.BEHAVIOURAL

BY_HAND = """\
# mine
schema: interview-bank/1
bank:
  id: harbour   # my own name for it
  title: "Harbour"
  version: 1.2.0
  language: en
  licence: "mine"
  summary: "Asked at the harbour."
questions:
    - id: why-harbour          # the first
      text: "Why the harbour?"
      type: motivation
      variants:
        - "What brings you here?"

    - {id: a-fix, text: "Tell me about a thing you mended.", type: behavioural, competency: delivery}
    # the last one was hard

# that is all
"""


def add(folder: Path, text: str, type: QuestionType = STORY, competency: Competency | None = TEAM) -> str:
    """One question into the bank of this folder."""
    return add_asked(folder, text, type=type, competency=competency)


def texts(folder: Path) -> list[str]:
    """The questions of the bank."""
    checked = read_document((folder / FILE).read_bytes())
    assert checked.reading.bank is not None
    assert not checked.reading.errors, checked.problems
    return [each.text for each in checked.reading.bank.questions]


def test_the_first_question_makes_the_bank(tmp_path: Path) -> None:
    """It passes the check that any bank has to pass."""
    own = tmp_path / "banks"
    key = add(own, "Tell me about a time you had to wait.")

    assert key == f"{ID}/tell-me-about-a-time-you-had-to-wait"
    assert texts(own) == ["Tell me about a time you had to wait."]
    assert check_paths(Library(tmp_path / "none", own, tmp_path / "cache"), [own / FILE]).status == 0


def test_others_follow_and_what_is_there_stays(tmp_path: Path) -> None:
    """Each behind the last."""
    add(tmp_path, "Why us?", QuestionType.MOTIVATION, None)
    before = (tmp_path / FILE).read_text("utf-8")
    add(tmp_path, "And why now?", QuestionType.MOTIVATION, Competency.MOTIVATION)

    assert (tmp_path / FILE).read_text("utf-8").startswith(before)
    assert texts(tmp_path) == ["Why us?", "And why now?"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_was_changed_by_hand_stays_byte_for_byte(tmp_path: Path, end: str, mark: bytes) -> None:
    """Notes, margins, line ends, another id: all of it is the person's."""
    before = mark + BY_HAND.replace("\n", end).encode()
    (tmp_path / FILE).write_bytes(before)
    key = add(tmp_path, 'Who said "no" to you?')
    after = (tmp_path / FILE).read_bytes()

    assert key == "harbour/who-said-no-to-you"
    assert after.startswith(before)
    assert after[len(before) :].decode() == end.join(
        [
            "",
            '    - id: "who-said-no-to-you"',
            '      text: "Who said \\"no\\" to you?"',
            "      type: behavioural",
            "      competency: teamwork",
            "",
        ]
    )
    assert texts(tmp_path)[-1] == 'Who said "no" to you?'


def test_what_comes_behind_the_questions_stays_behind_them(tmp_path: Path) -> None:
    """Fields may stand in any order."""
    head, _, rest = BY_HAND.partition("questions:\n")
    bank = head.partition("bank:\n")[2]
    (tmp_path / FILE).write_text(f"schema: interview-bank/1\nquestions:\n{rest}bank:\n{bank}", "utf-8")
    add(tmp_path, "And then?")

    assert texts(tmp_path) == ["Why the harbour?", "Tell me about a thing you mended.", "And then?"]
    assert (tmp_path / FILE).read_text("utf-8").endswith(bank)


@pytest.mark.parametrize(
    "again",
    [
        "Why the harbour?",
        "  why the  HARBOUR ",
        "Why, the harbour",
        "What brings you here",
        "Why the harbour\uff1f",
    ],
)
def test_the_same_question_is_not_added_twice(tmp_path: Path, again: str) -> None:
    """Its history would be split; capitals and marks make no other question."""
    (tmp_path / FILE).write_text(BY_HAND, "utf-8")

    assert add(tmp_path, again) == "harbour/why-harbour"
    assert (tmp_path / FILE).read_text("utf-8") == BY_HAND


def test_two_questions_that_begin_alike_have_two_ids(tmp_path: Path) -> None:
    """An id is never used again."""
    keys = {add(tmp_path, f"Tell me about a time when you had to wait for {who}.") for who in "abc"}

    assert len(keys) == 3
    assert len(texts(tmp_path)) == 3


def test_a_question_in_any_script_has_an_id(tmp_path: Path) -> None:
    """Ids are of small letters; the words are kept as they are."""
    one, other = add(tmp_path, "東京で何をしましたか。"), add(tmp_path, "大阪で何をしましたか。")

    assert one != other
    assert texts(tmp_path) == ["東京で何をしましたか。", "大阪で何をしましたか。"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BY_HAND.replace("motivation", "motivaton"), "asked-in-interviews.yaml:13: "),
        (BY_HAND.replace('"Why the harbour?"', '"Why the harbour?'), "asked-in-interviews.yaml:"),
        ("just words\n", "asked-in-interviews.yaml:1: this is YAML, but not a bank of ours"),
        (BY_HAND.split("questions:")[0] + "questions: []\n", "the bank has no questions"),
        (
            BY_HAND.split("questions:")[0] + "questions: [{id: a, text: Why?, type: motivation}]\n",
            "cannot take a question as it is written",
        ),
    ],
)
def test_a_broken_file_is_told_of_and_left_as_it_is(tmp_path: Path, content: str, said: str) -> None:
    """To write into half a file could lose the other half."""
    (tmp_path / FILE).write_text(content, "utf-8")
    with pytest.raises(BankError) as found:
        add(tmp_path, "And then?")

    assert said in found.value.sentence
    assert found.value.mend
    assert (tmp_path / FILE).read_text("utf-8") == content


@pytest.mark.parametrize(
    ("text", "type", "competency", "said"),
    [
        (" \n", STORY, TEAM, "there is no question in that"),
        ("x" * 601, STORY, TEAM, "that question has 601 characters"),
        ("Why?", STORY, None, "a behavioural question needs a competency"),
    ],
)
def test_what_is_no_question_is_not_kept(
    tmp_path: Path, text: str, type: QuestionType, competency: Competency | None, said: str
) -> None:
    """And no file is made for it."""
    with pytest.raises(BankError, match=said):
        add(tmp_path, text, type, competency)

    assert not (tmp_path / FILE).exists()


def test_an_empty_file_is_begun_anew(tmp_path: Path) -> None:
    """Nothing is lost with it."""
    (tmp_path / FILE).write_text("\n \n")
    add(tmp_path, "Why us?", QuestionType.MOTIVATION, None)

    assert (tmp_path / FILE).read_text("utf-8").startswith(HEADING)


def test_a_folder_in_its_place_is_told_of(tmp_path: Path) -> None:
    """Never a traceback."""
    (tmp_path / FILE).mkdir()
    with pytest.raises(BankError, match="is not a file"):
        add(tmp_path, "Why us?")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its files private in another way")
def test_the_bank_is_for_nobody_elses_eyes(tmp_path: Path) -> None:
    """What somebody was asked is private."""
    add(tmp_path / "own", "Why us?")

    assert stat.S_IMODE((tmp_path / "own" / FILE).stat().st_mode) == 0o600
    assert [each.name for each in (tmp_path / "own").iterdir()] == [FILE]


def test_it_is_among_the_banks_at_once(tmp_path: Path) -> None:
    """Today's drills may ask it."""
    library = Library(tmp_path / "shipped", tmp_path / "own", tmp_path / "cache")
    assert not library.banks()
    key = library.add_asked("Why us?", type=QuestionType.MOTIVATION, competency=None)
    again = library.add_asked("Why now?", type=QuestionType.MOTIVATION, competency=None)

    assert [each.key for bank in library.banks() for each in bank.questions] == [key, again]


@settings(max_examples=60, deadline=None)
@given(
    asked=st.lists(
        st.tuples(
            st.text(min_size=1, max_size=80), st.sampled_from(QuestionType), st.sampled_from(Competency)
        ),
        max_size=4,
    )
)
def test_whatever_was_asked_the_bank_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, asked: list[tuple[str, QuestionType, Competency]]
) -> None:
    """YAML must not read anything else into it."""
    folder = tmp_path_factory.mktemp("asked")
    keys = set()
    for text, type, competency in asked:
        with suppress(BankError):  # nothing is left of some texts
            keys.add(add(folder, text, type, competency if type in NEEDS_COMPETENCY else None))

    assert len(texts(folder) if keys else []) == len(keys)
