"""The clipboard: text goes in or it does not, and nothing else is seen or waited for."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from practice.papers.clipboard import Clip, clips, copied
from practice.papers.folder import PaperFolder

WORDS = "Liebe Frau Öde,\n\nvielen Dank – “wirklich”.\n"


def here(*names: str) -> Callable[[str], str | None]:
    """A computer that has these programs and no others."""
    return lambda name: f"/bin/{name}" if name in names else None


def python(code: str) -> Clip:
    """A program that does this; its input is `given`."""
    return Clip((sys.executable, "-c", f"import sys; given = sys.stdin.buffer.read(); {code}"))


def keeping(path: Path) -> Clip:
    return python(f"open({str(path)!r}, 'wb').write(given)")


@pytest.mark.parametrize(
    ("platform", "environment", "programs", "found"),
    [
        ("linux", {}, ("xclip", "xsel", "wl-copy"), []),
        ("linux", {"DISPLAY": ":0"}, (), []),
        ("linux", {"DISPLAY": ""}, ("xclip",), []),
        ("linux", {"DISPLAY": ":0"}, ("xclip", "xsel", "wl-copy"), ["xclip", "xsel"]),
        ("linux", {"DISPLAY": ":0"}, ("xsel",), ["xsel"]),
        ("linux", {"WAYLAND_DISPLAY": "w"}, ("xclip", "wl-copy"), ["wl-copy"]),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, ("xclip", "wl-copy"), ["wl-copy", "xclip"]),
        ("linux", {}, ("powershell.exe",), ["powershell.exe"]),
        ("darwin", {}, ("pbcopy",), ["pbcopy"]),
        ("win32", {}, ("powershell", "clip"), ["powershell"]),
    ],
)
def test_each_system_has_its_own_way(
    platform: str, environment: dict[str, str], programs: tuple[str, ...], found: list[str]
) -> None:
    """Without a display there is none, whatever is installed."""
    there = clips(platform=platform, environment=environment, which=here(*programs))

    assert [Path(clip.words[0]).name for clip in there] == found


def test_all_of_the_words_arrive(tmp_path: Path) -> None:
    """With their lines and their signs."""
    path = tmp_path / "clipboard"

    assert copied(WORDS, [keeping(path)], within=60)
    assert path.read_bytes().decode() == WORDS


def test_a_program_that_fails_is_not_taken_for_one_that_did_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A display that has gone; what the program says about it would land on the page."""
    noisy = "print('no display'); print('no display', file=sys.stderr); sys.exit(1)"

    assert not copied(WORDS, [python(noisy)], within=60)
    assert not copied(WORDS, [Clip((str(tmp_path / "missing"),))], within=60)
    assert capfd.readouterr() == ("", "")


def test_the_next_program_is_tried(tmp_path: Path) -> None:
    """Some have two, and one of them works."""
    path = tmp_path / "clipboard"

    assert copied(WORDS, [Clip(("/no/such/program",)), python("sys.exit(1)"), keeping(path)], within=60)
    assert path.read_bytes().decode() == WORDS


def test_a_program_that_never_ends_is_given_up() -> None:
    """A frozen display; the person still has the letter on the page."""
    assert not copied(WORDS, [python("import threading; threading.Event().wait()")], within=0.3)


def test_after_one_that_never_ends_the_next_is_tried(tmp_path: Path) -> None:
    """A window system that hangs, and another one beside it."""
    path = tmp_path / "clipboard"
    stuck = python("import threading; threading.Event().wait()")

    assert copied(WORDS, [stuck, keeping(path)], within=4)
    assert path.read_bytes().decode() == WORDS


def test_a_program_that_does_not_read_is_no_trouble() -> None:
    """The pipe to it breaks."""
    deaf = Clip((sys.executable, "-c", "import sys; sys.stdin.close(); sys.exit(1)"))

    assert not copied("word " * 100_000, [deaf], within=60)


def test_half_a_character_does_not_stop_it(tmp_path: Path) -> None:
    """It cannot be written, so that a question mark stands for it."""
    path = tmp_path / "clipboard"

    assert copied("a\udc80b", [keeping(path)], within=60)
    assert path.read_bytes() == b"a?b"


def test_without_a_display_the_answer_is_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Over a line to a far computer; the page says so, and the letter can still be saved."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert PaperFolder(tmp_path).copy(WORDS) is False
    assert capfd.readouterr() == ("", "")
