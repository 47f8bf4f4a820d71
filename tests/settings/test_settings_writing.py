"""One setting is changed; all else in the file stays as the person wrote it, whatever happens meanwhile."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from practice.model.settings import Microphone, Settings
from practice.nerves.patterns import SHIPPED
from practice.settings.fields import GROUPS, Flag, Kind, OneOf, Value, Whole, Words
from practice.settings.reading import read_settings
from practice.settings.template import template
from practice.settings.trouble import SettingsError
from practice.settings.writing import write_setting

BOUND_BY_MODES = str(Path(__file__).parents[1] / "end_to_end" / "bound_by_modes.py")
CHANGER = str(Path(__file__).with_name("changer.py"))

MINE = """\
# My own file. “Quiet”, please!

[speaking]
   voice = 'Anna'     # the kind one
use=true

# about the microphone
[microphone]
keep_days = 7 # a week
device = "Blue Yeti"


# the end
"""

BREATHING = """\
[patterns.evening]   # for the sofa
breath = 'in 4, hold 2, out 7'
minutes=3

[calm]
pattern = "evening"
# the end of it

[patterns]
dawn = {breath = "in 3, out 5"}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def values_of(kind: Kind) -> st.SearchStrategy[Value]:
    match kind:
        case Flag():
            return st.booleans()
        case Whole(low, high):
            return st.integers(low, high)
        case Words(most):
            signs = st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\t\r\n\\\"'")
            return st.text(signs, max_size=most)
        case OneOf(choices):
            return st.sampled_from(choices)


changes = st.one_of(
    *[
        st.tuples(st.just(group.name), st.just(setting.name), values_of(setting.kind))
        for group in GROUPS
        for setting in group.settings
        if (group.name, setting.name) != ("calm", "pattern")
    ],
    st.tuples(st.just("calm"), st.just("pattern"), st.sampled_from([pattern.id for pattern in SHIPPED])),
)


def changer(path: Path, *words: int) -> "subprocess.Popen[str]":
    command = [sys.executable, CHANGER, str(path), *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def refused(path: Path, name: str = "microphone.use", value: Value = True) -> SettingsError:
    """The change must fail, and leave the file and its folder as they are."""
    before = path.read_bytes(), sorted(each.name for each in path.parent.iterdir())
    with pytest.raises(SettingsError) as caught:
        write_setting(path, name, value)

    assert (path.read_bytes(), sorted(each.name for each in path.parent.iterdir())) == before
    assert caught.value.mend
    return caught.value


def test_the_first_change_writes_the_template_with_it(path: Path) -> None:
    """Whoever opens the file finds every setting there, and what it does."""
    write_setting(path, "microphone.use", True)

    assert path.read_text("utf-8") == template().replace("use = false", "use = true", 1)
    assert read_settings(path) == Settings(Microphone(use=True))


def test_a_change_leaves_every_other_sign_as_it_was(path: Path) -> None:
    """Order, notes, spaces and blank lines are the person's own."""
    path.write_text(MINE, "utf-8")
    write_setting(path, "microphone.keep_days", 30)
    write_setting(path, "speaking.voice", "Ben")

    assert path.read_text("utf-8") == MINE.replace("= 7 #", "= 30 #").replace("'Anna'", '"Ben"')


def test_a_setting_that_was_not_there_joins_its_group(path: Path) -> None:
    """Below the last one there, and not below a note that belongs to the next group."""
    path.write_text(MINE, "utf-8")
    write_setting(path, "microphone.use", True)
    write_setting(path, "speaking.words_per_minute", 120)

    assert path.read_text("utf-8") == MINE.replace(
        "use=true\n", "use=true\nwords_per_minute = 120\n"
    ).replace('Yeti"\n', 'Yeti"\nuse = true\n')


def test_a_group_that_was_not_there_comes_with_its_notes(path: Path) -> None:
    """As it would stand in a new file."""
    path.write_text(MINE, "utf-8")
    write_setting(path, "live.pace", True)
    text = path.read_text("utf-8")

    assert text.startswith(f"{MINE.rstrip()}\n\n[live]\n# ")
    assert text.endswith("\npace = true\n")


@pytest.mark.parametrize(
    "text",
    [
        "microphone = {keep_days = 3}\n",
        "microphone = {}\n",
        "microphone.keep_days = 3\n",
        "[microphone]",
        "[microphone]\n[live]\n",
        "# nothing but a note",
        "",
        '"microphone"."keep_days" = 3\n',
        "[live]\n\n[microphone]\nkeep_days = 3 # last line",
        "[microphone]\ndevice = '''\nkeep_days = 3'''\n",
    ],
)
def test_every_way_of_writing_a_group_can_be_changed(path: Path, text: str) -> None:
    """TOML has many; none of them is told to be too unusual."""
    path.write_text(text, "utf-8")
    before = read_settings(path)
    write_setting(path, "microphone.keep_days", 99)
    write_setting(path, "microphone.use", True)

    assert read_settings(path) == replace(
        before, microphone=replace(before.microphone, keep_days=99, use=True)
    )


@trying(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([MINE, BREATHING, template(), ""]), st.lists(changes, min_size=1, max_size=5))
def test_what_is_written_is_what_is_read(
    path: Path, text: str, several: list[tuple[str, str, Value]]
) -> None:
    """Any values, one after another, and the notes are still there."""
    path.write_text(text, "utf-8")
    expected = read_settings(path)
    for group, setting, value in several:
        write_setting(path, f"{group}.{setting}", value)
        expected = replace(expected, **{group: replace(getattr(expected, group), **{setting: value})})

    notes = [line for line in text.splitlines() if line.startswith("#")]

    assert read_settings(path) == expected
    assert [line for line in path.read_text("utf-8").split("\n") if line in notes][: len(notes)] == notes


def test_own_patterns_stay_as_they_are_written(path: Path) -> None:
    """They are tables that no command writes; a change beside them must not touch them."""
    path.write_text(BREATHING, "utf-8")
    own = read_settings(path).patterns
    write_setting(path, "calm.pattern", "dawn")
    write_setting(path, "calm.holds", True)
    write_setting(path, "you.name", "Sam")

    assert [pattern.id for pattern in own] == ["evening", "dawn"]
    assert read_settings(path).patterns == own
    assert path.read_text("utf-8").startswith(
        BREATHING.rstrip().replace('pattern = "evening"\n', 'pattern = "dawn"\nholds = true\n')
    )


def test_the_line_ends_of_notepad_stay(path: Path) -> None:
    """A file in which they are mixed is shown as one long line by old editors."""
    path.write_bytes(MINE.replace("\n", "\r\n").encode())
    write_setting(path, "live.lamp", True)
    data = path.read_bytes()

    assert data.count(b"\n") == data.count(b"\r\n") > MINE.count("\n")
    assert read_settings(path).live.lamp


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("microphone.us", True, "there is no setting 'microphone.us'|did you mean 'microphone.use'?"),
        ("Live.Pace", True, "there is no setting 'Live.Pace'|did you mean 'live.pace'?"),
        ("microphone", True, "there is no setting 'microphone'|did you mean"),
        ("?", True, "there is no setting '?'|there are microphone.use, microphone.device"),
        ("microphone.use", 1, "'microphone.use' cannot be 1|write true or false"),
        ("microphone.keep_days", 0, "'microphone.keep_days' cannot be 0|write a whole number from 1 to 3650"),
        ("microphone.device", "\x1b[2J", "'microphone.device' holds a control sign (U+001B)|delete it"),
        (
            "calm.pattern",
            "eas",
            "'calm.pattern' cannot be 'eas', because there is no such pattern|did you mean 'ease'?",
        ),
        (
            "calm.pattern",
            "",
            "'calm.pattern' cannot be '', because there is no such pattern|the patterns are ease",
        ),
        ("nerves.ask", "daily", "'nerves.ask' cannot be the text 'daily'|write \"always\""),
        ("speaking.voice", "\udc80", "'speaking.voice' holds a control sign (U+DC80)|delete it"),
    ],
)
def test_what_could_not_be_read_is_not_written(path: Path, name: str, value: Value, said: str) -> None:
    """The next start would stop at it."""
    path.write_text(MINE, "utf-8")
    error = refused(path, name, value)

    assert f"{error.sentence}|{error.mend}".startswith(said)


@pytest.mark.parametrize("text", ["[live]\ntim = true\n", "use = yes", "[live]\n[live]\n"])
def test_a_file_with_a_mistake_is_left_to_its_owner(path: Path, text: str) -> None:
    """Written anew, the mistake would be lost and with it what was meant."""
    path.write_text(text, "utf-8")

    assert refused(path).sentence.startswith(f"{path}:")


def test_folders_and_file_are_private(tmp_path: Path) -> None:
    """Names of devices are nobody else's business; where there are no modes, the folder of the person is."""
    path = tmp_path / "a" / "b" / "config.toml"
    write_setting(path, "microphone.use", True)
    modes = [each.stat().st_mode & 0o777 for each in (path, path.parent, path.parent.parent)]

    assert modes == [0o600, 0o700, 0o700] or sys.platform == "win32"
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
def test_a_link_stays_a_link(path: Path) -> None:
    """Some keep their settings in a folder of their own, for all their computers."""
    kept = path.parent / "kept" / "practice.toml"
    path.symlink_to(kept)
    write_setting(path, "microphone.use", True)
    write_setting(path, "live.pace", True)

    assert path.is_symlink()
    assert kept.read_bytes() == path.read_bytes()
    assert [each.name for each in kept.parent.iterdir()] == ["practice.toml"]


def test_a_file_in_place_of_the_folder_is_a_sentence(path: Path) -> None:
    """And the file is left alone."""
    path.write_text("a letter", "utf-8")
    with pytest.raises(SettingsError, match="a file stands in place of their folder"):
        write_setting(path / "config.toml", "microphone.use", True)

    assert path.read_text("utf-8") == "a letter"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize("kept", ["file", "folder"])
def test_what_is_read_only_stays_as_it_is(path: Path, kept: str) -> None:
    """Also a file in a folder that would let it be replaced."""
    path.write_text(MINE, "utf-8")
    closed, mode = (path, 0o400) if kept == "file" else (path.parent, 0o500)
    closed.chmod(mode)
    command = [sys.executable, BOUND_BY_MODES, sys.executable, CHANGER, str(path), "1"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    path.parent.chmod(0o700)

    assert ran.returncode == 2
    assert ran.stderr.startswith(f"{path}: the settings may not be written\n")
    assert path.read_text("utf-8") == MINE
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_without_room_the_old_file_stays(path: Path) -> None:
    """A quota, as the system enforces it: a sentence, no half file, nothing left lying about."""
    path.write_text(MINE, "utf-8")
    child = changer(path, 1, 100)
    _, said = child.communicate()

    assert child.returncode == 2
    assert said.startswith(f"{path}: the setting was not changed")
    assert path.read_text("utf-8") == MINE
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize("turn", range(5))
def test_a_killed_program_leaves_a_whole_file(path: Path, turn: int) -> None:
    """kill -9 in the middle of its writing: what it said it wrote, or the change after that."""
    path.write_text(MINE, "utf-8")
    child = changer(path, 3000)
    assert child.stdout is not None
    heard = [child.stdout.readline() for _ in range(3 * turn + 1)]
    child.kill()
    last = int((heard + child.stdout.read().splitlines())[-1])
    child.communicate()
    days = read_settings(path).microphone.keep_days

    assert days in (last, last + 1)
    assert path.read_text("utf-8") == MINE.replace("= 7 #", f"= {days} #")
