"""What can go wrong with sound, each as one sentence with its mend, for the system it happens on."""

import sys
from collections.abc import Sequence

from practice.model.trouble import Trouble

NO_DEVICE = -9996
"""PortAudio's code for a device that is not there."""

GONE = -9993
"""PortAudio's code for what is listed and cannot be opened together; a device that has just left, mostly."""

BUSY = -9985
"""PortAudio's code for a device that somebody else holds."""


class SoundError(Trouble):
    """Sound cannot be had."""


def of_loading(error: BaseException, *, platform: str = sys.platform) -> SoundError:
    """What came of loading the libraries."""
    if isinstance(error, ImportError):
        return SoundError(
            f"a part that sound needs is not installed ({error})",
            mend="`pip install sounddevice soundfile numpy`",
        )
    if platform == "linux":
        mend = "install it: `sudo apt install libportaudio2` (Fedora: portaudio, Arch: portaudio)"
    else:
        mend = "`pip install --force-reinstall sounddevice` brings it"
    return SoundError("PortAudio, the library that reaches the sound card, is missing", mend=mend)


def of_device(error: BaseException, name: str, *, kind: str, platform: str = sys.platform) -> SoundError:
    """What PortAudio said about a device; `kind` is "microphone" or "loudspeaker"."""
    code = error.args[1] if len(error.args) > 1 else 0
    if code == NO_DEVICE or "querying device -1" in str(error):
        return no_device(kind)
    what = f"the {kind} {name!r}" if name else f"the {kind}"
    if code == BUSY:
        return SoundError(f"{what} is in use by another program", mend="close that program, then try again")
    if code == GONE:
        return SoundError(f"{what} is listed but gone", mend="plug it in again, or choose another")
    detail = " ".join(str(error).split())
    return SoundError(f"{what} cannot be opened ({detail})", mend=_permission(kind, platform))


def no_device(kind: str) -> SoundError:
    """Nothing is plugged in, or the system shows nothing."""
    mend = "plug one in, or switch it on in the sound settings of the system"
    return SoundError(f"this computer shows no {kind}", mend=mend)


def unknown(name: str, there: Sequence[str], *, kind: str) -> SoundError:
    """A name that fits no device."""
    if not there:
        return no_device(kind)
    return SoundError(f"no {kind} is called {name!r}", mend=f"there is: {_list(there)}")


def ambiguous(name: str, fitting: Sequence[str], *, kind: str) -> SoundError:
    """A part of a name that fits several devices."""
    return SoundError(f"{name!r} fits more than one {kind}", mend=f"write more of one: {_list(fitting)}")


def no_answer() -> SoundError:
    """A call into the sound system that does not come back."""
    return SoundError(
        "the sound system of this computer does not answer",
        mend="restarting the sound server or the computer mends it",
    )


def stopped(name: str, *, heard: bool) -> SoundError:
    """No sound has come for a while, although the device is open; `heard`: before that some has."""
    what = f"the microphone {name!r}" if name else "the microphone"
    return SoundError(
        f"{what} has stopped; what was heard before is kept" if heard else f"{what} brings no sound",
        mend="look at its plug; it is tried again with the next answer",
    )


def refused(*, platform: str = sys.platform) -> SoundError:
    """Nothing but zeros: a real microphone always has some noise."""
    return SoundError(
        "nothing but digital silence comes from the microphone",
        mend=f"it may be muted, by a key or by the system; {_permission('microphone', platform)}",
    )


def broken() -> SoundError:
    """Samples that are no numbers."""
    return SoundError(
        "what comes from the microphone is no sound (no numbers), so it cannot be measured",
        mend="unplug it and plug it in again, or choose another",
    )


def unmeasured(error: Exception) -> SoundError:
    """The measure itself has failed."""
    return SoundError(
        f"this answer could not be measured ({type(error).__name__}: {error})",
        mend="the round goes on; this is a fault of the program, please report it",
    )


def _permission(kind: str, platform: str) -> str:
    if kind == "loudspeaker":
        return "look at the sound settings of the system"
    match platform:
        case "darwin":
            return "allow it for the terminal in System Settings, Privacy & Security, Microphone"
        case "win32":
            return "switch on Settings, Privacy, Microphone, `Let desktop apps access your microphone`"
        case _:
            return "look at the input in the sound settings of the system, and whether you are in group audio"


def _list(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names)
