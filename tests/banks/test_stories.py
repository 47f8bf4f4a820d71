"""The file of stories: read strictly, changed gently, and put back exactly."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.banks.problems import BankError
from practice.banks.stories import StoryFile
from practice.banks.story_cache import WORTH_IT
from practice.banks.story_fields import STORY
from practice.banks.story_reading import read_stories
from practice.banks.story_template import TEMPLATE
from practice.banks.story_writing import with_story
from practice.banks.story_yaml import FIELDS, tidied
from practice.model.kinds import Competency
from practice.model.story import Beat, BeatPart, Share, Story, StoryKind

BY_HAND = """\
# My stories.
schema: story-bank/1
stories:
  - id: signup-form            # the first
    title: The sign-up form
    cue: Rosa, seven fields    # two to five words
    when: 2025-04
    kind:
      - success
      - conflict   # a mild one
    beats:
      # before the launch
      - {id: s, part: situation, text: "Launch in nine days; one in three gave up"}
      - id: r
        part: result
        text: "Give-ups 34 to 21 per cent"
        numbers: ["34%", "21%"]   # from the dashboard
    headline: >
      I changed my own mind
      half way through.
    competencies: {teamwork: main, influence: also}
    questions: [conflict-colleague]
    told:
      - {application: harbour, date: 2026-01-10, round: first}

  # not finished
  - title: "The move: a long week"
    id: the-move
    share: anonymise

# that is all
"""
ids = st.from_regex("[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
lines = st.text(max_size=60).map(lambda text: " ".join(text.split()))
texts = st.one_of(
    st.sampled_from(
        [
            "no",
            "~",
            "null",
            "- a",
            "# b",
            "a: b",
            "a #b",
            '"',
            "'",
            "\\n",
            "{a",
            "[b",
            "*c",
            "&d",
            "!e",
            "%f",
            "1:30",
        ]
    ),
    st.sampled_from(["ÄÖ 東京 😀 عربي", 'it\'s "it"', "a, b", "|", ">", "? a", "@", "`", "=", "<<", "0x1f"]),
    lines,
)
some = st.lists(st.sampled_from(Competency), max_size=4, unique=True).map(tuple)
beats = st.lists(
    st.builds(
        Beat,
        ids,
        st.sampled_from(BeatPart),
        st.one_of(texts, st.just("word " * 290)),
        st.lists(lines, max_size=3).map(tuple),
    ),
    max_size=6,
    unique_by=lambda beat: beat.id,
).map(tuple)
whens = st.one_of(
    st.just(""), st.just("2025"), st.dates().map(lambda day: f"{max(day.year, 1000)}-{day.month:02}")
)
anything = st.builds(
    Story,
    ids,
    texts,
    beats,
    cue=lines,
    when=whens.filter(lambda when: when[:1] in "12"),
    where=lines,
    kinds=st.lists(st.sampled_from(StoryKind), max_size=3).map(tuple),
    headline=lines,
    main=some,
    also=some,
    share=st.sampled_from(Share),
).map(tidied)
stories = anything.filter(lambda story: bool(story.title) and all(beat.text for beat in story.beats))


def file_of(folder: Path, text: str | bytes = "") -> StoryFile:
    """A file with this text, or no file."""
    path = folder / "stories.yaml"
    if text:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return StoryFile(path)


def kept(file: StoryFile) -> list[Story]:
    """The stories without the lines they stand on."""
    return [replace(story, line=0) for story in file.all()]


def changed(text: str, story: Story) -> str:
    """The text with this story in it."""
    before = {each.id: each for each in read_stories(text.encode()).stories}
    return with_story(text, story, before.get(story.id))


def named(text: str, name: str) -> Story:
    """A story of a text."""
    return next(story for story in read_stories(text.encode()).stories if story.id == name)


@settings(max_examples=150, deadline=None)
@given(st.lists(stories, min_size=1, max_size=4), st.booleans())
def test_every_story_that_was_put_comes_back_and_the_others_stay(put: list[Story], windows: bool) -> None:
    """Whatever a story says, YAML must not read anything else into it."""
    text = TEMPLATE.replace("\n", "\r\n") if windows else TEMPLATE
    wanted: dict[str, Story] = {}
    for story in put:
        text = changed(text, story)
        wanted[story.id] = story

    reading = read_stories(text.encode())
    assert reading.findings.errors == 0, reading.findings.by_line()
    assert [replace(story, line=0) for story in reading.stories] == list(wanted.values())
    assert text.startswith("# Your stories")
    assert not windows or "\n" not in text.replace("\r\n", "")


@settings(max_examples=150, deadline=None)
@given(stories)
def test_a_story_written_by_hand_takes_any_change_and_nothing_around_it_moves(story: Story) -> None:
    """Notes, the other story and the fields the program does not know are the person's."""
    text = changed(BY_HAND, replace(story, id="signup-form"))

    reading = read_stories(text.encode())
    assert reading.findings.errors == 0, reading.findings.by_line()
    first, second = reading.stories
    assert replace(first, line=0) == replace(story, id="signup-form")
    assert replace(second, line=0) == replace(named(BY_HAND, "the-move"), line=0)
    for theirs in (
        "# My stories.\nschema: story-bank/1\nstories:\n  - id: signup-form            # the first\n",
        "    questions: [conflict-colleague]\n    told:\n      - {application: harbour,",
        '\n  # not finished\n  - title: "The move: a long week"\n    id: the-move\n    share: anonymise\n',
        "\n\n# that is all\n",
    ):
        assert theirs in text


@settings(max_examples=80, deadline=None)
@given(stories)
def test_the_last_story_of_a_file_without_a_last_line_end_takes_any_change(story: Story) -> None:
    """Editors differ about the end of a file."""
    text = changed(BY_HAND.partition("\n\n# that is all")[0], replace(story, id="the-move"))

    assert replace(named(text, "the-move"), line=0) == replace(story, id="the-move")


@given(st.binary(max_size=200), st.text(max_size=200))
def test_no_bytes_at_all_make_the_reader_fail(data: bytes, text: str) -> None:
    """A file can hold anything."""
    read_stories(data)
    read_stories(f"schema: story-bank/1\nstories:\n  - id: a\n    title: {text}".encode("utf-8", "replace"))


def test_what_is_written_by_hand_is_read(tmp_path: Path) -> None:
    """Plain texts, notes behind them, beats on one line or on several."""
    first, second = file_of(tmp_path, BY_HAND).all()

    assert (first.cue, first.line) == ("Rosa, seven fields", 4)
    assert first.kinds == (StoryKind.SUCCESS, StoryKind.CONFLICT)
    assert first.beats[1] == Beat("r", BeatPart.RESULT, "Give-ups 34 to 21 per cent", ("34%", "21%"))
    assert first.headline == "I changed my own mind half way through."
    assert (first.main, first.also) == ((Competency.TEAMWORK,), (Competency.INFLUENCE,))
    assert (second.title, second.share) == ("The move: a long week", Share.ANONYMISE)


def test_one_change_is_one_changed_line() -> None:
    """Everything else is the person's, to the byte."""
    story = named(BY_HAND, "signup-form")
    text = changed(BY_HAND, replace(story, cue="Rosa: five"))

    assert text == BY_HAND.replace("cue: Rosa, seven fields    #", 'cue: "Rosa: five"    #')


def test_a_new_beat_leaves_the_others_and_their_notes() -> None:
    """Notes inside a story are kept as those around it are."""
    story = named(BY_HAND, "signup-form")
    beat = Beat("a", BeatPart.ACTION, "Asked who reads each field")
    text = changed(BY_HAND, replace(story, beats=(story.beats[0], beat, story.beats[1])))

    line = '      - {id: a, part: action, text: "Asked who reads each field"}\n'
    assert text == BY_HAND.replace("      - id: r\n", f"{line}      - id: r\n")


def test_a_new_story_comes_at_the_end_with_the_margin_of_the_others() -> None:
    """Behind the last notes, where somebody who opens the file looks for it."""
    text = changed(BY_HAND, Story("new", "New", ()))

    assert text == BY_HAND + '\n  - id: new\n    title: "New"\n    share: ok\n'


@pytest.mark.parametrize("empty", ["stories:", "stories: []", "stories:   # none yet", "stories: []  # none"])
def test_the_first_story_finds_its_place(empty: str) -> None:
    """An empty list can be written in several ways."""
    text = changed(f"schema: story-bank/1\n{empty}\nx: 1\n", Story("new", "New", ()))

    assert [story.id for story in read_stories(text.encode()).stories] == ["new"]
    assert text.endswith("\nx: 1\n")


def test_what_follows_the_stories_keeps_its_notes() -> None:
    """A note above a line belongs to that line."""
    before = "schema: story-bank/1\nstories:\n- {id: a, title: A}\n# about x\nx: 1\n"
    text = changed(before, Story("new", "New", ()))

    assert text.endswith("# about x\nx: 1\n")
    assert [story.id for story in read_stories(text.encode()).stories] == ["a", "new"]


def test_without_a_file_there_are_no_stories_and_the_first_makes_one(tmp_path: Path) -> None:
    """Nothing has to be set up, and the new file explains itself."""
    file = StoryFile(tmp_path / "new" / "stories.yaml")
    assert file.all() == ()

    file.put(Story("a", "A", ()))

    assert kept(file) == [Story("a", "A", ())]
    assert file.path.read_text("utf-8").startswith(TEMPLATE)
    assert [path.name for path in file.path.parent.iterdir()] == ["stories.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    """Stories name people."""
    file = file_of(tmp_path, BY_HAND)
    file.path.chmod(0o644)
    file.put(Story("a", "A", ()))

    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_windows_file_with_its_mark_stays_one(tmp_path: Path) -> None:
    """Some editors begin a file with a mark and end each line with two signs."""
    before = b"\xef\xbb\xbf" + BY_HAND.replace("\n", "\r\n").encode()
    file = file_of(tmp_path, before)
    file.put(Story("a", "A", ()))

    assert file.path.read_bytes() == before + b'\r\n  - id: a\r\n    title: "A"\r\n    share: ok\r\n'


def test_putting_what_is_there_already_touches_nothing(tmp_path: Path) -> None:
    """Not even the time the file was changed."""
    file = file_of(tmp_path, BY_HAND)
    before = file.path.stat()
    file.put(file.all()[0])

    assert file.path.stat().st_mtime_ns == before.st_mtime_ns
    assert file.path.stat().st_ino == before.st_ino


def test_hidden_signs_and_line_ends_are_left_out_of_what_is_put(tmp_path: Path) -> None:
    """What the reader would refuse is never written."""
    file = file_of(tmp_path)
    file.put(Story("a", "One\nline \x1b[31m of\u202e text", (), where="\u200b"))

    assert kept(file) == [Story("a", "One line [31m of text", ())]


@pytest.mark.parametrize(
    ("story", "said"),
    [
        (Story("a", "", ()), "story 1 has no 'title'"),
        (Story("a", "A", (Beat("s", BeatPart.TASK, ""),)), "text of beat 1 of story 1 is empty"),
        (Story("a", "A", (), when="spring"), "when 'spring' is not valid"),
        (Story("Not an id", "A", ()), "id 'Not an id' may only have small letters"),
        (Story("a", "x" * 2000, ()), "2000 characters"),
    ],
)
def test_a_story_that_could_not_be_read_back_is_not_written(tmp_path: Path, story: Story, said: str) -> None:
    """The file stays one that can be read."""
    file = file_of(tmp_path)
    with pytest.raises(BankError) as found:
        file.put(story)

    assert said in found.value.sentence
    assert not file.path.exists()


def test_a_story_in_braces_is_left_to_its_writer(tmp_path: Path) -> None:
    """It is read; but to change it line by line there would have to be lines."""
    before = 'schema: story-bank/1\nstories:\n  - {id: a, title: "A"}\n'
    file = file_of(tmp_path, before)
    with pytest.raises(BankError) as found:
        file.put(Story("a", "B", ()))

    assert "each field on a line of its own" in found.value.mend
    assert file.path.read_text("utf-8") == before
    file.put(Story("b", "B", ()))
    assert [story.id for story in file.all()] == ["a", "b"]


def test_what_the_disk_refuses_is_said_and_nothing_changes(tmp_path: Path) -> None:
    """A folder where the file should be."""
    (tmp_path / "stories.yaml").mkdir()
    file = StoryFile(tmp_path / "stories.yaml")
    for verb in (file.all, lambda: file.put(Story("a", "A", ()))):
        with pytest.raises(BankError) as found:
            verb()
        assert found.value.mend


def test_every_field_is_written_or_left_alone() -> None:
    """A field that is added to the table must be thought of by the writer too."""
    assert set(FIELDS) | {"questions", "told", "x"} == set(STORY.by_name)


def test_the_example_in_the_template_is_a_good_story() -> None:
    """Whoever takes the signs away has a file without a problem."""
    top, _, example = TEMPLATE.partition("change it.\n#\n")
    text = top + "change it.\n" + "".join(f"{line[2:]}\n" for line in example.splitlines())
    reading = read_stories(text.encode())

    assert reading.findings.listed == []
    assert [len(story.beats) for story in reading.stories] == [5]
    assert read_stories(TEMPLATE.encode()).stories == ()


def test_a_large_file_is_read_once_and_its_copy_is_never_believed_blindly(tmp_path: Path) -> None:
    """A long bank must not slow every start; a copy that does not fit is as good as none."""
    text = TEMPLATE
    for number in range(60):
        beats = tuple(Beat(part.value, part, "word " * 20) for part in BeatPart)
        text = changed(text, Story(f"s{number}", "Story", beats, main=(Competency.PLANNING,)))
    assert len(text) > WORTH_IT
    file = file_of(tmp_path, text)
    read = list(file.all())
    copy = tmp_path / ".stories.yaml.read"

    assert list(StoryFile(file.path).all()) == read
    assert os.name == "nt" or stat.S_IMODE(copy.stat().st_mode) == 0o600
    for damage in (b"", copy.read_bytes()[:-9], copy.read_bytes().replace(b"Story", b"Other")):
        copy.write_bytes(damage)
        assert list(StoryFile(file.path).all()) == read
    file.path.write_text(text.replace('"Story"', '"Other"'), "utf-8")
    assert {story.title for story in StoryFile(file.path).all()} == {"Other"}
    file.path.unlink()
    assert StoryFile(file.path).all() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_small_file_has_no_copy(tmp_path: Path) -> None:
    """Stories are private: one place for them is better than two."""
    file = file_of(tmp_path, BY_HAND)
    file.all()

    assert [path.name for path in tmp_path.iterdir()] == ["stories.yaml"]
