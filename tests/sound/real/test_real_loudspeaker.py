"""The loudspeaker on a sound server: what is asked for is heard, in time, and nothing else is."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

if sys.platform != "linux":
    pytest.skip("this PulseAudio is Linux's", allow_module_level=True)

import soundfile

from sound.real import pulse
from sound.real.child import Child
from sound.real.pulse import RATE, PulseServer

if reason := pulse.missing():
    pytest.skip(reason, allow_module_level=True)

SOUND = 0.002
"""A sample louder than this is no silence."""

GAP = round(0.02 * RATE)
"""Samples of silence between two strokes of a bell."""

SOON = 0.3
"""Seconds within which a tone must be heard on a busy machine; usually 0.1, 0.02 of it the monitor's."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PulseServer]:
    """One that is gone in the end."""
    folder = tmp_path / "server"
    folder.mkdir()
    with PulseServer(folder) as made:
        yield made


def ringer(tmp_path: Path, server: PulseServer) -> Child:
    """The loudspeaker."""
    return Child("ringer.py", env=server.env, log=tmp_path / "errors")


def awake(child: Child, server: PulseServer) -> None:
    """Until tones are heard; the first one may have come too late to be sounded."""
    child.ask("wake")
    child.ask_until("cue hold", lambda _: bool(np.abs(server.heard()).max() > SOUND))
    server.hear_more(1.0)


def rung(child: Child, server: PulseServer, name: str) -> NDArray[np.float32]:
    """What is heard from the moment this is asked for."""
    before = len(server.heard())
    assert child.ask(f"cue {name}") is True
    server.hear_more(1.2)
    return server.heard()[before:]


def bursts(heard: NDArray[np.float32]) -> int:
    """How many sounds there are with silence between them."""
    loud = np.flatnonzero(np.abs(heard) > SOUND)
    return int(len(loud) > 0) + int(np.count_nonzero(np.diff(loud) > GAP))


def test_in_is_heard_once_and_out_twice_and_soon(tmp_path: Path, server: PulseServer) -> None:
    """With closed eyes this is all there is to go by."""
    with ringer(tmp_path, server) as child:
        awake(child, server)
        heard = {name: rung(child, server, name) for name in ("in", "out", "end")}
        said = child.ask("trouble")
    first = [np.flatnonzero(np.abs(sound) > SOUND)[0] / RATE for sound in heard.values()]

    assert [bursts(sound) for sound in heard.values()] == [1, 2, 3]
    assert max(first) < SOON
    assert said == ""


def test_a_recording_is_heard_whole_while_tones_are_ready(tmp_path: Path, server: PulseServer) -> None:
    """At its own rate, from its first sample to its last."""
    at = np.arange(16_000) / 16_000
    soundfile.write(tmp_path / "one.flac", 0.3 * np.sin(2 * np.pi * 440 * at), 16_000)
    with ringer(tmp_path, server) as child:
        awake(child, server)
        before = len(server.heard())
        child.ask(f"play {tmp_path / 'one.flac'}")
        child.ask_until("playing", lambda playing: not playing)
        server.hear_more(0.2)
        heard = server.heard()[before:]
        said = child.ask("trouble")
    loud = np.flatnonzero(np.abs(heard) > SOUND)

    assert said == ""
    assert (loud[-1] - loud[0]) / RATE == pytest.approx(1.0, abs=0.02)


def test_stopping_is_heard_at_once(tmp_path: Path, server: PulseServer) -> None:
    """The program is put aside, or somebody comes in."""
    with ringer(tmp_path, server) as child:
        awake(child, server)
        child.ask("cue in")
        child.ask("stop")
        before = len(server.heard())
        server.hear_more(0.8)
    after = np.flatnonzero(np.abs(server.heard()[before:]) > SOUND) / RATE

    assert after.max(initial=0.0) < SOON


def test_a_server_that_is_killed_ends_the_tones_and_nothing_else(tmp_path: Path, server: PulseServer) -> None:
    """As when headphones are pulled out; with a new one the tones come back."""
    with ringer(tmp_path, server) as child:
        awake(child, server)
        server.kill()
        child.ask_until("cue in", lambda sounded: not sounded)
        child.ask_until("trouble", bool)
        silent = child.ask("cue out")
        server.start()
        awake(child, server)
        child.ask("close")
        status = child.end()

    assert silent is False
    assert status == 0


def test_a_frozen_server_hangs_nobody(tmp_path: Path, server: PulseServer) -> None:
    """The breath goes on, with the terminal's bell."""
    with ringer(tmp_path, server) as child:
        awake(child, server)
        server.freeze()
        child.ask_until("cue in", lambda sounded: not sounded)
        said = child.ask("trouble")
        child.ask("close")
        status = child.end()

    assert said.startswith("The sound system of this computer does not answer. ")
    assert status == 0


@pytest.mark.skipif(Path("/dev/snd").exists(), reason="this computer has a sound card")
def test_without_any_device_the_terminal_has_to_ring(tmp_path: Path) -> None:
    """As on a server, or in a container."""
    config = tmp_path / "plain.conf"
    config.write_text("</usr/share/alsa/alsa.conf>\n")
    with Child("ringer.py", env={"ALSA_CONFIG_PATH": str(config)}, log=tmp_path / "errors") as child:
        child.ask("wake")
        said = child.ask_until("trouble", bool)
        sounded = child.ask("cue in")

    assert said.startswith("This computer shows no loudspeaker. ")
    assert sounded is False
