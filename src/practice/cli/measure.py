"""`practice measure`: sound files in; pauses, syllables and pace out, for people and for programs."""

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from practice.model.trouble import Trouble

if TYPE_CHECKING:
    from practice.speech.measured import Measured

COLUMNS = (
    "file",
    "duration_s",
    "onset_s",
    "span_s",
    "phonation_s",
    "pauses",
    "pause_share",
    "longest_pause_s",
    "longest_run_s",
    "syllables",
    "speech_rate",
    "articulation_rate",
    "words_per_minute",
    "filled_pauses",
    "level_db",
    "snr_db",
    "too_noisy",
)


SILENT = "digital silence from the beginning to the end: there is nothing in this file to be heard"

LISTS = frozenset({"pauses", "filled_pauses"})
"""What is a number in a table and a list in JSON."""

Stretches = Iterable[tuple[float, float]]


class MeasureError(Trouble):
    """A file that cannot be measured, or a place that cannot be written to."""


def run_measure(options: SimpleNamespace) -> int:
    """Measure every file, print what was found; 2 when one could not be measured, after all the others."""
    grids = _grid_paths(options)
    show = _json if options.json else _csv if options.csv else _text
    status = 0

    def measured() -> Iterator[tuple[str, "Measured | Trouble"]]:
        nonlocal status
        for number, name in enumerate(options.files):
            try:
                found = _measure(Path(name))
                if grids:
                    _write_grid(grids[number], found)
            except Trouble as trouble:
                status = 2
                print(f"practice: {trouble.sentence}", file=sys.stderr)
                if trouble.mend:
                    print(f"    mend: {trouble.mend}", file=sys.stderr)
                yield name, trouble
            else:
                yield name, found
            gc.enable()  # the first file has loaded what there is to load

    show(measured())
    return status


def _measure(path: Path) -> "Measured":
    """One file. What decoders print about it is dropped: what matters of it comes as an error."""
    from practice.sound.files import hear_file
    from practice.sound.standard_error import errors_to
    from practice.speech.ear import Ear

    with errors_to(Path(os.devnull)):
        return hear_file(path, Ear).measured()


def _json(measured: Iterator[tuple[str, "Measured | Trouble"]]) -> None:
    """One array, each object written when it is ready."""
    import json

    print("[", end="")
    for number, (name, found) in enumerate(measured):
        data = {"file": name, "error": found.sentence} if isinstance(found, Trouble) else record(name, found)
        print(",\n" if number else "\n", json.dumps(data, ensure_ascii=False), sep="", end="", flush=True)
    print("\n]")


def record(name: str, measured: "Measured") -> dict[str, Any]:
    """All figures of one file; times in seconds, rates a second, levels in dB. (`Any`: a JSON value.)"""
    delivery = measured.delivery
    return {
        "file": name,
        "duration_s": round(delivery.heard_s, 3),
        "pauses": _stretches(delivery.silences),
        "speech": _stretches(delivery.spoken),
        "nuclei_s": [round(time, 3) for time in measured.nuclei],
        "syllables": delivery.syllables,
        "filled_pauses": _stretches(delivery.fillers),
        "snr_db": _rounded(delivery.snr_db, 1),
        "too_noisy": delivery.too_noisy,
        **_single(measured),
        "silent": delivery.silent,
        "clipped": round(delivery.clipped, 5),
        "faulty_s": round(delivery.faulty_s, 3),
    }


def _single(measured: "Measured") -> dict[str, Any]:
    """Of the summary what is not a list under the same name. (`Any`: a JSON value.)"""
    return {name: value for name, value in summary(measured).items() if name not in LISTS}


def summary(measured: "Measured") -> dict[str, Any]:
    """The figures that are one number each, by their names in the table. (`Any`: a JSON value.)"""
    delivery = measured.delivery
    return {
        "duration_s": round(delivery.heard_s, 3),
        "onset_s": _rounded(delivery.onset, 3),
        "span_s": round(delivery.span, 3),
        "phonation_s": round(delivery.phonation, 3),
        "pauses": len(delivery.pauses),
        "pause_share": round(delivery.pause_share, 4),
        "longest_pause_s": round(delivery.longest_pause, 3),
        "longest_run_s": round(delivery.longest_run, 3),
        "syllables": delivery.syllables,
        "speech_rate": _rounded(delivery.speech_rate, 3),
        "articulation_rate": _rounded(delivery.articulation_rate, 3),
        "words_per_minute": _rounded(delivery.words_per_minute, 1),
        "filled_pauses": len(delivery.fillers),
        "level_db": _rounded(delivery.level_db, 1),
        "snr_db": _rounded(delivery.snr_db, 1),
        "too_noisy": delivery.too_noisy,
    }


def _csv(measured: Iterator[tuple[str, "Measured | Trouble"]]) -> None:
    import csv

    table = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    table.writeheader()
    for name, found in measured:
        if not isinstance(found, Trouble):
            table.writerow({"file": name, **summary(found)})


def _text(measured: Iterator[tuple[str, "Measured | Trouble"]]) -> None:
    """For people: the line, the map, and each figure with its error."""
    from shutil import get_terminal_size

    from practice.plain.lines import WIDTH, wrapped
    from practice.speech.figures import figures
    from practice.speech.pause_map import map_key, pause_map
    from practice.speech.telling import delivery_line

    width = min(WIDTH, get_terminal_size().columns)
    for number, (name, found) in enumerate(measured):
        if isinstance(found, Trouble):
            continue
        delivery = found.delivery
        if number:
            print()
        print(name)
        print(wrapped(SILENT if delivery.silent else delivery_line(delivery), width))
        if delivery.speech is not None and not delivery.too_noisy:
            print()
            for row in (*pause_map(delivery, width), "", map_key(delivery, width), ""):
                print(row)
        known = figures(delivery)
        names = max(len(figure.name) for figure in known)
        values = max(len(figure.value) for figure in known)
        for figure in known:
            error = figure.error.split(":")[0].split(". ")[0] if figure.error.startswith("±") else ""
            print(f"{figure.name:<{names}}  {figure.value:>{values}}  {error}".rstrip())


def _grid_paths(options: SimpleNamespace) -> list[Path]:
    """Where each TextGrid goes: a file for one sound, a folder for several."""
    if options.textgrid is None:
        return []
    if not options.textgrid:
        raise MeasureError("--textgrid was given no place", mend="name a file, or a folder for several")
    out = Path(options.textgrid)
    if len(options.files) == 1 and not out.is_dir():
        return [out]
    stems = [Path(name).stem for name in options.files]
    twice = next((stem for stem in stems if stems.count(stem) > 1), None)
    if twice is not None:
        raise MeasureError(
            f"two files are called {twice!r}, and would share one TextGrid", mend="measure them one by one"
        )
    return [out / f"{stem}.TextGrid" for stem in stems]


def _write_grid(path: Path, measured: "Measured") -> None:
    from practice.speech.textgrid import text

    if path.is_file() and not _is_grid(path):
        raise MeasureError(
            f"{path}: this is a file of another kind, and it stays as it is",
            mend="choose another name for the TextGrid",
        )
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text(measured), "utf-8")
    except OSError as error:
        raise MeasureError(
            f"{path}: the TextGrid cannot be written ({error.strerror})", mend="choose another place"
        ) from error


def _is_grid(path: Path) -> bool:
    """A TextGrid may be written anew; anything else, such as the sound itself, would be lost."""
    try:
        with path.open("rb") as file:
            return b"ooTextFile" in file.read(40) or not path.stat().st_size
    except OSError:
        return False


def _stretches(stretches: Stretches) -> list[list[float]]:
    return [[round(start, 3), round(end, 3)] for start, end in stretches]


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
