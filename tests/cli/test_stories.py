"""`practice stories`: a list, a page, and an editor whose work is never thrown away."""

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import FakeClock, FakeStories, MakeWorld, run_plain
from practice.banks.stories import StoryFile
from practice.banks.story_template import TEMPLATE
from practice.cli.stories import NoEditor, edit, run_stories, story_sitting
from practice.model.kinds import Competency
from practice.model.story import Beat, BeatPart, Story
from practice.sittings.drills.story_pages import NoStory

CELLAR = Story(
    "cellar", "The wet cellar", (Beat("s", BeatPart.SITUATION, "A pipe burst"),), main=(Competency.PLANNING,)
)
MINE = {"EDITOR": "my-editor --wait"}


class Editor:
    """A person in an editor."""

    def __init__(self, change: Callable[[str], str] = str, status: int = 0) -> None:
        self._change = change
        self._status = status
        self.told: list[str] = []

    def __call__(self, words: Sequence[str]) -> int:
        self.told = list(words)
        path = Path(words[-1])
        path.write_text(self._change(path.read_text("utf-8")), "utf-8", newline="")
        return self._status


def no_editor(words: Sequence[str]) -> int:
    """A program that is not there."""
    raise FileNotFoundError(2, "No such file or directory", words[0])


def options(verb: str | None, name: str | None = None) -> SimpleNamespace:
    """As the command line gives them."""
    return SimpleNamespace(command="stories", verb=verb, name=name)


def test_the_list_has_a_line_for_each_story(
    make_world: MakeWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it is called, what it shows, how far it is."""
    assert run_stories(options("list"), make_world(stories=FakeStories([CELLAR]))) == 0
    assert run_stories(options("list"), make_world()) == 0

    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith("cellar: The wet cellar (planning). Still open: task, action, result,")
    assert out.endswith("No stories yet. `practice stories add` begins the first.")


def test_one_story_is_shown_by_the_beginning_of_its_name(
    make_world: MakeWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    """To read, or to print."""
    assert run_stories(options("show", "cel"), make_world(stories=FakeStories([CELLAR]))) == 0

    assert capsys.readouterr().out.splitlines()[:2] == ["cellar: The wet cellar", "Situation: A pipe burst"]


def test_each_other_verb_has_its_sitting(make_world: MakeWorld, clock: FakeClock) -> None:
    """And a story that is not there is told of before it begins."""
    world = make_world(stories=FakeStories([CELLAR]))
    for verb, said in (
        (None, "== Your stories =="),
        ("add", "== A story =="),
        ("matrix", "== Stories and the job =="),
        ("want", "== What the job asks for =="),
    ):
        assert said in run_plain(story_sitting(options(verb), world), clock).transcript
    assert "Tell it" in run_plain(story_sitting(options("tell", "cellar"), world), clock).transcript
    with pytest.raises(NoStory):
        story_sitting(options("tell", "x"), world)


def test_the_first_edit_begins_with_an_example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a file for the person alone."""
    editor = Editor()
    path = tmp_path / "new" / "stories.yaml"

    assert edit(path, named=MINE, run=editor) == 0
    assert editor.told == ["my-editor", "--wait", str(path)]
    assert path.read_text("utf-8") == TEMPLATE
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert capsys.readouterr().out == f"{path}: 0 stories, 0 errors, 0 warnings\n"


def test_a_slip_is_told_with_its_line_and_its_mend_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The status says that it is not done; the words are the person's."""
    path = tmp_path / "stories.yaml"
    StoryFile(path).put(CELLAR)
    before = path.read_text("utf-8")

    assert edit(path, named=MINE, run=Editor(lambda text: text.replace("title:", "titel:"))) == 2
    line = 1 + before.splitlines().index('    title: "The wet cellar"')
    assert capsys.readouterr().out.splitlines() == [
        f"{path}:{line - 1}: error: story 1 has no 'title'",
        "    mend: add a 'title:' line",
        f"{path}:{line}: error: unknown field 'titel' in story 1",
        "    mend: did you mean 'title'?",
        f"{path}: 1 story, 2 errors, 0 warnings",
        f"The file as it was before is kept: {path}.before",
        "Your changes are kept in the file. `practice stories edit` opens it again.",
        "Until it is mended, the program reads no story from it and writes none to it.",
    ]
    assert path.read_text("utf-8") == before.replace("title:", "titel:")
    assert edit(path, named=MINE, run=Editor(lambda text: text.replace("titel:", "title:"))) == 0
    assert path.read_text("utf-8") == before


@pytest.mark.parametrize("left", ["", "schema: story-bank/1\nstories: []\n", 'stories: "\n'])
def test_stories_that_an_edit_took_away_are_still_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], left: str
) -> None:
    """A slip in an editor must not cost what was told over weeks; the copy is not lost by the next edit."""
    path, before = tmp_path / "stories.yaml", tmp_path / "stories.yaml.before"
    StoryFile(path).put(CELLAR)
    whole = path.read_text("utf-8")
    edit(path, named=MINE, run=Editor(lambda _: left))

    assert f"The file as it was before is kept: {before}" in capsys.readouterr().out
    assert path.read_text("utf-8") == left

    edit(path, named=MINE, run=Editor(lambda _: "broken: ["))
    assert "as it was" not in capsys.readouterr().out
    assert before.read_text("utf-8") == whole


def test_a_sound_edit_leaves_no_copy(tmp_path: Path) -> None:
    """Stories are private: one place for them is better than two."""
    path = tmp_path / "stories.yaml"
    StoryFile(path).put(CELLAR)
    edit(path, named=MINE, run=Editor(lambda text: text.replace("wet", "dry")))

    assert sorted(tmp_path.iterdir()) == [path]


def test_what_is_no_yaml_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two problems on one line are looked for in vain when there is one."""
    path = tmp_path / "stories.yaml"
    StoryFile(path).put(CELLAR)
    edit(path, named=MINE, run=Editor(lambda text: f"{text}oops\n"))

    assert capsys.readouterr().out.count("cannot be read") == 1


def test_an_editor_that_fails_changes_nothing_and_the_file_is_still_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may have saved before."""
    path = tmp_path / "stories.yaml"

    assert edit(path, named=MINE, run=Editor(status=3)) == 0
    assert "The editor ended with status 3." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (
            {"VISUAL": "nowhere-to-be-found"},
            "the editor 'nowhere-to-be-found' cannot be started: No such file",
        ),
        ({"EDITOR": 'vi "'}, "EDITOR is 'vi \"', which has a quotation mark that is never closed"),
        ({"PATH": ""}, "no editor was found on this computer"),
    ],
)
def test_without_an_editor_a_sentence_says_what_to_do(
    tmp_path: Path, named: dict[str, str], said: str
) -> None:
    """The file can be opened in any other way."""
    with pytest.raises(NoEditor) as found:
        edit(tmp_path / "stories.yaml", named=named, run=no_editor)

    assert found.value.sentence.startswith(said)
    assert "EDITOR=nano" in found.value.mend
    assert str(tmp_path) in found.value.mend


def test_visual_goes_before_editor_and_either_before_what_is_usual(tmp_path: Path) -> None:
    """As every program does it."""
    (tmp_path / "nano").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "nano").chmod(0o755)
    path = tmp_path / "stories.yaml"
    for named, first in (
        ({"VISUAL": "a", "EDITOR": "b"}, "a"),
        ({"VISUAL": " ", "EDITOR": "b"}, "b"),
        *(() if os.name == "nt" else (({"PATH": str(tmp_path)}, str(tmp_path / "nano")),)),
    ):
        editor = Editor()
        edit(path, named=named, run=editor)
        assert editor.told[0] == first


def test_an_editor_begins_at_the_story_where_it_can(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Elsewhere the line is said; a story that is not there is told of."""
    path = tmp_path / "stories.yaml"
    StoryFile(path).put(CELLAR)
    line = StoryFile(path).all()[0].line
    editor = Editor()

    edit(path, "cellar", named={"EDITOR": "/no/such/nano"}, run=editor)
    assert editor.told == ["/no/such/nano", f"+{line}", str(path)]
    edit(path, "cel", named={"EDITOR": "vim -R"}, run=editor)
    assert editor.told == [editor.told[0], "-R", f"+{line}", str(path)]
    edit(path, "cellar", named=MINE, run=editor)
    assert f"'cellar' is on line {line}." in capsys.readouterr().out
    with pytest.raises(NoStory, match="there is no story 'x'"):
        edit(path, "x", named=MINE, run=editor)
