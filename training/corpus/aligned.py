"""Forced alignment of a recording with its words: vowel intervals, checked before they are believed."""

import re
from functools import cache
from importlib import import_module
from typing import Any

from level import HOP, LOW, band, heard, runs
from pronounce import pronunciations
from utterance import GAP, RATE, Missing, Phone, Samples, Span, written

FRAME = 0.01  # seconds
SHIFT = 0.004  # seconds; measured against the exact segments of synthesized speech, see README
VOWELS = frozenset("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split())
DIGITS = "zero one two three four five six seven eight nine".split()
LONGEST, SHORTEST = 0.42, 0.04  # seconds of a vowel that is believed
SQUEEZED = {"en": 0.1}  # share of vowels that may be shorter; an English model hears other vowels less well
SQUEEZED_ELSEWHERE = 0.26
FAINTEST = 24.0  # dB under the loudest; a vowel with no louder middle lies on a consonant
FILLED = 0.9  # of the time of its vowels must lie inside what is loud


@cache
def decoder() -> Any:  # pocketsphinx is untyped
    try:
        sphinx = import_module("pocketsphinx")
    except ImportError:
        raise Missing("pocketsphinx is not installed: pip install pocketsphinx") from None
    # Without the search for a better path: that one can leave a phone less time than its states take.
    return sphinx.Decoder(sphinx.Config(lm=None, bestpath=False, loglevel="FATAL"))


def words_of(text: str) -> list[str] | None:
    """The words for the aligner, or None where the dictionary does not hold them all."""
    spelled = re.sub(r"\d", lambda digit: f" {DIGITS[int(digit.group())]} ", text.lower().replace("-", " "))
    words = re.findall(r"[a-z']+", spelled)
    if "[" in text or re.search(r"\d\d", text) or not words:
        return None
    if any(decoder().lookup_word(word) is None for word in words):
        return None
    return words


def read_as(text: str, lang: str) -> list[str] | None:
    """The words as names of pronunciations that espeak-ng gives; for what is not English."""
    if re.search(r"[\[\d$]", text):
        return None
    names = []
    for phones in pronunciations(text, lang):
        name = "=" + phones.replace(" ", "-").lower()
        if decoder().lookup_word(name) is None:
            decoder().add_word(name, phones, False)
        names.append(name)
    return names or None


def align(samples: Samples, words: list[str]) -> list[Phone] | None:
    """Every phone in its place, silences too; None when no path through the recording is found."""
    machine = decoder()
    raw = written(samples).tobytes()
    machine.set_align_text(" ".join(words))
    for again in (False, True):
        if again:
            machine.set_alignment()  # the second pass goes from words to phones
        machine.start_utt()
        machine.process_raw(raw, full_utt=True)
        try:
            machine.end_utt()
        except RuntimeError:  # no path reaches the last word: the words are not what is said
            return None
        if not again and machine.hyp() is None:
            return None
    phones = []
    for word in machine.get_alignment():
        for one in word:
            start = one.start * FRAME + SHIFT
            silent = one.name.startswith(("SIL", "+"))
            phones.append(
                Phone(
                    one.name, start, start + one.duration * FRAME, nucleus=one.name in VOWELS, silent=silent
                )
            )
    return phones


def truth(
    samples: Samples, text: str, *, lang: str = "en"
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Speech by level, the short silences of the aligner cut out of it, and vowels; None when in doubt."""
    words = words_of(text) if lang == "en" else read_as(text, lang)
    if words is None:
        return None
    level = heard(samples)
    if not level.trusted:
        return None
    phones = align(samples, words)
    if phones is None:
        return None
    nuclei = tuple((one.start, one.end) for one in phones if one.nucleus)
    if not believable(nuclei, level.speech, squeezed=SQUEEZED.get(lang, SQUEEZED_ELSEWHERE)):
        return None
    if not loud(samples, nuclei):
        return None
    return without(level.speech, silences(samples, phones)), inside(nuclei, level.speech)


def inside(nuclei: tuple[Span, ...], speech: tuple[Span, ...]) -> tuple[Span, ...]:
    """The vowels, none of them reaching out of speech."""
    out = []
    for start, end in nuclei:
        home = max(speech, key=lambda span: min(end, span[1]) - max(start, span[0]))
        out.append((max(start, home[0]), min(end, home[1])))
    return tuple(span for span in out if span[1] > span[0])


def loud(samples: Samples, nuclei: tuple[Span, ...]) -> bool:
    """Nine vowels in ten have an energy in the voice's band that a vowel has."""
    level = band(samples, 200, 2500)
    peaks = [level[round(start * RATE / HOP) : round(end * RATE / HOP) + 1].max() for start, end in nuclei]
    return sum(float(peak) > float(level.max()) - FAINTEST for peak in peaks) >= 0.9 * len(peaks)


def believable(nuclei: tuple[Span, ...], speech: tuple[Span, ...], *, squeezed: float) -> bool:
    lengths = [end - start for start, end in nuclei]
    if (
        not lengths
        or max(lengths) > LONGEST
        or sum(one < SHORTEST for one in lengths) > squeezed * len(lengths)
    ):
        return False
    covered = sum(
        max(0.0, min(end, last) - max(start, first)) for start, end in nuclei for first, last in speech
    )  # fmt: skip
    # Each stretch of speech has a vowel in it: what the words do not account for is a mistake in the text.
    unexplained = [
        span for span in speech if not any(start < span[1] and end > span[0] for start, end in nuclei)
    ]
    return covered >= FILLED * sum(lengths) and not unexplained


def silences(samples: Samples, phones: list[Phone]) -> list[Span]:
    """Silences between words, cut to where the recording is quiet indeed."""
    low = band(samples, *LOW)
    quiet = low < max(float(low.max()) - 38, float(low.min()) + 12)
    out: list[Span] = []
    for one in phones:
        if one.silent and one.end - one.start >= GAP:
            first, end = round(one.start * RATE / HOP), round(one.end * RATE / HOP)
            for start, stop in runs(quiet[first:end]):
                out.append(((first + start) * HOP / RATE, (first + stop) * HOP / RATE))
    return [span for span in out if span[1] - span[0] >= GAP]


def without(speech: tuple[Span, ...], holes: list[Span]) -> tuple[Span, ...]:
    out = list(speech)
    for start, end in holes:
        cut: list[Span] = []
        for first, last in out:
            if end <= first or start >= last:
                cut.append((first, last))
            else:
                cut += [(a, b) for a, b in ((first, start), (end, last)) if b - a > 0.02]
        out = cut
    return tuple(out)
