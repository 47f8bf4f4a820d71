"""The clipboard, through a program that this computer has for it.

pyperclip calls the same programs, but waits for them without end, lets them print over the page, does not
look whether they did it, and may open a window system inside of this process.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

WITHIN = 4.0
"""Seconds. PowerShell needs one or two of them; a frozen display would be waited for without end."""

_POWERSHELL = "; ".join(
    (
        "[Console]::InputEncoding = [System.Text.Encoding]::UTF8",
        r"Set-Clipboard -Value ([Console]::In.ReadToEnd() -replace '\r?\n', [Environment]::NewLine)",
    )
)


@dataclass(frozen=True, slots=True)
class Clip:
    """A program that takes text from its input, and what it must find in its environment."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def clips(
    *,
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> Sequence[Clip]:
    """What this computer has, the likeliest first; nothing is started."""
    found: list[Clip] = []

    def add(name: str, *words: str, **variables: str) -> None:
        if program := which(name):
            found.append(Clip((program, *words), variables))

    if platform == "win32":
        add("powershell", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)
        return found
    if platform == "darwin":
        add("pbcopy", LC_ALL="en_US.UTF-8")  # by itself it may take UTF-8 for something older
        return found
    if environment.get("WAYLAND_DISPLAY"):
        add("wl-copy", "--type", "text/plain")
    if environment.get("DISPLAY"):
        add("xclip", "-selection", "clipboard")
        add("xsel", "--clipboard", "--input")
    add("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)  # Linux inside of Windows
    return found


def copied(text: str, programs: Sequence[Clip], *, within: float = WITHIN) -> bool:
    """Whether one of them took it. Nothing is printed, and for none is waited longer than `within`."""
    data = text.encode("utf-8", "replace")
    for clip in programs:
        try:
            ran = subprocess.run(
                clip.words,
                input=data,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **clip.environment},
                timeout=within,
                start_new_session=True,  # on X it stays to hand the text over, also after Ctrl-C here
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if ran.returncode == 0:
            return True
    return False
