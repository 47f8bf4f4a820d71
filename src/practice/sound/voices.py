"""Voices that computers have: a program that reads words from its input and writes them spoken to a file."""

import math
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from practice.sound.trouble import SoundError

SAPI = """\
[Console]::InputEncoding = [System.Text.Encoding]::UTF8
Add-Type -AssemblyName System.Speech
$speech = New-Object System.Speech.Synthesis.SpeechSynthesizer
if ($env:PRACTICE_VOICE) { $speech.SelectVoice($env:PRACTICE_VOICE) }
$speech.Rate = [int]$env:PRACTICE_RATE
$speech.SetOutputToWaveFile($env:PRACTICE_WAV)
$speech.Speak([Console]::In.ReadToEnd())
$speech.Dispose()
"""
SAPI_PACE = 180
"""Words a minute of a Windows voice at its own rate, roughly; ten steps up are three times as fast."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A program, how it is called for a file, and what it must find in its environment then."""

    program: str
    words: Callable[[Path], tuple[str, ...]]
    environment: Callable[[Path], Mapping[str, str]] = field(default=lambda _: {})


def find_voice(
    name: str = "",
    *,
    words_per_minute: int = 160,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> Voice | None:
    """What this computer speaks with; None when there is nothing."""
    match platform:
        case "darwin":
            return _say(which("say"), name, words_per_minute) or _espeak(which, name, words_per_minute)
        case "win32":
            return _sapi(which("powershell"), name, words_per_minute) or _espeak(
                which, name, words_per_minute
            )
        case _:
            return _espeak(which, name, words_per_minute)


def no_voice(*, platform: str = sys.platform) -> SoundError:
    """Nothing here can speak."""
    mend = {
        "linux": "`sudo apt install espeak-ng`, or the like; the questions stay on the screen",
        "darwin": "the command `say` should be there; the questions stay on the screen",
        "win32": "PowerShell should be there; the questions stay on the screen",
    }
    return SoundError("this computer has no voice", mend=mend.get(platform, mend["linux"]))


def failed(voice: Voice, detail: str) -> SoundError:
    """The program was there, and nothing came of it."""
    why = " ".join(detail.split())[:120]
    return SoundError(
        f"the voice {Path(voice.program).name} does not speak" + (f" ({why})" if why else ""),
        mend="look at the name of the voice in the settings; the questions stay on the screen",
    )


def speakable(text: str) -> str:
    """Words only: what voices take for commands, and signs that nobody hears, are gone."""
    plain = re.sub(r"[\x00-\x1f\x7f]+", " ", text)
    return re.sub(r"[\[\]]{2,}", " ", plain).strip()


def begin(voice: Voice, wav: Path, environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Its process, which waits for words. No shell sees them, and none is taken for an option."""
    return subprocess.Popen(
        voice.words(wav),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**environment, **voice.environment(wav)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a console for it
    )


def _espeak(which: Callable[[str], str | None], name: str, pace: int) -> Voice | None:
    program = which("espeak-ng") or which("espeak")
    if program is None:
        return None
    voice = name or "en-us"

    def words(wav: Path) -> tuple[str, ...]:
        return (program, "-b", "1", "-v", voice, "-s", str(pace), "-w", str(wav), "--stdin")

    return Voice(program, words)


def _say(program: str | None, name: str, pace: int) -> Voice | None:
    if program is None:
        return None
    chosen = ("-v", name) if name else ()

    def words(wav: Path) -> tuple[str, ...]:
        form = ("--file-format=WAVE", "--data-format=LEI16@22050")
        return (program, *chosen, "-r", str(pace), *form, "-o", str(wav), "-f", "-")

    return Voice(program, words)


def _sapi(program: str | None, name: str, pace: int) -> Voice | None:
    if program is None:
        return None
    rate = max(-10, min(10, round(10 * math.log(pace / SAPI_PACE, 3))))

    def words(_wav: Path) -> tuple[str, ...]:
        return (program, "-NoProfile", "-NonInteractive", "-Command", SAPI)

    def environment(wav: Path) -> dict[str, str]:
        return {"PRACTICE_VOICE": name, "PRACTICE_RATE": str(rate), "PRACTICE_WAV": str(wav)}

    return Voice(program, words, environment)
