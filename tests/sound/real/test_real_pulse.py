"""The recorder and the speaker on a sound server: devices that go, servers that freeze, rates that differ."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

if sys.platform != "linux":
    pytest.skip("this PulseAudio is Linux's", allow_module_level=True)

import shutil

import soundfile

from sound.real import pulse
from sound.real.child import Child
from sound.real.pulse import PulseServer
from sound.real.talker import HERTZ

if reason := pulse.missing():
    pytest.skip(reason, allow_module_level=True)

WORDS = "Tell me about a time when you had to explain something difficult."

voiced = pytest.mark.skipif(
    not shutil.which("espeak-ng"), reason="espeak-ng is not installed (apt install espeak-ng)"
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PulseServer]:
    """One that is gone in the end."""
    folder = tmp_path / "server"
    folder.mkdir()
    with PulseServer(folder) as made:
        yield made


def listener(tmp_path: Path, server: PulseServer, *words: str) -> Child:
    """The recorder."""
    return Child("listener.py", *words, env=server.env, log=tmp_path / "errors")


def talker(tmp_path: Path, server: PulseServer, *words: str) -> Child:
    """The loudspeaker."""
    return Child("talker.py", *words, env=server.env, log=tmp_path / "errors")


def awake(child: Child) -> None:
    """Until sound comes in."""
    child.ask("wake")
    child.ask_until("ready", bool)


def trouble(child: Child) -> str:
    """What it says is wrong, as soon as it does."""
    told = child.ask_until("hearing", lambda hearing: hearing and hearing["trouble"])
    return str(told["trouble"])


def well(child: Child) -> Any:
    """What it hears, as soon as that goes on."""
    return child.ask_until(
        "hearing", lambda hearing: hearing and hearing["heard_s"] and not hearing["trouble"]
    )


def sweep(path: Path, seconds: float, rate: int) -> Any:
    """A sound that is like itself at one place only, in a file."""
    at = np.arange(round(seconds * rate)) / rate
    samples = 0.4 * np.sin(2 * np.pi * (200 * at + 450 * at**2))
    soundfile.write(path, samples, rate)
    return samples


def finer(samples: Any, times: int = 4) -> Any:
    """The same sound with more samples: two clocks never tick together."""
    return np.fft.irfft(np.fft.rfft(samples), len(samples) * times)


def likeness(heard: Any, expected: Any) -> float:
    """The correlation of what was expected with the most similar stretch of what was heard."""
    long, short = finer(heard), finer(expected)
    size = 1 << (len(long) + len(short)).bit_length()
    product = np.fft.irfft(np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size)), size)
    at = int(np.argmax(product[: len(long) - len(short) + 1]))
    return float(np.corrcoef(long[at : at + len(short)], short)[0, 1])


def test_sound_at_another_rate_arrives_as_it_was(tmp_path: Path, server: PulseServer) -> None:
    """The device has 48 kHz, and 16 are asked for: the server resamples, and nothing drops out."""
    echo = tmp_path / "echo"
    sweep(tmp_path / "sweep.wav", 2.0, 48_000)
    expected = sweep(tmp_path / "same.wav", 2.0, 16_000)
    with listener(tmp_path, server, "--loudness", "--echo", str(echo)) as child:
        awake(child)
        child.ask("start one")
        server.speak(tmp_path / "sweep.wav")
        child.ask_until("hearing", lambda hearing: hearing["heard_s"] > 2.2)
        told = child.ask("stop")

    heard = np.frombuffer(echo.read_bytes(), np.float32)
    assert likeness(heard, expected) > 0.99
    assert told["faulty_s"] == 0


def test_a_server_that_is_killed_ends_nothing(tmp_path: Path, server: PulseServer) -> None:
    """As when the device is pulled out: the answer is kept, and it is looked for with each that follows."""
    log = tmp_path / "sound.log"
    sweep(tmp_path / "sweep.wav", 0.5, 48_000)
    with listener(tmp_path, server, "--loudness", "--log", str(log)) as child:
        awake(child)
        child.ask("start one")
        server.speak(tmp_path / "sweep.wav")
        server.kill()
        lost = trouble(child)
        one = child.ask("stop")
        child.ask("start two")
        absent = trouble(child)
        two = child.ask("stop")
        server.start()
        child.ask("start three")
        well(child)
        three = child.ask("stop")
        child.ask("close")
        status = child.end()

    assert lost.startswith("The microphone has stopped; ")
    assert one["speech"] is not None
    assert absent.startswith("This computer shows no microphone. ")
    assert two is None
    assert three["heard_s"] > 0
    assert status == 0
    assert log.read_text()  # what PortAudio has to say about it would tear a full screen
    assert child.errors() == ""


def test_a_server_that_freezes_in_an_answer_hangs_nobody(tmp_path: Path, server: PulseServer) -> None:
    """Stopping, closing and ending Python would each wait for it for ever."""
    with listener(tmp_path, server) as child:
        awake(child)
        child.ask("start one")
        child.ask_until("hearing", lambda hearing: hearing["heard_s"] >= 0.3)
        server.freeze()
        froze = trouble(child)
        one = child.ask("stop")
        child.ask("start two")
        silent = trouble(child)
        two = child.ask("stop")
        child.ask("close")
        status = child.end()

    assert froze.startswith("The microphone has stopped; ")
    assert one["heard_s"] >= 0.3
    assert silent.startswith("The sound system of this computer does not answer. ")
    assert two is None
    assert status == 0


def test_a_server_that_is_frozen_from_the_start_hangs_nobody(tmp_path: Path, server: PulseServer) -> None:
    """Loading sounddevice alone takes 40 seconds then. When it comes back, so does the microphone."""
    server.freeze()
    with listener(tmp_path, server) as child:
        child.ask("wake")
        child.ask("start one")
        silent = trouble(child)
        server.thaw()
        well(child)
        one = child.ask("stop")

    assert silent.startswith("The sound system of this computer does not answer. ")
    assert one["faulty_s"] > 2


def test_leaving_while_the_server_is_frozen_hangs_nobody(tmp_path: Path, server: PulseServer) -> None:
    """Also in the middle of loading."""
    server.freeze()
    with listener(tmp_path, server) as child:
        child.ask("wake")

        assert child.end() == 0


def test_a_tone_is_whole_and_without_a_click(tmp_path: Path, server: PulseServer) -> None:
    """Nothing cut off at its ends, and nothing but the tone in between."""
    with talker(tmp_path, server) as child:
        assert child.ask("tone 1") == ""
    heard = server.heard()
    loud = np.flatnonzero(np.abs(heard) > 0.001)
    played = heard[loud[0] : loud[-1] + 1]
    at = np.arange(len(played)) / pulse.RATE
    waves = np.stack([np.sin(2 * np.pi * HERTZ * at), np.cos(2 * np.pi * HERTZ * at)], axis=1)
    inner = slice(pulse.RATE // 50, -pulse.RATE // 50)
    parts, *_ = np.linalg.lstsq(waves[inner], played[inner], rcond=None)
    rest = played[inner] - waves[inner] @ parts

    assert len(played) / pulse.RATE == pytest.approx(1.0, abs=0.005)
    assert np.hypot(*parts) == pytest.approx(0.5, abs=0.005)
    assert np.sqrt(np.mean(rest**2)) < 0.001


@voiced
def test_a_question_is_spoken_once_and_whole(tmp_path: Path, server: PulseServer) -> None:
    """By the system's voice, through our own playing."""
    with talker(tmp_path, server) as child:
        child.ask(f"say {WORDS}")
        child.ask_until("speaking", lambda speaking: not speaking)
        said = child.ask("trouble")
    loud = np.flatnonzero(np.abs(server.heard()) > 0.01) / pulse.RATE

    assert said == ""
    assert 2.5 < loud[-1] - loud[0] < 6.0


@voiced
def test_hushing_is_heard_at_once(tmp_path: Path, server: PulseServer) -> None:
    """What the device had been given already is dropped, too."""
    with talker(tmp_path, server) as child:
        child.ask(f"say {WORDS}")
        child.ask_until("speaking", lambda _: bool(np.abs(server.heard()).max() > 0.05))
        before = len(server.heard())
        child.ask("hush")
        assert child.ask("speaking") is False
        server.hear_more(0.5)
    after = server.heard()[before:]
    loud = np.flatnonzero(np.abs(after) > 0.001) / pulse.RATE

    assert loud.max(initial=0.0) < 0.2  # a busy machine included; usually 0.02


@voiced
def test_a_voice_that_does_not_exist_is_a_sentence(tmp_path: Path, server: PulseServer) -> None:
    """A name in the settings may be misspelt."""
    with talker(tmp_path, server, "--voice", "nobody") as child:
        child.ask(f"say {WORDS}")
        said = child.ask_until("trouble", bool)

    assert said.startswith("The voice espeak-ng does not speak (")


@voiced
def test_speaking_to_a_frozen_server_hangs_nobody(tmp_path: Path, server: PulseServer) -> None:
    """Neither the next words nor the end."""
    with talker(tmp_path, server) as child:
        child.ask("tone 0.1")
        server.freeze()
        child.ask(f"say {WORDS}")
        child.ask("hush")
        child.ask(f"say {WORDS}")
        child.ask("close")

        assert child.end() == 0
