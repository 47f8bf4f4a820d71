"""espeak-ng through ctypes: every phoneme event carries its sample index, so the truth is exact."""

import ctypes
import ctypes.util
import re
from collections.abc import Iterator
from random import Random

import numpy as np
from chain import Piece, chained, synthetic
from sentences import ELSEWHERE, english
from utterance import Missing, Phone, Samples, Utterance, resampled

LICENCE = "GPL-3+ program; its output is free of it"
SYNCHRONOUS, PHONEME_EVENTS, IPA = 2, 1, 2
WORD, PHONEME, END = 1, 7, 0
UTF8, PHONEME_MARKUP = 1, 0x100
RATE_WPM, VOLUME, PITCH, RANGE = 1, 2, 3, 4
VOWELS = set("aeiouyæøœɐɑɒɔəɘɚɛɜɝɞɤɨɪɯɵʉʊʌʏɶᵻᵿ")
SYLLABIC = "\u0329"

ENGLISH = (
    "en-us",
    "en-gb-scotland",
    "en-gb-x-rp",
    "en-029",
    "en-gb-x-gbclan",
    "en-gb-x-gbcwmd",
    "en-us-nyc",
)
VARIANTS = (
    "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "f1", "f2", "f3", "f4", "f5", "croak",
    "klatt", "klatt2", "klatt3", "klatt4", "Andrea", "Annie", "belinda", "Denis", "Gene", "Jacky", "Lee",
    "Mario", "Michael", "Mr serious", "Nguyen", "RicishayMax", "Steph", "Tweaky", "Reed", "shelby", "Storm",
    "travis", "zac", "victor", "max", "linda", "John", "Hugo", "Alex", "steph2", "aunty",
    "grandma", "grandpa",
)  # fmt: skip
FILLERS = ("[[V:]]", "[[@:]]", "[[V:m]]", "[[@:m]]", "[[3:]]", "[[3:m]]", "[[a#:]]", "[[@:m:]]", "[[V::]]")


class Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("string", ctypes.c_char * 8),
    )


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


class Espeak:
    """The library, opened once; it holds one voice at a time."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise Missing("espeak-ng is not installed: apt install espeak-ng")
        self.library = ctypes.CDLL(name)
        self.rate = self.library.espeak_Initialize(SYNCHRONOUS, 200, None, PHONEME_EVENTS | IPA)
        self.blocks: list[Samples] = []
        self.events: list[tuple[int, str]] = []
        self.callback = CALLBACK(self.heard)  # held here: the library keeps the bare pointer
        self.library.espeak_SetSynthCallback(self.callback)

    def heard(
        self, wav: "ctypes._Pointer[ctypes.c_short]", count: int, events: "ctypes._Pointer[Event]"
    ) -> int:
        if wav and count > 0:
            self.blocks.append(np.ctypeslib.as_array(wav, (count,)).astype(float) / 32768)
        at = 0
        while events[at].type != END:
            if events[at].type == PHONEME:
                self.events.append((events[at].sample, events[at].string.decode("utf-8", "replace")))
            at += 1
        return 0

    def voice(self, name: str, *, wpm: int, pitch: int, spread: int) -> bool:
        """True when there is such a voice."""
        if self.library.espeak_SetVoiceByName(name.encode()) != 0:
            return False
        for parameter, value in ((RATE_WPM, wpm), (PITCH, pitch), (RANGE, spread), (VOLUME, 70)):
            self.library.espeak_SetParameter(parameter, value, 0)
        return True

    def say(self, text: str) -> tuple[Samples, list[Phone]]:
        """The samples at 16 kHz and the segments."""
        self.blocks, self.events = [], []
        raw = text.encode()
        self.library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, UTF8 | PHONEME_MARKUP, None, None)
        samples = np.concatenate(self.blocks) if self.blocks else np.zeros(0)
        ends = [at for at, _ in self.events[1:]] + [len(samples)]
        phones = [
            Phone(name, start / self.rate, end / self.rate, nucleus=is_nucleus(name), silent=is_silence(name))
            for (start, name), end in zip(self.events, ends, strict=True)
            if end > start
        ]
        return resampled(samples, self.rate), phones


def is_nucleus(name: str) -> bool:
    return bool(VOWELS & set(name)) or SYLLABIC in name


def is_silence(name: str) -> bool:
    return name.strip("_:|; ") == ""


def utterances(rng: Random) -> Iterator[Utterance]:
    """English in many made voices, and eighteen other languages, with and without fillers."""
    espeak = Espeak()
    texts = english(rng)
    for number, variant in enumerate(VARIANTS):
        accent = ENGLISH[number % len(ENGLISH)]
        yield from spoken(espeak, rng, lang=accent, variant=variant, texts=[next(texts) for _ in range(6)])
    for number, (lang, lines) in enumerate(sorted(ELSEWHERE.items())):
        for variant in (VARIANTS[number % 14], VARIANTS[(number * 3 + 15) % len(VARIANTS)]):
            yield from spoken(espeak, rng, lang=lang, variant=variant, texts=list(lines))


def spoken(espeak: Espeak, rng: Random, *, lang: str, variant: str, texts: list[str]) -> Iterator[Utterance]:
    speaker = re.sub(r"\W", "", f"{lang}_{variant}")
    pitch, spread = rng.randint(25, 75), rng.randint(30, 70)
    while texts:
        said, texts = texts[:2], texts[2:]
        wpm = rng.randint(110, 260)
        pieces: list[Piece] = []
        for line in said:
            for phrase in re.split(r"(?<=[,;.?!])\s+", line):
                if not espeak.voice(f"{lang}+{variant}", wpm=wpm, pitch=pitch, spread=spread):
                    return
                if rng.random() < 0.22:
                    espeak.voice(
                        f"{lang}+{variant}", wpm=rng.randint(80, 130),
                        pitch=max(pitch - rng.randint(0, 12), 0), spread=rng.randint(0, 30),
                    )  # fmt: skip
                    pieces.append(synthetic(*espeak.say(rng.choice(FILLERS)), filler=True))
                    espeak.voice(f"{lang}+{variant}", wpm=wpm, pitch=pitch, spread=spread)
                pieces.append(synthetic(*espeak.say(phrase)))
        yield chained(
            pieces,
            rng,
            name=f"{len(texts):02d}",
            speaker=speaker,
            lang=lang,
            kind="synthetic",
            licence=LICENCE,
        )
