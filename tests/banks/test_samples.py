"""The sample answers: read strictly, and those that come with the program are what they should be."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice.banks.samples import read_samples
from practice.model.kinds import Competency
from practice.model.sample import Sample
from practice.model.trouble import Trouble
from practice.model.wording import words_of

FILE = """\
schema: sample-answers/1
language: en-GB
licence: CC-BY-4.0
answers:
  - id: flood
    competency: teamwork
    question: Tell me about a team.
    text: |
      The cellar was wet.

      I rang Ana.
    level: 4
    why:
      - It names one occasion.
      - The result was checked.
"""
SHIPPED = Path(__file__).parents[2] / "question_banks" / "calibration" / "answers.yaml"

Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A file with this text."""

    def write(text: str) -> Path:
        path = tmp_path / "answers.yaml"
        path.write_text(text, "utf-8")
        return path

    return write


def told(path: Path) -> str:
    """The sentence and its mend."""
    with pytest.raises(Trouble) as trouble:
        read_samples(path)
    return f"{trouble.value.sentence} | {trouble.value.mend}"


def test_an_answer_is_read_as_it_is_written(written: Written) -> None:
    """With its paragraphs, its key and both reasons."""
    assert read_samples(written(FILE)) == (
        Sample(
            "flood",
            Competency.TEAMWORK,
            "Tell me about a team.",
            "The cellar was wet.\n\nI rang Ana.",
            4,
            ("It names one occasion.", "The result was checked."),
        ),
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "level: 4",
            "level: 6",
            "answers.yaml:12: level: '6' is not a whole number from 1 to 5",
        ),
        ("competency: teamwork", "competency: team", "answers.yaml:6: "),
        ("    level: 4\n", "", "answers.yaml:5: answer 1 has no 'level' | add a 'level:' line"),
        ("level: 4", "levle: 4", "(and 1 more)"),
        ("      - The result was checked.\n", "", "answers.yaml:14: 'why' has 1 lines | write 2"),
        ("checked.", "checked.\n      - And more.", "answers.yaml:14: 'why' has 3 lines | write 2"),
        ("answers:", "answers: []\nothers:", "(and 1 more)"),
        ("sample-answers/1", "sample-answers/2", "answers.yaml:1: this is no file of sample answers"),
        ("schema: sample-answers/1\n", "", "answers.yaml:1: this is no file of sample answers"),
        ("level: 4", "level: [4", "answers.yaml:"),
        ("id: flood", "id: '\x1b[2J'", "a terminal escape"),
    ],
)
def test_whatever_is_wrong_is_told_with_its_line(
    written: Written, before: str, after: str, message: str
) -> None:
    """Nothing of such a file is used: a key that may be wrong teaches the wrong thing."""
    assert before in FILE

    assert message in told(written(FILE.replace(before, after)))


def test_two_answers_have_two_ids(written: Written) -> None:
    """A rating hangs on the id."""
    again = FILE.partition("answers:\n")[2]

    assert "answers.yaml:16: id 'flood' is already used on line 5" in told(written(FILE + again))


@pytest.mark.parametrize("text", ["", "# nothing\n", "- 1\n", "just words\n"])
def test_what_is_no_such_file_is_said_to_be_none(written: Written, text: str) -> None:
    """An empty one too."""
    assert told(written(text)).startswith("answers.yaml:1: ")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """It came with the program."""
    assert "install the program again" in told(tmp_path / "none.yaml")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.binary(max_size=200), st.integers(0, len(FILE)), st.integers(0, 20))
def test_whatever_the_bytes_it_is_samples_or_a_sentence(
    tmp_path: Path, bytes_: bytes, at: int, cut: int
) -> None:
    """Never an exception of another kind."""
    path = tmp_path / "answers.yaml"
    whole = FILE.encode()
    path.write_bytes(whole[:at] + bytes_ + whole[at + cut :])
    try:
        samples = read_samples(path)
    except Trouble as trouble:
        sentence, mend, samples = trouble.sentence, trouble.mend, ()
    else:
        sentence, mend = "answers.yaml", "none"

    assert "answers.yaml" in sentence
    assert mend
    assert all(1 <= sample.level <= 5 and len(sample.why) == 2 for sample in samples)


def test_the_shipped_set_is_eight_competencies_at_three_levels() -> None:
    """A weak one, one in the middle or just above, and an outstanding one of each."""
    samples = read_samples(SHIPPED)
    levels: dict[Competency, list[int]] = {}
    for sample in samples:
        levels.setdefault(sample.competency, []).append(sample.level)

    assert len(samples) == 24
    assert len({sample.id for sample in samples}) == 24
    assert len(levels) == 8
    for found in levels.values():
        assert sorted(found) in ([2, 3, 5], [2, 4, 5])


def test_the_shipped_answers_are_as_long_as_answers_are() -> None:
    """From about 40 seconds to about two minutes."""
    lengths = {sample.id: len(words_of(sample.text)) for sample in read_samples(SHIPPED)}

    assert {id for id, words in lengths.items() if not 90 <= words <= 260} == set()


def test_no_two_shipped_answers_are_alike() -> None:
    """Varied people: no sentence is told twice."""
    sentences = Counter(
        sentence.strip() for sample in read_samples(SHIPPED) for sentence in sample.text.split(".")
    )
    del sentences[""]

    assert [sentence for sentence, times in sentences.items() if times > 1] == []
