"""festival's voices: diphones cut from real speakers, in four languages, their segments with times."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import soundfile  # type: ignore[import-untyped]
from chain import Piece, chained, synthetic
from sentences import ELSEWHERE, english
from utterance import Missing, Phone, Utterance, resampled

SENTENCES = 24


@dataclass(frozen=True, slots=True)
class Voice:
    name: str
    lang: str
    encoding: str
    licence: str


VOICES = (
    Voice("ked_diphone", "en", "ascii", "BSD-like (festvox-kdlpc16k)"),
    Voice("cmu_us_slt_arctic_hts", "en", "ascii", "BSD-like (festvox-us-slt-hts)"),
    Voice("lp_diphone", "it", "ascii", "GPL-2.0+ (festvox-italp16k)"),
    Voice("pc_diphone", "it", "ascii", "GPL-2.0+ (festvox-itapc16k)"),
    Voice("suo_fi_lj_diphone", "fi", "latin-1", "LGPL-2.1+ (festvox-suopuhe-lj)"),
    Voice("hy_fi_mv_diphone", "fi", "latin-1", "LGPL-2.1+ (festvox-suopuhe-mv)"),
    Voice("czech_dita", "cs", "iso-8859-2", "GPL-3.0+ (festvox-czech-dita)"),
    Voice("czech_krb", "cs", "iso-8859-2", "GPL-3.0+ (festvox-czech-krb)"),
    Voice("czech_machac", "cs", "iso-8859-2", "GPL-3.0+ (festvox-czech-machac)"),
    Voice("czech_ph", "cs", "iso-8859-2", "GPL-2.0+ (festvox-czech-ph)"),
)

ASK = """
(voice_{voice})
(Parameter.set 'Duration_Stretch {stretch:.3f})
(set! said (SynthText "{text}"))
(utt.save.wave said "{wav}" 'riff)
(set! sheet (fopen "{sheet}" "w"))
(mapcar (lambda (one)
  (format sheet "%s %f %s\\n" (item.name one) (item.feat one "end") (item.feat one "ph_vc")))
  (utt.relation.items said 'Segment))
(fclose sheet)
"""


def say(voice: Voice, text: str, *, stretch: float, folder: Path) -> Piece | None:
    """None where the voice cannot read the sentence."""
    wav, sheet = folder / "said.wav", folder / "said.txt"
    wav.unlink(missing_ok=True)
    ask = ASK.format(voice=voice.name, stretch=stretch, text=text.replace('"', ""), wav=wav, sheet=sheet)
    subprocess.run(
        ["festival", "--pipe"],
        input=ask.encode(voice.encoding, "ignore"),
        capture_output=True,
        check=False,
        timeout=60,
    )
    if not wav.exists():
        return None
    phones: list[Phone] = []
    start = 0.0
    for line in sheet.read_text(voice.encoding).splitlines():
        name, end, vowel = line.split()
        silent = name.strip("0123456789") in {"pau", "#", "_", "sil", "h#", "##"}
        phones.append(Phone(name, start, float(end), nucleus=vowel == "+", silent=silent))
        start = float(end)
    samples, rate = soundfile.read(wav)
    return synthetic(resampled(samples, rate), phones)


def utterances(rng: Random) -> Iterator[Utterance]:
    """Ten voices; those that are not installed are passed over."""
    if shutil.which("festival") is None:
        raise Missing("festival is not installed: apt install festival festlex-cmu, and the voices")
    texts = english(rng)
    with TemporaryDirectory() as name:
        for voice in VOICES:
            lines = list(islice(texts, SENTENCES)) if voice.lang == "en" else list(ELSEWHERE[voice.lang]) * 4
            for number in range(0, len(lines), 3):
                stretch = rng.uniform(0.75, 1.5)
                tried = [
                    say(voice, line, stretch=stretch, folder=Path(name))
                    for line in lines[number : number + 3]
                ]
                pieces = [piece for piece in tried if piece is not None and piece.speech]
                if pieces:
                    yield chained(
                        pieces, rng, name=f"{number:02d}", speaker=voice.name, lang=voice.lang,
                        kind="synthetic", licence=voice.licence,
                    )  # fmt: skip
