"""The whole program with a microphone: spoken to, frozen, refused, broken, absent, killed, put aside.

The microphone is a FIFO below real ALSA, PortAudio and sounddevice; the screen is a real terminal.
"""

import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

if sys.platform != "linux":
    pytest.skip("ALSA is Linux's", allow_module_level=True)

import soundfile

import fifo_microphone
from end_to_end.aloud import (
    FULL,
    ROUND,
    HastyMicrophone,
    SixteenBitMicrophone,
    answers,
    begin_to_speak,
    clip,
    end_answer,
    home_in,
    on_grid,
    practice,
    reading,
    spoken_round,
    to_ready,
    to_the_end,
)
from end_to_end.fifo_loudspeaker import SECOND, FifoLoudspeaker
from end_to_end.program import PRACTICE, Terminal, surroundings
from end_to_end.typist import ENTER, SETTLING
from fifo_microphone import NAMED, RATE, FifoMicrophone, Samples
from speech.voices import hiss

if reason := fifo_microphone.missing():
    pytest.skip(reason, allow_module_level=True)

LIMIT = 30.0
DAY_S = 86400
NO_PORTAUDIO = Path(__file__).with_name("no_portaudio.py")
STOPPED = r"! The microphone has stopped; what was heard before is kept. Look at its plug"

voiced = pytest.mark.skipif(
    not shutil.which("espeak-ng"), reason="espeak-ng is not installed (apt install espeak-ng)"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the short round."""
    return home_in(tmp_path)


@pytest.fixture
def alsa(tmp_path: Path) -> Path:
    """A folder for the sound system."""
    folder = tmp_path / "alsa"
    folder.mkdir()
    return folder


@pytest.fixture
def microphone(alsa: Path) -> Iterator[FifoMicrophone]:
    """One that speaks at the speed of speech."""
    with SixteenBitMicrophone(alsa, named=True) as made:
        yield made


@pytest.fixture
def hasty(alsa: Path) -> Iterator[FifoMicrophone]:
    """One that does not take so long."""
    with HastyMicrophone(alsa) as made:
        yield made


def flowing(microphone: FifoMicrophone) -> None:
    """Until the program takes sound from it."""
    assert microphone.play(quiet(0.3)).wait(LIMIT)


def quiet(seconds: float) -> Samples:
    """Somebody who says nothing in a quiet room."""
    return on_grid(hiss(seconds, level_db=-66))


def heard_some(terminal: Terminal, microphone: FifoMicrophone, question: int = 1) -> None:
    """Into an answer, in which a clip is spoken."""
    flowing(microphone)
    begin_to_speak(terminal, question)
    assert microphone.play(clip()).wait(LIMIT)


def frozen_in_answer(terminal: Terminal, microphone: FifoMicrophone) -> None:
    """Into an answer that the microphone leaves after its clip."""
    to_ready(terminal)
    heard_some(terminal, microphone)
    microphone.freeze()
    terminal.wait_for(STOPPED)


# -- what is heard ----------------------------------------------------------------------------------


def test_what_is_kept_is_what_measure_says_of_the_sound(home: Path, hasty: FifoMicrophone) -> None:
    """To the last digit: what is spoken lies on the grid of 16 bits, so that the file is the sound itself,
    and live is the same as whole."""
    with spoken_round(home, hasty.env, "--keep-audio") as terminal:
        to_ready(terminal)
        flowing(hasty)
        begin_to_speak(terminal)
        assert hasty.play(quiet(1)).wait(LIMIT)
        assert hasty.play(clip()).wait(LIMIT)
        terminal.wait_for("· pause: that is fine")
        end_answer(terminal)
        terminal.wait_for("Question 2 of 2")
        last_page = to_the_end(terminal)
    kept = answers(home)[0]["delivery"]
    (flac,) = (home / "recordings").glob("*-01-take-1.flac")
    (measured,) = json.loads(practice(home, "measure", "--json", str(flac)))

    assert "faulty_s" not in kept
    assert measured["duration_s"] == round(kept["heard_s"], 3)
    assert measured["onset_s"] == round(kept["speech"][0], 3)
    assert measured["speech"][-1][1] == round(kept["speech"][1], 3)
    assert measured["pauses"] == [[round(edge, 3) for edge in pause] for pause in kept["silences"]]
    assert measured["syllables"] == kept["syllables"]
    assert measured["level_db"] == round(kept["level_db"], 1)
    assert measured["snr_db"] == round(kept["snr_db"], 1)
    assert len(kept["silences"]) == 1
    assert 11 <= kept["syllables"] <= 15  # thirteen were spoken
    assert kept["speech"][0] > 1.2  # 1.3 s of silence came before the first word
    assert f"First word after {kept['speech'][0]:.1f} s; no pause over 1 s, longest 0.8 s" in last_page


def test_without_being_asked_nothing_of_the_sound_is_on_disk(home: Path, hasty: FifoMicrophone) -> None:
    """Not as a sound file, and not as samples in any other: measured and thrown away is a promise."""
    with spoken_round(home, hasty.env) as terminal:
        to_ready(terminal)
        heard_some(terminal, hasty)
        end_answer(terminal)
        terminal.wait_for("Question 2 of 2")
        to_the_end(terminal)
    loud = np.argmax(np.abs(clip()))
    bit = clip()[loud : loud + 32]
    forms = (bit.tobytes(), (bit * FULL).astype("<i2").tobytes(), b"fLaC", b"RIFF", b"OggS")
    files = [path for path in home.rglob("*") if path.is_file()]

    assert answers(home)[0]["delivery"]["speech"] is not None
    assert home / "history.db" in files
    assert [(path, form) for path in files for form in forms if form in path.read_bytes()] == []


def test_on_a_small_screen_the_level_is_still_there(home: Path, hasty: FifoMicrophone) -> None:
    """Whether one is heard matters most, and takes no more than a row."""
    with spoken_round(home, hasty.env) as terminal:
        to_ready(terminal)
        terminal.resize(40, 10)
        begin_to_speak(terminal)

        assert terminal.wait_until(
            lambda: [row for row in terminal.rows() if re.match("  voice [━─]", row)] or None, "level bar"
        )


# -- what goes wrong --------------------------------------------------------------------------------


def test_a_frozen_microphone_costs_what_it_did_not_hear(home: Path, hasty: FifoMicrophone) -> None:
    """Nothing tells of it and nothing can close it: a sentence, and the round and the program go to their
    end."""
    with spoken_round(home, hasty.env) as terminal:
        frozen_in_answer(terminal, hasty)
        end_answer(terminal)
        terminal.wait_for(f"Question 2 of 2.*{STOPPED}")
        begin_to_speak(terminal, 2)
        terminal.wait_for("! The sound system of this computer does not answer. Restarting the sound")
        end_answer(terminal)
        terminal.wait_for("That was the round.*later")
        terminal.send("n")

        assert terminal.end() == 0
        assert terminal.whole() == []
    first, second = answers(home)

    assert first["delivery"]["speech"] is not None
    assert first["delivery"]["faulty_s"] > 0.9
    assert second["ended"] == "done"
    assert second["delivery"] is None


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_frozen_microphone_keeps_nobody_from_leaving(
    home: Path, hasty: FifoMicrophone, number: signal.Signals, status: int
) -> None:
    """The device cannot be closed, and Python itself would wait for it at its end."""
    with spoken_round(home, hasty.env) as terminal:
        frozen_in_answer(terminal, hasty)
        if number is signal.SIGINT:
            terminal.send("\x03")
        else:
            terminal.signal(number)

        assert terminal.end(within=15) == status
        assert terminal.whole() == []


def test_a_microphone_that_is_kept_closed_is_told_as_such(home: Path, hasty: FifoMicrophone) -> None:
    """Some systems refuse with zeros and no word; the person must hear where to allow it."""
    hasty.zeros()
    with spoken_round(home, hasty.env) as terminal:
        to_ready(terminal)
        begin_to_speak(terminal)
        terminal.wait_for("! Nothing but digital silence comes from the microphone. It may be muted")
        end_answer(terminal)
        terminal.wait_for("Question 2 of 2.*! Nothing but digital silence")
        last_page = to_the_end(terminal)

    assert answers(home)[0]["delivery"]["silent"] is True
    assert last_page.count("practice mic check looks into it") == 1  # for both answers


def test_no_numbers_in_the_middle_are_counted_and_measured_around(home: Path, hasty: FifoMicrophone) -> None:
    """A broken driver must not become a pause."""
    with spoken_round(home, hasty.env) as terminal:
        to_ready(terminal)
        heard_some(terminal, hasty)
        hasty.nan()
        terminal.wait_for(r"! What comes from the microphone is no sound \(no numbers\)")
        hasty.room()
        terminal.wait_for("· pause: that is fine")
        assert hasty.play(clip()).wait(LIMIT)
        end_answer(terminal)
        terminal.wait_for("Question 2 of 2")
        last_page = to_the_end(terminal)
    delivery = answers(home)[0]["delivery"]

    assert delivery["faulty_s"] >= 3
    assert delivery["syllables"] >= 22  # of twice thirteen
    assert "of sound was lost on the way" in last_page


def plain_alsa(folder: Path) -> dict[str, str]:
    """A sound system with nothing plugged in."""
    config = folder / "plain.conf"
    config.write_text("</usr/share/alsa/alsa.conf>\n")
    return {"ALSA_CONFIG_PATH": str(config)}


def go_on_without(home: Path, sound: dict[str, str], sentence: str, **more: str) -> None:
    """The sentence before the answer and in it; then the round to its end."""
    with spoken_round(home, sound, **more) as terminal:
        to_ready(terminal)
        terminal.wait_for(f"! {sentence}")
        begin_to_speak(terminal)
        terminal.wait_for(f"! {sentence}.*Answer aloud")
        end_answer(terminal)
        terminal.wait_for(f"Question 2 of 2.*! {sentence}")
        terminal.settle()
        notices = terminal.text().count(" ! ")
        said = to_the_end(terminal)

    assert notices == 1
    assert "You answered 2 questions" in said
    assert [each["delivery"] for each in answers(home)] == [None, None]


def told_before(home: Path, sound: dict[str, str], sentence: str, **more: str) -> None:
    """The sentence on the first page, where nothing is at stake yet, and not another word of it."""
    with spoken_round(home, sound, **more) as terminal:
        terminal.wait_for(f"{sentence}.*The round goes on without.*Enter begins")
        to_ready(terminal)
        begin_to_speak(terminal)
        end_answer(terminal)
        terminal.wait_for("Question 2 of 2")
        terminal.settle()
        notices = terminal.text().count(" ! ")
        said = to_the_end(terminal)

    assert notices == 0
    assert "You answered 2 questions" in said
    assert [each["delivery"] for each in answers(home)] == [None, None]


@pytest.mark.skipif(Path("/dev/snd").exists(), reason="this computer has a sound card")
def test_without_a_microphone_the_round_goes_on(home: Path, alsa: Path) -> None:
    """As on a server, or with a headset left at work."""
    told_before(home, plain_alsa(alsa), "This computer shows no microphone")


def test_without_portaudio_the_round_goes_on(home: Path, microphone: FifoMicrophone) -> None:
    """On Linux the library comes from the system, and may not be there."""
    (home / "sitecustomize.py").write_bytes(NO_PORTAUDIO.read_bytes())
    sentence = "PortAudio, the library that reaches the sound card, is missing. Install it: `sudo apt"
    told_before(home, microphone.env, sentence, PYTHONPATH=str(home))


def test_a_microphone_of_another_name_is_not_replaced(tmp_path: Path, microphone: FifoMicrophone) -> None:
    """Another one than was chosen might listen where nobody expects it."""
    home = home_in(tmp_path, '[microphone]\ndevice = "webcam"\n')
    sentence = f"No microphone is called 'webcam'. There is: .*'{NAMED}'"
    go_on_without(home, microphone.env, sentence)


# -- what comes after -------------------------------------------------------------------------------


def test_kill_leaves_the_sound_up_to_the_last_second(home: Path, hasty: FifoMicrophone) -> None:
    """Private, playable, and the round is taken up again where it was."""
    with spoken_round(home, hasty.env, "--keep-audio") as terminal:
        to_ready(terminal)
        flowing(hasty)
        begin_to_speak(terminal)
        assert hasty.play(clip()).wait(LIMIT)
        terminal.kill()
    folder = home / "recordings"
    (flac,) = folder.iterdir()
    samples, rate = soundfile.read(flac, dtype="float32")
    spoken = clip()
    start = int(np.argmax(np.correlate(samples[: 2 * RATE], spoken[:RATE], "valid")))
    same = min(len(spoken), len(samples) - start)

    assert rate == RATE
    assert len(samples) >= len(spoken) - RATE
    assert np.array_equal(samples[start : start + same], spoken[:same])
    assert same >= len(spoken) - RATE
    assert flac.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700

    resume = (*PRACTICE, "mock", "--resume", "--mic", "--keep-audio")
    with spoken_round(home, hasty.env, command=resume) as terminal:
        terminal.wait_for("The microphone listens.*Enter goes on with the round")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("Question 1 of 2.*Answer aloud")
        assert hasty.play(clip()).wait(LIMIT)
        end_answer(terminal)
        terminal.wait_for("Question 2 of 2")
        to_the_end(terminal)

    assert answers(home)[0]["delivery"]["speech"] is not None
    assert len(list(folder.glob("*-01-take-1*.flac"))) == 2


def test_kept_sound_is_deleted_when_its_days_are_over(tmp_path: Path) -> None:
    """A lifetime is a promise; it holds whatever is done that day."""
    home = home_in(tmp_path, "[microphone]\nkeep_days = 7\n")
    folder = home / "recordings"
    folder.mkdir()
    for name, days in (("old", 8), ("new", 6)):
        flac = folder / f"{name}.flac"
        flac.write_bytes(b"fLaC")
        os.utime(flac, (flac.stat().st_mtime - days * DAY_S,) * 2)
    practice(home, "rounds")

    assert [path.name for path in folder.iterdir()] == ["new.flac"]


def test_put_aside_and_back_an_answer_goes_on(home: Path, hasty: FifoMicrophone) -> None:
    """Ctrl-Z and fg: what is said afterwards belongs to the answer; opening costs a moment."""
    shell = shutil.which("bash") or "/bin/sh"
    options = ("--norc", "--noprofile", "-i") if shell.endswith("bash") else ("-i",)
    with spoken_round(
        home, hasty.env, command=(shell, *options), PS1="ready> ", PRACTICE=" ".join(ROUND)
    ) as terminal:
        terminal.wait_for("ready>")
        terminal.send("$PRACTICE\r")
        to_ready(terminal)
        heard_some(terminal, hasty)
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        terminal.listen(1.5)
        terminal.send("fg\r")
        terminal.wait_for("Answer aloud")
        assert hasty.play(clip()).wait(LIMIT)
        end_answer(terminal)
        terminal.wait_for("Question 2 of 2")
        begin_to_speak(terminal, 2)
        end_answer(terminal)
        terminal.wait_for("That was the round.*later")
        terminal.send("n")
        terminal.wait_for(r"ready>$")
    delivery = answers(home)[0]["delivery"]

    assert 20 <= delivery["syllables"] <= 30
    assert delivery.get("faulty_s", 0.0) < 1.0


# -- outside a round --------------------------------------------------------------------------------


def test_the_list_names_the_microphone(home: Path, microphone: FifoMicrophone) -> None:
    """By the name that `mic use` takes."""
    listed = practice(home, "mic", "list", **microphone.env)
    used = practice(home, "mic", "use", NAMED[:6], **microphone.env)

    assert listed.splitlines()[0] == NAMED
    assert f"From now on it is {NAMED}." in used
    assert f"{NAMED}  (yours)" in practice(home, "mic", "list", **microphone.env)


def test_a_check_goes_from_reading_to_the_next_step(home: Path, hasty: FifoMicrophone) -> None:
    """It is over by itself, finds nothing wrong where nothing is, and its offer holds from then on."""
    env = surroundings(home, **hasty.env)
    with Terminal([*PRACTICE, "mic", "check"], env) as terminal:
        terminal.wait_for("Read this aloud")
        hasty.play(quiet(0.5))
        hasty.play(clip())
        hasty.play(clip())
        terminal.wait_for("What next")
        found = terminal.text()
        terminal.send("y")
        terminal.wait_for("From now on rounds measure pace and pauses")
        terminal.settle()
        terminal.send(ENTER)

        assert terminal.end() == 0
        assert terminal.whole() == []
    assert "What can be told here: pauses" in found
    assert "ost on the way" not in found
    assert "use = true" in (home / "config.toml").read_text()


def test_a_check_in_which_the_microphone_stops_recommends_nothing(home: Path, hasty: FifoMicrophone) -> None:
    """What went wrong comes first, and Enter tries again."""
    with Terminal([*PRACTICE, "mic", "check"], surroundings(home, **hasty.env)) as terminal:
        terminal.wait_for("Read this aloud")
        assert hasty.play(clip()).wait(LIMIT)
        hasty.freeze()
        terminal.wait_for("What next")
        terminal.settle()
        found = terminal.text()
        terminal.send("n")

        assert terminal.end() == 0
    assert re.search("Microphone check ─+ The microphone has stopped", found)
    assert "> a check again" in found
    assert "from now on" not in found


def test_a_check_of_a_frozen_microphone_says_that_nothing_came(home: Path, hasty: FifoMicrophone) -> None:
    """Nothing was heard before, so nothing "has stopped", and nothing of it "is kept"."""
    hasty.freeze()
    with Terminal([*PRACTICE, "mic", "check"], surroundings(home, **hasty.env)) as terminal:
        terminal.wait_for("Microphone check ─+ The microphone brings no sound. Look at its plug")
        terminal.wait_for("> a check again")
        terminal.settle()
        terminal.send("n")

        assert terminal.end() == 0


def test_a_calm_reading_is_what_later_answers_stand_beside(home: Path, hasty: FifoMicrophone) -> None:
    """From the first start to the pace of an answer."""
    env = surroundings(home, **hasty.env)
    with Terminal([*PRACTICE, "mic", "baseline"], env) as terminal:
        terminal.wait_for("Read this aloud, calmly")
        hasty.play(quiet(0.5)).wait(LIMIT)
        assert hasty.play(reading()).wait(LIMIT)
        terminal.send(ENTER)
        terminal.wait_for("Kept. Later answers are shown beside this one")
        kept = terminal.text()
        terminal.send(ENTER)

        assert terminal.end() == 0
    with Terminal([*PRACTICE, "listen"], env) as terminal:
        terminal.wait_for("Speak as long as you like")
        hasty.play(quiet(0.5)).wait(LIMIT)
        assert hasty.play(reading()[: 12 * RATE]).wait(LIMIT)
        terminal.send(ENTER)
        terminal.wait_for("What was heard")
        heard = terminal.text()
        terminal.settle()
        terminal.send(ENTER)

        assert terminal.end() == 0
        assert terminal.whole() == []
    with Terminal([*PRACTICE, "listen"], env) as terminal:
        terminal.wait_for("Speak as long as you like")
        assert hasty.play(clip()).wait(LIMIT)
        hasty.freeze()

        assert terminal.wait_for("What was heard ─+ The microphone has stopped.*First word")
    assert "pace within your usual range" in heard
    assert "words a minute" in kept


# -- the voice that asks ----------------------------------------------------------------------------


@voiced
def test_a_spoken_question_is_heard_and_cut_short_by_enter(home: Path, alsa: Path) -> None:
    """Our own playback; while it speaks nothing is recorded, and Enter ends it and no more than that."""
    with (
        HastyMicrophone(alsa) as microphone,
        FifoLoudspeaker(alsa / "asound.conf", alsa) as loudspeaker,
        spoken_round(home, microphone.env, "--speak", "--keep-audio") as terminal,
    ):
        terminal.wait_for("Enter begins")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("The question is being spoken")
        terminal.wait_until(lambda: loudspeaker.played > SECOND / 2 or None, "half a second of voice")
        terminal.send(ENTER)
        terminal.wait_for("Question 1 of 2.*Enter starts your answer")
        terminal.listen(SETTLING)
        played = loudspeaker.played
        recorded = list(home.glob("recordings/*"))
        heard_some(terminal, microphone)
        still = loudspeaker.played
        end_answer(terminal)
        terminal.wait_for("Question 2 of 2.*The question is being spoken")
        terminal.send("\x03")

        assert terminal.end() == 130
    assert played == still
    assert recorded == []
    assert answers(home)[0]["delivery"]["syllables"] >= 11
    assert list((home / "tmp").glob("practice-*")) == []


def test_without_a_voice_there_is_a_sentence(home: Path, microphone: FifoMicrophone) -> None:
    """The questions stay on the screen, and nobody waits for a voice."""
    with spoken_round(home, microphone.env, "--speak", PATH=str(home / "tmp")) as terminal:
        to_ready(terminal)
        terminal.wait_for("! This computer has no voice. `sudo apt install espeak-ng`")
        begin_to_speak(terminal)
        end_answer(terminal)
        to_the_end(terminal)

    assert [each["ended"] for each in answers(home)] == ["done", "done"]
