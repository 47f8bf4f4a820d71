"""Standard error goes to a log for a while, also what C libraries print."""

import os
import sys
from pathlib import Path

import pytest

from practice.sound.standard_error import LARGEST, errors_to


def test_what_is_printed_meanwhile_is_in_the_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """PortAudio and ALSA print past Python, and would tear the screen."""
    with errors_to(tmp_path / "logs" / "sound.log"):
        os.write(2, b"ALSA lib: underrun\n")
        with os.fdopen(2, "w", closefd=False) as pythons:  # pytest has put another in sys.stderr
            print("and Python's own", file=pythons)
    os.write(2, b"back again\n")

    assert (tmp_path / "logs" / "sound.log").read_text() == "ALSA lib: underrun\nand Python's own\n"
    assert capfd.readouterr().err == "back again\n"


def test_standard_error_comes_back_after_an_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its traceback must be seen."""
    with pytest.raises(ZeroDivisionError), errors_to(tmp_path / "sound.log"):
        raise ZeroDivisionError
    os.write(2, b"back again\n")

    assert capfd.readouterr().err == "back again\n"


def test_one_inside_another_comes_back_in_turn(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A check of the microphone within a round."""
    with errors_to(tmp_path / "one.log"):
        with errors_to(tmp_path / "two.log"):
            os.write(2, b"two")
        os.write(2, b"one")
    os.write(2, b"none")

    assert [(tmp_path / name).read_text() for name in ("one.log", "two.log")] == ["one", "two"]
    assert capfd.readouterr().err == "none"


def test_a_log_that_cannot_be_written_does_not_stop_anybody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The screen matters more."""
    (tmp_path / "file").touch()
    with errors_to(tmp_path / "file" / "sound.log"):
        os.write(2, b"lost\n")

    assert capfd.readouterr().err == ""


def test_a_log_goes_on_until_it_is_too_long(tmp_path: Path) -> None:
    """It must not fill the disk, and the last evening should be in it."""
    log = tmp_path / "sound.log"
    for _ in range(2):
        with errors_to(log):
            os.write(2, b"a line\n")
    twice = log.read_text()
    log.write_bytes(bytes(LARGEST + 1))
    with errors_to(log):
        os.write(2, b"a line\n")

    assert twice == "a line\na line\n"
    assert log.read_text() == "a line\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_the_log_is_private(tmp_path: Path) -> None:
    """It names devices, and everything else of the person's is private, too."""
    with errors_to(tmp_path / "logs" / "sound.log"):
        pass

    assert (tmp_path / "logs" / "sound.log").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "logs").stat().st_mode & 0o777 == 0o700


def test_nothing_stays_open(tmp_path: Path) -> None:
    """Each round enters it."""
    before = os.dup(2)
    os.close(before)
    for _ in range(3):
        with errors_to(tmp_path / "sound.log"):
            pass
    after = os.dup(2)
    os.close(after)

    assert after == before
