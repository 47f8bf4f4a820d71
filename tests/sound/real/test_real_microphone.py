"""The recorder on a microphone without hardware: real ALSA, real PortAudio, real sounddevice.

The program runs in a process of its own, because the microphone must be there before PortAudio starts.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

if sys.platform != "linux":
    pytest.skip("ALSA is Linux's", allow_module_level=True)

import soundfile

import fifo_microphone
from fifo_microphone import NAMED, RATE, FifoMicrophone, Samples
from practice.speech.ear import measure
from sound.real.child import HERE, LIMIT, Child

if reason := fifo_microphone.missing():
    pytest.skip(reason, allow_module_level=True)


def spoken() -> Samples:
    """Something like two stretches of speech with a pause: a buzz in syllables of a fifth of a second."""
    at = np.arange(2 * RATE) / RATE
    buzz = sum(np.sin(2 * np.pi * 120 * n * at) / n for n in range(1, 20))
    syllables = np.clip(np.sin(2 * np.pi * 2.5 * at) + 0.3, 0, 1)
    answer = 0.1 * buzz * syllables * ((at < 0.8) | (at > 1.4))
    return np.asarray(np.rint(answer * 2**15) / 2**15, np.float32)


@pytest.fixture
def microphone(tmp_path: Path) -> Iterator[FifoMicrophone]:
    """One that runs in a quiet room."""
    folder = tmp_path / "alsa"
    folder.mkdir()
    with FifoMicrophone(folder, named=True) as made:
        yield made


def listener(tmp_path: Path, microphone: FifoMicrophone, *words: str, **more: str) -> Child:
    """The program on that microphone."""
    return Child("listener.py", *words, env={**microphone.env, **more}, log=tmp_path / "errors")


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


def as_told(samples: Samples) -> dict[str, Any]:
    """The same measure of the same samples, from here, as JSON has it."""
    from dataclasses import asdict
    from json import dumps, loads

    told = loads(dumps(asdict(measure(samples, RATE).delivery)))
    assert isinstance(told, dict)
    return told


def test_what_is_spoken_is_measured_to_the_last_sample(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """Nothing is lost, doubled or changed on its way, and live is the same as whole."""
    echo, clip = tmp_path / "echo", spoken()
    with listener(tmp_path, microphone, "--echo", str(echo)) as child:
        awake(child)
        child.ask("start one")
        assert microphone.play(clip).wait(LIMIT)
        child.ask_until("hearing", lambda hearing: hearing["heard_s"] > 2.1)
        told = child.ask("stop")
        child.ask("close")
        assert child.end() == 0
    heard = np.frombuffer(echo.read_bytes(), np.float32)
    first = np.flatnonzero(heard == clip[np.argmax(clip)])[0] - np.argmax(clip)

    assert np.array_equal(heard[first : first + len(clip)], clip)
    assert told == as_told(heard)
    assert told["speech"] is not None
    assert told["faulty_s"] == 0


def test_a_file_of_the_sound_measures_the_same(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """Sound that was kept can be measured again."""
    kept = tmp_path / "kept"
    with listener(tmp_path, microphone, "--keep", str(kept)) as child:
        awake(child)
        child.ask("start one")
        assert microphone.play(spoken()).wait(LIMIT)
        told = child.ask("stop")
        child.ask("close")
    samples, _ = soundfile.read(kept / "one.flac", dtype="float32")
    again = as_told(samples)

    assert again["heard_s"] == told["heard_s"]
    assert again["speech"] == pytest.approx(told["speech"], abs=0.02)


def test_kill_leaves_a_file_that_plays(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """Up to the last second, and bit by bit what was heard."""
    kept, echo = tmp_path / "kept", tmp_path / "echo"
    with listener(tmp_path, microphone, "--keep", str(kept), "--echo", str(echo)) as child:
        awake(child)
        child.ask("start one")
        microphone.play(spoken())
        child.ask_until("hearing", lambda hearing: hearing["heard_s"] >= 1.5)
        child.kill()
    heard = np.frombuffer(echo.read_bytes(), np.float32)
    samples, rate = soundfile.read(kept / "one.flac", dtype="float32")

    assert rate == RATE
    assert len(samples) > len(heard) - RATE / 2
    assert np.abs(samples - heard[: len(samples)]).max() <= 2**-16


def test_a_full_disk_costs_the_sound_and_not_the_measure(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """A limit on the size of files stands for it."""
    kept = tmp_path / "kept"
    with listener(tmp_path, microphone, "--keep", str(kept), "--largest", "20000") as child:
        awake(child)
        child.ask("start one")
        microphone.play(spoken())
        said = trouble(child)
        child.ask_until("hearing", lambda hearing: hearing["heard_s"] > 2.1)
        told = child.ask("stop")

    assert "one.flac: the sound of this answer is not kept any further (the disk takes no more). " in said
    assert told["speech"] is not None
    assert told["heard_s"] > 2.1


def test_a_microphone_that_freezes_is_noticed_and_hangs_nobody(
    tmp_path: Path, microphone: FifoMicrophone
) -> None:
    """Nothing tells of it: no error, no flag, and closing the device would hang for ever."""
    with listener(tmp_path, microphone) as child:
        awake(child)
        child.ask("start one")
        child.ask_until("hearing", lambda hearing: hearing["heard_s"] >= 0.4)
        microphone.freeze()
        said = trouble(child)
        told = child.ask("stop")
        child.ask("start two")
        second = trouble(child)
        nothing = child.ask("stop")
        child.ask("close")
        status = child.end()

    assert said.startswith("The microphone has stopped; what was heard before is kept. ")
    assert told["heard_s"] >= 0.4
    assert told["faulty_s"] >= 0.9
    assert second.startswith("The sound system of this computer does not answer. ")
    assert nothing is None
    assert status == 0


def test_a_microphone_that_thaws_is_heard_again(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """In the middle of an answer, and after one in which it was given up."""
    with listener(tmp_path, microphone) as child:
        awake(child)
        child.ask("start one")
        child.ask_until("hearing", lambda hearing: hearing["heard_s"] >= 0.2)
        microphone.freeze()
        trouble(child)
        microphone.thaw()
        well(child)
        one = child.ask("stop")
        microphone.freeze()
        child.ask("start two")
        trouble(child)
        child.ask("stop")
        microphone.thaw()
        child.ask("start three")
        well(child)
        three = child.ask("stop")

    assert one["faulty_s"] >= 0.9
    assert three["heard_s"] > 0


def test_a_microphone_that_is_kept_closed_is_recognised(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """Some systems refuse in silence: everything works, and every sample is zero."""
    microphone.zeros()
    with listener(tmp_path, microphone) as child:
        awake(child)
        child.ask("stop")
        child.ask("start one")
        child.ask("stop")  # what was still under way from the room
        child.ask("start two")
        said = trouble(child)
        told = child.ask("stop")

    assert said.startswith("Nothing but digital silence comes from the microphone. ")
    assert told["silent"]
    assert told["speech"] is None


def test_a_microphone_that_sends_no_numbers_is_recognised(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """As some broken drivers do; it must not become a measure."""
    with listener(tmp_path, microphone) as child:
        awake(child)
        child.ask("start one")
        microphone.nan()
        said = trouble(child)
        microphone.room()
        well(child)
        told = child.ask("stop")

    assert said.startswith("What comes from the microphone is no sound (no numbers)")
    assert told["faulty_s"] >= 3.0
    assert told["heard_s"] > told["faulty_s"]


def test_a_device_is_chosen_by_a_part_of_its_name(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """In any letters."""
    with listener(tmp_path, microphone, "--device", NAMED[:8].upper()) as child:
        awake(child)
        child.ask("start one")
        well(child)

        assert child.ask("stop")["heard_s"] > 0


def test_a_device_that_is_not_there_names_those_that_are(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """And the answer goes on without a measure."""
    with listener(tmp_path, microphone, "--device", "webcam") as child:
        child.ask("start one")
        said = trouble(child)
        told = child.ask("stop")
        child.ask("close")
        status = child.end()

    assert said.startswith("No microphone is called 'webcam'. There is: ")
    assert repr(NAMED) in said
    assert told is None
    assert status == 0


def test_the_microphone_can_be_given_to_any_command(tmp_path: Path) -> None:
    """For whole rounds by hand: clips are spoken, and lines into a FIFO say what else happens."""
    clip, control = tmp_path / "clip.wav", tmp_path / "control"
    soundfile.write(clip, spoken(), RATE)
    command = ("--", sys.executable, str(HERE / "listener.py"), "--loudness")
    words = (str(clip), "--control", str(control), *command)
    with Child("../../fifo_microphone.py", *words, env={}, log=tmp_path / "errors") as child:
        awake(child)
        child.ask("start one")
        for line in ("play 1", "nonsense", "play 9"):
            control.write_text(f"{line}\n")
        child.ask_until("hearing", lambda hearing: hearing["heard_s"] > 2.5)
        control.write_text("freeze\n")
        said = trouble(child)
        told = child.ask("stop")
        control.write_text("thaw\n")
        child.ask("close")
        status = child.end()

    assert said.startswith("The microphone has stopped; ")
    assert told["speech"][1] - told["speech"][0] == pytest.approx(2.0, abs=0.3)
    assert status == 0
    assert not control.exists()


@pytest.mark.skipif(Path("/dev/snd").exists(), reason="this computer has a sound card")
def test_without_any_device_there_is_a_sentence(tmp_path: Path) -> None:
    """As on a server, or in a container."""
    config = tmp_path / "plain.conf"
    config.write_text("</usr/share/alsa/alsa.conf>\n")
    with Child("listener.py", env={"ALSA_CONFIG_PATH": str(config)}, log=tmp_path / "errors") as child:
        child.ask("start one")
        said = trouble(child)
        told = child.ask("stop")
        child.ask("close")
        status = child.end()

    assert said.startswith("This computer shows no microphone. ")
    assert told is None
    assert status == 0


def test_without_portaudio_there_is_a_sentence(tmp_path: Path) -> None:
    """On Linux the library comes from the system; sounddevice says so when it is loaded."""
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    with Child("listener.py", env={}, log=tmp_path / "errors", first=tmp_path) as child:
        child.ask("start one")
        said = trouble(child)
        told = child.ask("stop")
        status = child.end()

    assert said.startswith("PortAudio, the library that reaches the sound card, is missing. ")
    assert "sudo apt install libportaudio2" in said
    assert told is None
    assert status == 0


def test_nothing_is_loaded_before_somebody_listens(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """`practice --help` must not wait for a sound card, and a round that is typed neither."""
    with listener(tmp_path, microphone) as child:
        before = child.ask("loaded")
        awake(child)

        assert before == []
        assert "sounddevice" in child.ask("loaded")
