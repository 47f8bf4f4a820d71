"""The file of settings is read strictly: what is not understood is told, with its line and what to write."""

# Messages stand on one line each, as they are printed.
# ruff: noqa: E501

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from practice.model.settings import Calm, Live, Microphone, Nerves, Settings, Speaking, You
from practice.settings.document import settings_of, text_of
from practice.settings.files import MOST_BYTES
from practice.settings.lines import broken_line, lines_of
from practice.settings.reading import read_settings
from practice.settings.template import template
from practice.settings.trouble import SettingsError

BOUND_BY_MODES = str(Path(__file__).parents[1] / "end_to_end" / "bound_by_modes.py")

ALL = """\
# mine
[speaking]
use = true   # a voice
voice = 'Anna'
words_per_minute = 120

[live]
time = false
level = false
lamp = true
pace = true

[microphone]
use = true
device = "Blue Yeti"
keep_audio = true
keep_days = 3_650

[calm]
pattern = "sigh"
minutes = 3
holds = true
tones = true

[you]
name = "Sam"
opening = "I build bridges."
join_early = 5

[nerves]
ask = "never"
"""

READ = """
import sys
from pathlib import Path
from practice.settings.reading import read_settings
from practice.settings.trouble import SettingsError
try:
    read_settings(Path({path!r}))
except SettingsError as error:
    print(error.sentence, error.mend, sep="|")
print("loaded:", *sorted(set(sys.modules) & {{"tomllib", "tomlkit", "difflib", "json"}}))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def said_of(path: Path, content: str | bytes) -> str:
    """What a person is told of a file with this content, as `line: what | mend`."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    sentence = caught.value.sentence

    assert sentence.startswith(str(path))
    assert (sentence + caught.value.mend).isprintable()
    return f"{sentence.removeprefix(str(path)).lstrip(':').strip()} | {caught.value.mend}"


def below(name: str, *lines: str) -> str:
    return "\n".join([f"[{name}]", *lines, ""])


def read_elsewhere(path: Path, *before: str) -> list[str]:
    """The lines another Python prints on reading this file; `before` comes before its own words."""
    command = [sys.executable, *before, "-c", READ.format(path=str(path))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_without_a_file_everything_is_as_it_was_at_first(path: Path) -> None:
    """Nobody has to write one; where its folder is missing, or is a file, there is none either."""
    no_folder = path.parent / "nowhere" / "config.toml"
    path.with_name("file").touch()
    in_a_file = path.with_name("file") / "config.toml"

    assert [read_settings(each) for each in (path, no_folder, in_a_file)] == [Settings()] * 3


def test_every_setting_is_read(path: Path) -> None:
    """In any order, with notes, in whatever way TOML allows."""
    path.write_text(ALL, "utf-8")

    assert read_settings(path) == Settings(
        Microphone(use=True, device="Blue Yeti", keep_audio=True, keep_days=3650),
        Live(time=False, level=False, lamp=True, pace=True),
        Speaking(use=True, voice="Anna", words_per_minute=120),
        Calm(pattern="sigh", minutes=3, holds=True, tones=True),
        You(name="Sam", opening="I build bridges.", join_early=5),
        Nerves(ask="never"),
    )


@pytest.mark.parametrize("content", ["", "\n", "# nothing but a note", "[live]", "live = {}", "\ufeff"])
def test_what_is_not_said_has_its_default(path: Path, content: str) -> None:
    """A file with one line is a file."""
    path.write_text(content, "utf-8")

    assert read_settings(path) == Settings()


def test_a_file_of_notepad_is_read_like_any_other(path: Path) -> None:
    """A mark at the beginning, and two signs at each line's end."""
    path.write_bytes(b"\xef\xbb\xbf" + ALL.replace("\n", "\r\n").encode())
    plain = path.with_name("plain.toml")
    plain.write_text(ALL, "utf-8")

    assert read_settings(path) == read_settings(plain)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[mic]", "1: there is no group 'mic' | did you mean [microphone]?"),
        ("[Live]", "1: there is no group 'Live' | did you mean [live]?"),
        ("[keys]", "1: there is no group 'keys' | the groups are [microphone], [live], [speaking], [calm], [you], [nerves], [patterns.NAME]; each setting stands below its own"),
        ("volume = 3", "1: there is no setting 'volume' | the groups are [microphone], [live], [speaking], [calm], [you], [nerves], [patterns.NAME]; each setting stands below its own"),
        ("\nkeep_days = 3", "2: 'keep_days' stands outside of its group | put it below [microphone]"),
        ("use = true", "1: 'use' stands outside of its group | put it below [microphone] or [speaking]"),
        ("[pattern.mine]", "1: there is no group 'pattern' | did you mean [patterns.NAME]?"),
        ("live = true", "1: 'live' is a group of settings and holds no value itself | write [live] on a line of its own, and its settings below"),
        ("[[live]]", "1: 'live' stands between double brackets | write [live]"),
        (below("microphone", "", "keep-days = 3"), "3: there is no setting 'keep-days' below [microphone] | did you mean 'keep_days'?"),
        (below("microphone", "Use = true"), "2: there is no setting 'Use' below [microphone] | did you mean 'use'?"),
        (below("microphone", "voice = ''"), "2: there is no setting 'voice' below [microphone] | put it below [speaking]"),
        (below("live", "colour = 3"), "2: there is no setting 'colour' below [live] | below [live] there can be time, level, lamp, pace"),
        (below("live", '"a\\u001b[2Jb" = 3'), "2: there is no setting 'a?[2Jb' below [live] | below [live] there can be time, level, lamp, pace"),
        ("microphone.us = true", "1: there is no setting 'us' below [microphone] | did you mean 'use'?"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_never_passed_over(path: Path, content: str, said: str) -> None:
    """A setting that is written wrong and passed over is a setting that does not work, without a word."""
    assert said_of(path, content) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("use = 1", "'use' cannot be 1 | write true or false"),
        ('use = "true"', "'use' cannot be the text 'true' | write true or false, without quotation marks"),
        ("use = []", "'use' cannot be a list | write true or false"),
        ("use.now = true", "'use' cannot be a group | write true or false"),
        ("keep_days = 0", "'keep_days' cannot be 0 | write a whole number from 1 to 3650"),
        ("keep_days = 3651", "'keep_days' cannot be 3651 | write a whole number from 1 to 3650"),
        ("keep_days = -1", "'keep_days' cannot be -1 | write a whole number from 1 to 3650"),
        ("keep_days = 30.0", "'keep_days' cannot be 30.0 | write a whole number from 1 to 3650"),
        ("keep_days = nan", "'keep_days' cannot be nan | write a whole number from 1 to 3650"),
        ("keep_days = true", "'keep_days' cannot be true | write a whole number from 1 to 3650"),
        ('keep_days = "30"', "'keep_days' cannot be the text '30' | write a whole number from 1 to 3650, without quotation marks"),
        (f"keep_days = 0x{'f' * 2000}", "'keep_days' cannot be so large a number | write a whole number from 1 to 3650"),
        ("device = 3", "'device' cannot be 3 | write words between double quotes: \"...\""),
        ("device = 2026-03-01", "'device' cannot be a date or a time | write words between double quotes: \"...\""),
        (f"device = '{'x' * 201}'", "'device' is longer than 200 characters | shorten it"),
        ('device = "\\u001b]0;"', "'device' holds a control sign (U+001B) | delete it, or write the name again by hand"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told_with_what_to_write(path: Path, line: str, said: str) -> None:
    """Never turned into something near it: nobody knows whether 0 days means never or at once."""
    assert said_of(path, below("microphone", "# a note", line)) == f"3: {said}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (below("nerves", "ask = 'Never'"), "2: 'ask' cannot be the text 'Never' | write \"always\", \"sometimes\" or \"never\""),
        (below("nerves", "ask = true"), "2: 'ask' cannot be true | write \"always\", \"sometimes\" or \"never\""),
        (below("nerves", "ask = []"), "2: 'ask' cannot be a list | write \"always\", \"sometimes\" or \"never\""),
        (below("nerves", "ask = Never"), "2: what stands after 'ask =' is not understood | write ask = \"never\""),
        (below("nerves", "ask = no"), "2: what stands after 'ask =' is not understood | write ask = and \"always\", \"sometimes\" or \"never\""),
    ],
)  # fmt: skip
def test_a_choice_of_words_is_told_with_its_words(path: Path, content: str, said: str) -> None:
    """Nobody should have to look them up."""
    assert said_of(path, content) == said


@pytest.mark.parametrize("number", [80, 300])
def test_the_ends_of_a_range_belong_to_it(path: Path, number: int) -> None:
    """And what lies beyond does not."""
    path.write_text(f"speaking = {{words_per_minute = {number}}}", "utf-8")

    assert read_settings(path).speaking.words_per_minute == number
    for beyond in (79, 301):
        said = said_of(path, f"speaking = {{words_per_minute = {beyond}}}")

        assert said == f"1: 'words_per_minute' cannot be {beyond} | write a whole number from 80 to 300"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("use = True", "what stands after 'use =' is not understood | write use = true"),
        ("use = off # for now", "what stands after 'use =' is not understood | write use = false"),
        ("use = perhaps", "what stands after 'use =' is not understood | write use = true, or use = false"),
        ("use: yes", "there is a ':' after 'use' where a '=' must be | write use = true"),
        ("use =", "there is nothing after 'use =' | write use = true, or use = false"),
        ("keep_days = 030", "what stands after 'keep_days =' is not understood | write keep_days = 30"),
        ("keep_days = 30 days", "what stands after 'keep_days =' is not understood | write keep_days = 30"),
        ("keep_days = ten", "what stands after 'keep_days =' is not understood | write keep_days = and a whole number from 1 to 3650"),
        (f"keep_days = {'9' * 2000}x", "what stands after 'keep_days =' is not understood | write keep_days = and a whole number from 1 to 3650"),
        ("device = Blue Yeti # mine", "what stands after 'device =' is not understood | write device = \"Blue Yeti\""),
        ("device = “Blue Yeti”", 'there is a curly quotation mark in this line | write device = "Blue Yeti"'),
        ('device = "Blue Yeti', 'the text in this line does not end with the quotation mark it began with | write device = "Blue Yeti"'),
        ('device = "C:\\mic"', 'there is a backslash in this text, and it has a meaning of its own | write device = "C:\\\\mic"'),
        ("[live", "this heading is not understood | write [live] and nothing else"),
        ("hello", "this line is not understood | a line is a [group], a setting such as use = true, or a note that begins with #"),
        ("device = \x00", "what stands after 'device =' is not understood | write device = \"?\""),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_told_as_it_was_meant(path: Path, line: str, said: str) -> None:
    """The parser speaks of characters and containers; whoever wrote `use = yes` wants to know what to write."""
    assert said_of(path, below("microphone", "", line, "", "[speaking]", "use = true")) == f"3: {said}"


@pytest.mark.parametrize(
    "content",
    [
        "[live]\nlamp = true\nlamp = false\n",
        "[live]\n\n[live]\npace = true\n",
        "live.lamp = true\n\n[live]\n",
    ],
)
def test_what_stands_in_the_file_twice_is_told(path: Path, content: str) -> None:
    """The later one would silently win, or the earlier."""
    _, _, said = said_of(path, content).partition(": ")

    assert said == "this stands in the file a second time | delete one of the two"


def test_everything_that_is_wrong_is_named_in_one_go(path: Path) -> None:
    """The first in words, the others with their lines."""
    content = (
        below("live", "tim = true", "", "# note", "level = 3") + "[mic]\n" + below("speaking", "x = '''\n'''")
    )

    assert said_of(path, content) == (
        "2: there is no setting 'tim' below [live] | did you mean 'time'? (lines 5, 6, 8 must be mended too)"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[live]\n# caf\xe9\n", "2: the byte 0xe9 is not UTF-8 | save the file as UTF-8"),
        ("[live]\n".encode("utf-16"), "the file is UTF-16 text, not UTF-8 | save the file as UTF-8"),
        (b"#" * (MOST_BYTES + 1), "the file is larger than 64 KB, and settings need far less | move it away"),
        (b"x = " + b"[" * 3000, "1: what stands after 'x =' is not understood | a line is"),
        (b"[microphone]\nkeep_days = " + b"9" * 5000, "2: what stands after 'keep_days =' is not understood | write"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_told(path: Path, content: bytes, said: str) -> None:
    """Too deep and too long for the parser are sentences too."""
    assert said_of(path, content).startswith(said)


def test_a_folder_in_place_of_the_file_is_told(path: Path) -> None:
    """And so is whatever else is no file."""
    path.mkdir()
    with pytest.raises(SettingsError, match="this is not a file") as caught:
        read_settings(path)

    assert str(path) in caught.value.sentence
    assert "move it away" in caught.value.mend


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    """A program that hangs without a word is worse than any sentence."""
    if sys.platform == "win32":
        raise AssertionError("unreachable: skipped")
    os.mkfifo(path)
    with pytest.raises(SettingsError, match="this is not a file"):
        read_settings(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_file_that_may_not_be_read_is_told(path: Path) -> None:
    """It is not taken for a missing one: the microphone might be off in it."""
    path.write_text(ALL, "utf-8")
    path.chmod(0)
    said = read_elsewhere(path, BOUND_BY_MODES, sys.executable)[0]

    assert said == f"{path}: the settings may not be read|make the file yours to read"


def test_reading_loads_only_what_it_needs(path: Path) -> None:
    """Home waits for nothing: without a file there is no parser, and what finds words for mistakes and what
    writes are not loaded for a good one.
    """
    without = read_elsewhere(path)
    path.write_text(ALL, "utf-8")
    with_one = read_elsewhere(path)

    assert without == ["loaded:"]
    assert with_one == ["loaded: tomllib"]


PIECES = """
    [microphone] [live] [[live]] [calm] pattern [patterns.a] breath "in\u00204,out\u20096" use keep_days true 30 0x 2026-03-01 = ' " \"\"\" # [ ] { } . , : _ - \\ é “
""".split()
pieces = st.sampled_from([*PIECES, " ", "\n", "\r\n", "\x00", "\u2028"])


@trying(deadline=None)
@given(st.lists(pieces, max_size=40).map("".join) | st.text(), st.binary(max_size=4))
@example("[live]\ntime = false\n\n# \u2028", b"")
def test_any_file_is_read_or_told_in_one_printable_sentence(text: str, end: bytes) -> None:
    """And never a traceback."""
    data, path, said = text.encode("utf-8", "surrogatepass") + end, Path("config.toml"), "config.toml:"
    try:
        settings_of(text_of(data, path), path)
    except SettingsError as error:
        said = error.sentence + error.mend

    assert said.startswith("config.toml:")
    assert not any(sign < " " or "\x7f" <= sign < "\xa0" for sign in said)


@trying(deadline=None)
@given(st.lists(pieces, max_size=40).map("".join))
def test_the_line_of_a_name_is_where_the_parser_finds_it(text: str) -> None:
    """A wrong line would send somebody to mend what is right."""
    try:
        names = set(tomllib.loads(text))
    except ValueError:
        return
    lines = lines_of(text)
    found = {name: lines[(name,)] for name in names}

    assert broken_line(text) is None
    for name, line in found.items():
        above = "\n".join(text.replace("\r\n", "\n").split("\n")[: line - 1])
        assert name not in tomllib.loads(above)


def test_the_template_is_a_file_that_changes_nothing() -> None:
    """It is written before the first change, so it must say what holds already."""
    assert settings_of(template(), Path("config.toml")) == Settings()
