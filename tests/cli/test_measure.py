"""`practice measure`: files in, figures out, in a form for people and in two for programs."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from practice.cli.main import main

KEYS = {
    "file",
    "duration_s",
    "pauses",
    "speech",
    "nuclei_s",
    "syllables",
    "filled_pauses",
    "snr_db",
    "too_noisy",
}


def sound(path: Path, *, seconds: float = 2.0, rate: int = 16_000) -> Path:
    """Some noise in a file."""
    samples = np.random.default_rng(1).normal(0, 0.01, round(seconds * rate))
    soundfile.write(path, samples, rate)
    return path


def test_json_has_one_object_a_file_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs rely on these keys."""
    files = [str(sound(tmp_path / f"{name}.{kind}")) for name, kind in (("b", "wav"), ("a", "flac"))]

    assert main(["measure", *files, "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert [answer["file"] for answer in answers] == files
    assert all(answer.keys() >= KEYS for answer in answers)
    assert answers[0]["duration_s"] == 2.0


def test_csv_has_one_row_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table opens in any spreadsheet."""
    path = str(sound(tmp_path / "a, b.wav"))

    assert main(["measure", path, "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0]["file"] == path
    assert rows[0]["duration_s"] == "2.0"


def test_people_get_a_line_and_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any option it is to be read."""
    assert main(["measure", str(sound(tmp_path / "a.wav"))]) == 0
    assert "sound heard" in capsys.readouterr().out


def test_a_file_that_cannot_be_measured_leaves_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, exit 2, and every other answer as it would be."""
    good, missing = str(sound(tmp_path / "a.wav")), str(tmp_path / "gone.wav")

    assert main(["measure", missing, good, "--json"]) == 2
    told = capsys.readouterr()
    first, second = json.loads(told.out)
    assert "there is no such file" in first["error"]
    assert second["duration_s"] == 2.0
    assert "there is no such file" in told.err


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 96_000, 192_000])
def test_any_usual_rate_will_do(tmp_path: Path, capsys: pytest.CaptureFixture[str], rate: int) -> None:
    """Telephones record at 8 kHz, studios at 192."""
    assert main(["measure", str(sound(tmp_path / "a.wav", rate=rate)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["duration_s"] == pytest.approx(2.0, abs=0.001)


def test_a_textgrid_goes_where_it_is_wanted(tmp_path: Path) -> None:
    """For one sound a file, for several a folder."""
    one, two = str(sound(tmp_path / "one.wav")), str(sound(tmp_path / "two.wav"))

    main(["measure", one, "--textgrid", str(tmp_path / "grid.TextGrid")])
    main(["measure", one, two, "--textgrid", str(tmp_path / "grids")])
    assert "ooTextFile" in (tmp_path / "grid.TextGrid").read_text("utf-8")
    assert sorted(path.name for path in (tmp_path / "grids").iterdir()) == ["one.TextGrid", "two.TextGrid"]


def test_two_files_of_one_name_do_not_share_a_textgrid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second would have replaced the first without a word."""
    (tmp_path / "x").mkdir()
    files = [str(sound(tmp_path / "a.wav")), str(sound(tmp_path / "x" / "a.wav"))]

    assert main(["measure", *files, "--textgrid", str(tmp_path / "grids")]) == 2
    assert "two files are called 'a'" in capsys.readouterr().err


def test_a_textgrid_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the way is no reason for a traceback."""
    path = str(sound(tmp_path / "a.wav"))
    (tmp_path / "file").write_text("")

    assert main(["measure", path, "--textgrid", str(tmp_path / "file" / "grid")]) == 2
    assert "the TextGrid cannot be written" in capsys.readouterr().err


def test_a_recording_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the fingers must not cost the only copy of an answer; an older TextGrid may go."""
    path = sound(tmp_path / "a.wav")
    before = path.read_bytes()

    assert main(["measure", str(path), "--textgrid", str(path)]) == 2
    assert "stays as it is" in capsys.readouterr().err
    assert path.read_bytes() == before
    for _ in range(2):
        assert main(["measure", str(path), "--textgrid", str(tmp_path / "a.TextGrid")]) == 0


def test_samples_that_say_nothing_about_themselves_are_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A .raw file has no header."""
    path = tmp_path / "a.raw"
    path.write_bytes(bytes(32_000))

    assert main(["measure", str(path)]) == 2
    assert "it does not say how it was recorded" in capsys.readouterr().err


def test_a_folder_of_grids_is_made_but_no_path_of_folders(tmp_path: Path) -> None:
    """A misspelt path is not made true."""
    path = str(sound(tmp_path / "a.wav"))

    assert main(["measure", path, "--textgrid", str(tmp_path / "not" / "there" / "a.TextGrid")]) == 2
    assert not (tmp_path / "not").exists()
