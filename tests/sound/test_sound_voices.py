"""Voices: which program speaks where, and that words stay words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from practice.sound.voices import find_voice, no_voice, speakable

WAV = Path("words.wav")


def only(*programs: str) -> Callable[[str], str | None]:
    """A computer with these programs."""
    return lambda name: f"/bin/{name}" if name in programs else None


@pytest.mark.parametrize(
    ("platform", "there", "program"),
    [
        ("linux", ("espeak-ng", "espeak"), "/bin/espeak-ng"),
        ("linux", ("espeak", "say"), "/bin/espeak"),
        ("darwin", ("say", "espeak-ng"), "/bin/say"),
        ("darwin", ("espeak-ng",), "/bin/espeak-ng"),
        ("win32", ("powershell",), "/bin/powershell"),
        ("win32", ("espeak-ng",), "/bin/espeak-ng"),
        ("freebsd14", ("espeak-ng",), "/bin/espeak-ng"),
    ],
)
def test_each_system_speaks_with_what_it_has(platform: str, there: tuple[str, ...], program: str) -> None:
    """Nothing is downloaded, and nothing is asked for that is there already."""
    voice = find_voice(platform=platform, which=only(*there))

    assert voice is not None
    assert voice.words(WAV)[0] == program


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
def test_without_a_voice_there_is_a_sentence_with_its_mend(platform: str) -> None:
    """And the questions can still be read."""
    assert find_voice(platform=platform, which=only()) is None
    assert no_voice(platform=platform).mend.endswith("the questions stay on the screen")


@pytest.mark.parametrize(("platform", "program"), [("linux", "espeak-ng"), ("darwin", "say")])
def test_name_and_pace_are_handed_on(platform: str, program: str) -> None:
    """Each program has its own options for them."""
    voice = find_voice("Ana", words_per_minute=140, platform=platform, which=only(program))
    assert voice is not None
    words = voice.words(WAV)

    assert words[words.index("-v") + 1] == "Ana"
    assert "140" in words
    assert str(WAV) in words


@pytest.mark.parametrize(("pace", "rate"), [(180, "0"), (160, "-1"), (540, "10"), (20, "-10")])
def test_windows_counts_pace_in_steps(pace: int, rate: str) -> None:
    """From -10 to 10. Everything is in its environment, where no quoting can go wrong."""
    voice = find_voice("O'Hara; exit", words_per_minute=pace, platform="win32", which=only("powershell"))
    assert voice is not None

    assert voice.environment(WAV) == {
        "PRACTICE_VOICE": "O'Hara; exit",
        "PRACTICE_RATE": rate,
        "PRACTICE_WAV": str(WAV),
    }
    assert not any("O'Hara" in word for word in voice.words(WAV))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Tell me about it.", "Tell me about it."),
        ("-v is no option", "-v is no option"),
        ("two\nlines\tand\x1b[31m", "two lines and [31m"),
        ("[[slnc 9000]] well", "slnc 9000  well"),
        ("[[[x]]] and [y]", "x  and [y]"),
        (" \n ", ""),
    ],
)
def test_no_word_is_a_command_to_a_voice(text: str, spoken: str) -> None:
    """Double brackets are, to espeak and say: a bank could make the program silent for minutes."""
    assert speakable(text) == spoken
