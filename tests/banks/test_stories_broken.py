"""A file of stories, edited by hand and broken: where, what, how to mend it, and nothing lost."""

# Messages stand on one line each, as they are printed.
# ruff: noqa: E501

from pathlib import Path

import pytest

from practice.banks.problems import BankError, problem_lines
from practice.banks.stories import StoryFile
from practice.banks.story_reading import read_stories
from practice.model.story import Story

WHOLE = """\
schema: story-bank/1
stories:
  - id: cellar
    title: The wet cellar
    kind: [success, pressure]
    beats:
      - {id: s, part: situation, text: "A pipe burst"}
      - {id: r, part: result, text: "Forty boxes dry", numbers: ["forty"]}
    competencies: {resilience: main, planning: also}
  - id: move
    title: The move
"""

BROKEN = {
    "a colon in a text": (
        ("title: The move", "title: The move: a long week"),
        "11: error: this file cannot be read: mapping values are not allowed here",
        "the text has a colon followed by a space: put the whole text in double quotes",
    ),
    "a quotation mark that is never closed": (
        ('text: "A pipe burst"', 'text: "A pipe burst'),
        "7: error: this file cannot be read: the quotation mark opened here is closed only lines later",
        "close it with the same sign; a quotation mark inside the text needs the other kind around it",
    ),
    "a tab": (
        ("    title: The move", "\ttitle: The move"),
        "11: error: this file cannot be read: a tab stands where only spaces may",
        "a tab is used to indent: use spaces",
    ),
    "a wrong margin": (
        ("    title: The move", "   title: The move"),
        "11: error: this file cannot be read: this line does not fit to the ones above it",
        "check the indentation and quotes of this line and the one above",
    ),
    "a field with a slip": (
        ("competencies:", "competences:"),
        "9: error: unknown field 'competences' in story 1",
        "did you mean 'competencies'?",
    ),
    "a competency that does not exist": (
        ("planning: also", "planing: also"),
        "9: error: unknown field 'planing' in competencies of story 1",
        "did you mean 'planning'?",
    ),
    "a word for how well it shows": (
        ("planning: also", "planning: too"),
        "9: error: planning 'too' is not known",
        "choose one of: main, also",
    ),
    "a kind": (
        ("kind: [success,", "kind: [sucess,"),
        "5: error: kind 'sucess' is not known",
        "did you mean 'success'? choose one of: success, failure, conflict, pressure, change, leadership, helping, learning",
    ),
    "a comma in a text without quotes": (
        ('text: "A pipe burst"', "text: A pipe burst, on a Friday"),
        "7: error: the text of beat 1 of story 1 is cut off at a comma, before 'on a Friday'",
        "put the whole text in double quotes",
    ),
    "a sign that begins a note": (
        ("title: The move", "title: The move #2"),
        "11: error: title is cut off: YAML treats '#2' as a comment, leaving only 'The move'",
        "put the whole text in double quotes",
    ),
    "an id used twice": (
        ("id: move", "id: cellar"),
        "10: error: id 'cellar' is already used on line 3",
        "ids must differ: what you recalled hangs on them",
    ),
    "a beat's id used twice": (
        ("{id: r, part: result", "{id: s, part: result"),
        "8: error: story 1 has two beats called 's'",
        "give one of them another id (the first is on line 7)",
    ),
    "a field given twice": (
        ("    title: The move", "    title: The move\n    title: Another"),
        "12: error: 'title' is given twice in story 2 (first on line 11); YAML would silently keep only the last",
        "delete one of the two",
    ),
    "a title that is missing": (
        ("    title: The move\n", ""),
        "10: error: story 2 has no 'title'",
        "add a 'title:' line",
    ),
    "a terminal escape": (
        ("title: The move", 'title: "The \\e[31mmove"'),
        "11: error: this text holds a terminal escape (U+001B)",
        "delete it; a text may not control the terminal",
    ),
    "the first line gone": (
        ("schema: story-bank/1\n", ""),
        "1: error: this is YAML, but no file of stories (no 'schema: story-bank/1' line)",
        "add the line 'schema: story-bank/1' at the top, and put the stories under 'stories:'",
    ),
}


@pytest.mark.parametrize(("change", "what", "mend"), BROKEN.values(), ids=BROKEN)
def test_each_way_to_break_it_has_a_line_and_a_mend_and_loses_nothing(
    tmp_path: Path, change: tuple[str, str], what: str, mend: str
) -> None:
    """The program reads nothing from half a file, writes nothing to it, and says what to do."""
    old, new = change
    text = WHOLE.replace(old, new)
    assert text != WHOLE
    file = StoryFile(tmp_path / "stories.yaml")
    file.path.write_text(text, "utf-8", newline="")

    said = problem_lines("stories.yaml", read_stories(text.encode()).findings.by_line())
    assert said[:2] == [f"stories.yaml:{what}", f"    mend: {mend}"]
    for verb in (file.all, lambda: file.put(Story("new", "New", ()))):
        with pytest.raises(BankError) as found:
            verb()
        line, _, rest = what.partition(": error: ")
        assert found.value.sentence.startswith(f"{file.path}:{line}: {rest}")
        assert found.value.mend.startswith(f"{mend}; `practice stories edit`")
    assert file.path.read_bytes() == text.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["stories.yaml"]


def test_all_that_is_wrong_is_listed_and_the_first_is_named(tmp_path: Path) -> None:
    """One look at the list is enough to mend it all; one story that is not YAML hides no other problem."""
    text = WHOLE.replace("title: The wet cellar", "title: Wet: cellar").replace("title: The move", "titel: x")
    file = StoryFile(tmp_path / "stories.yaml")
    file.path.write_text(text, "utf-8")

    assert [problem.line for problem in file.check().findings.by_line()] == [4, 10, 11]
    with pytest.raises(BankError) as found:
        file.all()
    assert found.value.sentence.endswith(
        "stories.yaml:4: this file cannot be read: mapping values are not allowed here (and 2 more)"
    )


def test_a_mended_file_is_read_again_in_the_same_sitting(tmp_path: Path) -> None:
    """Nobody has to start the program anew."""
    file = StoryFile(tmp_path / "stories.yaml")
    file.path.write_text(WHOLE.replace("title: The move", "titel: x"), "utf-8")
    with pytest.raises(BankError):
        file.all()
    file.path.write_text(WHOLE, "utf-8")

    assert [story.id for story in file.all()] == ["cellar", "move"]


def test_a_bank_of_questions_in_its_place_is_told_apart(tmp_path: Path) -> None:
    """Whoever confuses two files learns which one is wanted."""
    file = StoryFile(tmp_path / "stories.yaml")
    file.path.write_text("schema: interview-bank/1\nquestions: []\n", "utf-8")
    with pytest.raises(BankError) as found:
        file.all()

    assert "schema 'interview-bank/1' is not one this program reads stories from" in found.value.sentence


@pytest.mark.parametrize(
    "data", [b"\xff\xfes\x00", b"\xe9", b"a" * 2_000_002], ids=["utf-16", "latin", "huge"]
)
def test_bytes_that_are_no_text_are_refused_with_a_mend(tmp_path: Path, data: bytes) -> None:
    """What an editor in another encoding leaves behind."""
    file = StoryFile(tmp_path / "stories.yaml")
    file.path.write_bytes(data)
    with pytest.raises(BankError) as found:
        file.all()

    assert found.value.mend
    assert file.path.read_bytes() == data
