"""`practice settings` and `practice mic`: choices without an editor."""

from collections.abc import Callable
from pathlib import Path

import pytest

from practice.cli.main import main

Say = Callable[..., tuple[int, str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command in a home of its own; its status and all that it printed."""
    monkeypatch.setenv("PRACTICE_HOME", str(tmp_path))

    def run(*words: str) -> tuple[int, str]:
        status = main(words)
        told = capsys.readouterr()
        return status, told.out + told.err

    return run


def test_settings_shows_each_with_where_they_are(say: Say, tmp_path: Path) -> None:
    """Nobody has to look for a file."""
    status, told = say("settings")

    assert status == 0
    assert "live.lamp = off" in told
    assert str(tmp_path / "config.toml") in told


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("live.lamp", "on", "live.lamp = on"),
        ("live.time", "no", "live.time = off"),
        ("microphone.keep_days", "7", "microphone.keep_days = 7"),
        ("speaking.voice", "Alex", 'speaking.voice = "Alex"'),
        ("microphone.device", "7", 'microphone.device = "7"'),
    ],
)
def test_a_setting_is_changed_in_words(say: Say, name: str, value: str, shown: str) -> None:
    """`on` is as good as `true`, and the change is shown."""
    assert say("settings", name, value) == (0, f"{shown}\n")
    assert shown in say("settings")[1]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("live.lmp", "on", "did you mean 'live.lamp'"),
        ("live.lamp", "maybe", "write true or false"),
        ("microphone.keep_days", "-1", "write a whole number from 1 to 3650"),
    ],
)
def test_what_cannot_be_is_a_sentence(say: Say, name: str, value: str, why: str) -> None:
    """Where, what, how to mend it; exit status 2; the settings as they were."""
    status, told = say("settings", name, value)

    assert status == 2
    assert why in told


def test_the_microphone_is_switched_on_and_off_for_good(say: Say) -> None:
    """Two words, and every round from then on knows."""
    assert "now measure pace and pauses. The sound is not kept" in say("mic", "on")[1]
    assert "microphone.use = on" in say("settings")[1]
    assert "Nothing listens any more" in say("mic", "off")[1]
    assert "microphone.use = off" in say("settings")[1]


def test_the_usual_microphone_is_the_empty_name(say: Say) -> None:
    """Whoever has chosen one can take that back, plugged in or not."""
    say("settings", "microphone.device", "Desk")

    assert "the one that the system has chosen" in say("mic", "use", "")[1]
    assert 'microphone.device = ""' in say("settings")[1]


def test_words_at_odds_are_told_apart(say: Say) -> None:
    """Sound that nobody hears cannot be kept, and typing cannot be heard."""
    assert "add --mic" in say("mock", "quick", "--keep-audio")[1]
    assert "--typed and --mic" in say("mock", "quick", "--typed", "--mic")[1]
