"""Words of the command line that are not known."""

import pytest

from practice.cli.arguments import parse


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said of these words, which cannot be parsed."""
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert left.value.code == 2
    return capsys.readouterr().err


def test_a_command_nearly_right_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Who types `job` means `jobs`; a list of two dozen words does not say so."""
    said = told(capsys, "job")

    assert "there is no 'job': there are mock" in said
    assert "did you mean 'jobs'?" in said


def test_a_verb_and_an_option_nearly_right_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The same below a command, and behind an option."""
    assert "did you mean 'list'?" in told(capsys, "jobs", "lst")
    assert "--routine: there is no '7m': there are 10m, 5m, 90s" in told(capsys, "calm", "--routine", "7m")


def test_what_is_near_nothing_leads_to_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """A guess that is wrong is worse than none."""
    assert "`practice --help` shows how it is written" in told(capsys, "xyzzy")
