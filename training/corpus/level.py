"""Speech by level, in recordings so quiet that level is nearly the truth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from utterance import RATE, Samples, Span, joined

HOP = RATE // 200  # 5 ms
WINDOW = 4 * HOP
LOW, HIGH = (120, 4000), (3000, 7900)  # Hz; the high band is there for f and s
ABOVE_FLOOR, UNDER_PEAK = 8.0, 38.0
FAINTER_HIGH = 8.0  # dB; final fricatives lie this much lower than what decides in the low band
CLOSURE = 0.15  # seconds; a shorter hole may be a stop's closure
SYLLABLE = 0.07  # seconds; nothing shorter is said by itself
CLICK = 0.03  # seconds; shorter and voiceless is no speech
BREATH = 0.12  # seconds; longer, voiceless and faint, off by itself, is a breath
FAINT = 24.0  # dB under the loud frames
LOWEST = -85.0  # dB; digital silence counts as this
CLEAN = 33.0  # dB from the floor to the loud frames, or the rule is not to be trusted


@dataclass(frozen=True, slots=True)
class Heard:
    """Speech by the rule, and how far the loud frames stand above the floor."""

    speech: tuple[Span, ...]
    range_db: float

    @property
    def trusted(self) -> bool:
        return bool(self.speech) and self.range_db >= CLEAN


def framed(samples: Samples, window: int, hop: int) -> Samples:
    """Frames centred on 0, hop, 2 hop ..."""
    padded = np.pad(samples, (window // 2, window))
    count = len(samples) // hop + 1
    return np.lib.stride_tricks.sliding_window_view(padded, window)[: count * hop : hop]


def band(samples: Samples, low: int, high: int) -> Samples:
    """Level in dB of one band, a value every 5 ms."""
    spectrum = np.abs(np.fft.rfft(framed(samples, WINDOW, HOP) * np.hanning(WINDOW), 512)) ** 2
    bins = slice(round(low * 512 / RATE), round(high * 512 / RATE) + 1)
    level: Samples = 10 * np.log10(spectrum[:, bins].sum(axis=1) / (512 * WINDOW) + 10 ** (LOWEST / 10))
    return level


def periodicity(samples: Samples, *, lowest: int = 70, highest: int = 400) -> tuple[Samples, Samples]:
    """Highest normalised autocorrelation at a voice's pitch periods, and that pitch, every 5 ms."""
    half = samples[: len(samples) // 2 * 2].reshape(-1, 2).mean(axis=1)
    rate, window = RATE // 2, 320
    shape = np.hanning(window)
    spectrum = np.fft.rfft(framed(half, window, HOP // 2) * shape, 1024)
    spectrum[:, : round(60 * 1024 / rate)] = 0
    correlation = np.fft.irfft(np.abs(spectrum) ** 2)[:, : rate // lowest + 1]
    own = np.fft.irfft(np.abs(np.fft.rfft(shape, 1024)) ** 2)[: rate // lowest + 1]
    correlation /= (correlation[:, :1] + 1e-9) * (own / own[0])
    lags = np.arange(rate // highest, rate // lowest + 1)
    # A longer period must be clearly better than half of it, or the pitch falls an octave.
    weighed = correlation[:, lags] - 0.05 * np.log2(lags / lags[0])
    best = lags[weighed.argmax(axis=1)]
    return np.clip(correlation[np.arange(len(best)), best], 0, 1), rate / best


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """[first, past the last] of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(int)))
    return [(int(first), int(end)) for first, end in edges.reshape(-1, 2)]


def heard(samples: Samples) -> Heard:
    """Speech and silence in a clean recording; silences under 0.15 s are left inside speech."""
    low, high = band(samples, *LOW), band(samples, *HIGH)
    peak = float(np.percentile(low, 97))
    floor_low, floor_high = float(np.percentile(low, 4)), float(np.percentile(high, 4))
    if peak - floor_low < CLEAN:
        return Heard((), peak - floor_low)
    over_low = max(floor_low + ABOVE_FLOOR, peak - UNDER_PEAK)
    over_high = max(floor_high + ABOVE_FLOOR, peak - UNDER_PEAK - FAINTER_HIGH)
    active = (low > over_low) | (high > over_high)
    voiced = (periodicity(samples)[0][: len(active)] > 0.6) & (low > peak - 30)
    islands: list[tuple[int, int]] = []
    for first, end in runs(active):
        length = (end - first) * HOP / RATE
        if not voiced[first:end].any():
            if length < CLICK or (length > BREATH and low[first:end].max() < peak - FAINT):
                continue
            islands.append((first, end))
        else:
            islands.append(unbreathed(first, end, low < peak - FAINT, voiced))
    spans = [(first * HOP / RATE, end * HOP / RATE) for first, end in islands]
    speech = joined(spans, gap=CLOSURE)
    voices = [(first * HOP / RATE, end * HOP / RATE) for first, end in runs(voiced)]
    kept = tuple(
        span
        for span in speech
        if span[1] - span[0] > SYLLABLE and any(start < span[1] and end > span[0] for start, end in voices)
    )
    return Heard(kept, peak - floor_low)


def unbreathed(first: int, end: int, faint: NDArray[np.bool_], voiced: NDArray[np.bool_]) -> tuple[int, int]:
    """The island without a long faint voiceless end: breath runs into speech without a gap."""
    vowels = np.flatnonzero(voiced[first:end]) + first
    longest = round(0.22 * RATE / HOP)
    if vowels[0] - first > longest and faint[first : vowels[0] - longest].all():
        first = int(vowels[0]) - longest // 2
    if end - vowels[-1] > longest and faint[vowels[-1] + longest : end].all():
        end = int(vowels[-1]) + longest
    return first, end


def tightened(samples: Samples, spans: tuple[Span, ...], *, under: float = 42.0) -> tuple[Span, ...]:
    """Spans of a synthesizer's segments cut to what sounds in them: fades and noisy lead-ins fall away."""
    level = np.maximum(band(samples, *LOW), band(samples, *HIGH) + FAINTER_HIGH)
    loud = level > float(level.max()) - under
    out: list[Span] = []
    for start, end in spans:
        first, last = round(start * RATE / HOP), round(end * RATE / HOP)
        sounding = np.flatnonzero(loud[first : last + 1]) + first
        if len(sounding):
            out.append((max(start, sounding[0] * HOP / RATE), min(end, sounding[-1] * HOP / RATE)))
    return tuple(span for span in out if span[1] - span[0] > CLICK)
