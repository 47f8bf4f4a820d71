"""Real voices in many languages from Debian's packages: prompts, captions and words spoken by volunteers."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from aligned import truth
from chain import Piece, chained
from level import heard
from recordings import Voice, decoded, files, transcript
from utterance import RATE, Missing, Samples, Utterance

TOGETHER = 7.0  # seconds of recordings strung into one utterance
ENOUGH = 170  # recordings tried; where fewer are believed, the voice is a doubtful one
LONGEST = 14.0  # seconds; longer recordings are stories with music

Words = Callable[[Path], str | None]


@dataclass(frozen=True, slots=True)
class Read:
    """A voice, how much of it is taken, and where the words stand, if they do."""

    voice: Voice
    seconds: float
    words: Words | None


def prompted(lang: str, folder: str) -> Read:
    """Telephone prompts of one studio speaker."""
    package = f"asterisk-core-sounds-{lang}"
    licence = "CC-BY-3.0" if lang == "ru" else "CC-BY-SA-3.0"
    below = f"usr/share/asterisk/sounds/{folder}"
    voice = Voice(f"{package}-g722", below, "**/*.g722", folder, lang, licence)
    return Read(
        voice, 130, lambda path: transcript(lang).get(path.stem) if path.parent.name == folder else None
    )


def caption(lang: str) -> Words:
    """A stamp's caption: the first line is English, the others say their language."""

    def words(path: Path) -> str | None:
        sheet = path.with_name(re.sub(r"_desc.*", ".txt", path.name))
        if not sheet.exists():
            return None
        lines = sheet.read_text("utf-8", "replace").splitlines()
        if lang == "en":
            return lines[0] if lines else None
        return next((line.partition("=")[2] for line in lines if line.startswith(f"{lang}.utf8=")), None)

    return words


def stamps(lang: str) -> Read:
    """A paint program's captions, read by its translators."""
    pattern = "**/*_desc.ogg" if lang == "en" else f"**/*_desc_{lang}.ogg"
    voice = Voice(
        "tuxpaint-stamps-default", "usr/share/tuxpaint/stamps", pattern, f"tuxpaint_{lang}", lang, "GPL-2.0"
    )
    return Read(voice, 100, caption(lang))


def worded(
    package: str, folder: str, pattern: str, speaker: str, lang: str, seconds: float, licence: str
) -> Read:
    """Single words and letters whose text is not told: speech and silence only."""
    return Read(Voice(package, folder, pattern, speaker, lang, licence), seconds, None)


KTUBERLING = "ca da de el en es fi fr ga gl it lt nds nl pt ro ru sl sr sv uk wa".split()
KLETTRES = "ar cs da de en en_GB es fr he hu it lt ml nb nds nl pt_BR ru uk".split()

READERS = (
    *(
        prompted(lang, folder)
        for lang, folder in (
            ("es", "es_MX_f_Allison"), ("fr", "fr_CA_f_June"),
            ("it", "it_IT_m_Carlo"), ("ru", "ru_RU_f_IvrvoiceRU"),
        )
    ),
    *(stamps(lang) for lang in "en fr ru ro ca bg es el da lt nl".split()),
    *(
        worded(
            "ktuberling-data", f"usr/share/ktuberling/sounds/{lang}", "*.*", f"potato_{lang}", lang, 40,
            "GPL-2.0+",
        )
        for lang in KTUBERLING
    ),
    *(
        worded(
            "klettres-data", f"usr/share/klettres/{lang}", "*/*.*", f"letters_{lang}", lang, 30, "GPL-2.0+",
        )
        for lang in KLETTRES
    ),
    worded("gcin-voice", "usr/share/gcin-voice/ogg", "*/3.ogg", "syllables_zh3", "zh", 40, "GPL-3.0"),
    worded("gcin-voice", "usr/share/gcin-voice/ogg", "*/5.ogg", "syllables_zh5", "zh", 40, "CC-BY-3.0"),
)  # fmt: skip


def utterances(rng: Random) -> Iterator[Utterance]:
    """Everybody in turn; a package that is not there is passed over."""
    missing: set[str] = set()
    for reader in READERS:
        try:
            yield from strung(reader, rng)
        except Missing as one:
            if str(one) not in missing:
                sys.stderr.write(f"{one}\n")
            missing.add(str(one))


def strung(reader: Read, rng: Random) -> Iterator[Utterance]:
    """The reader's recordings a few at a time, until there is enough of them."""
    paths = files(reader.voice)
    rng.shuffle(paths)
    taken, held, number = 0.0, list[Piece](), 0
    for path in paths[:ENOUGH]:
        piece = piece_of(path, reader)
        if piece is None:
            continue
        held.append(piece)
        if sum(len(one.samples) for one in held) / RATE > TOGETHER:
            one = chained(
                held, rng, name=f"{number:03d}", speaker=reader.voice.speaker, lang=reader.voice.lang,
                kind="real", licence=reader.voice.licence,
            )  # fmt: skip
            yield one
            taken, held, number = taken + one.seconds, [], number + 1
            if taken > reader.seconds:
                return


def piece_of(path: Path, reader: Read) -> Piece | None:
    """The recording with its truth, or None where it is noisy, musical or not what the words say."""
    if path.suffix not in {".g722", ".ogg", ".wav"}:
        return None
    if reader.words is not None and reader.words(path) is None:
        return None
    samples = decoded(path)
    if not 0.3 * RATE < len(samples) < LONGEST * RATE or narrow(samples):
        return None
    samples = samples * (0.25 / max(float(np.sqrt(np.percentile(samples**2, 97))), 1e-4))
    if reader.words is None:
        level = heard(samples)
        return Piece(samples, level.speech, None) if level.trusted else None
    found = truth(samples, reader.words(path) or "", lang=reader.voice.lang)
    return None if found is None else Piece(samples, *found)


def narrow(samples: Samples) -> bool:
    """Nothing above 4 kHz: a telephone's recording, in which an s is silence."""
    spectrum = np.abs(np.fft.rfft(samples)) ** 2
    cut = len(spectrum) // 2
    return bool(spectrum[cut:].sum() < 1e-5 * spectrum[:cut].sum())
