"""What can happen to speech between a mouth and a program: rooms, noises, telephones, levels, tempo."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import signal

Sound = NDArray[np.float64]
RATE = 16_000


def rms(sound: Sound) -> float:
    """Root mean square, never quite 0."""
    return float(np.sqrt(np.mean(sound**2) + 1e-20))


def db(level: float) -> float:
    """Decibels as a factor."""
    return float(10 ** (level / 20))


def coloured(count: int, rng: Generator, *, slope: float) -> Sound:
    """Noise whose power falls with frequency to the `slope`: 0 is white, 1 pink, 2 brown; RMS 1."""
    hz = np.fft.rfftfreq(count, 1 / RATE)
    spectrum = rng.standard_normal(len(hz)) + 1j * rng.standard_normal(len(hz))
    noise = np.fft.irfft(spectrum / np.maximum(hz, 20.0) ** (slope / 2), count)
    return np.asarray(noise / rms(noise))


def shaped(count: int, rng: Generator) -> Sound:
    """Noise of a random smooth spectrum, as rooms and cheap microphones have."""
    points = np.linspace(0, 8000, 9)
    gains = np.cumsum(rng.normal(0, 4, 9)) - 0.0015 * points * rng.uniform(-1, 3)
    hz = np.fft.rfftfreq(count, 1 / RATE)
    spectrum = rng.standard_normal(len(hz)) + 1j * rng.standard_normal(len(hz))
    noise = np.fft.irfft(spectrum * 10 ** (np.interp(hz, points, gains) / 20), count)
    return np.asarray(noise / rms(noise))


def hum(count: int, rng: Generator) -> Sound:
    """Mains hum with harmonics."""
    base, t = rng.choice([50.0, 60.0, 100.0, 120.0]), np.arange(count) / RATE
    parts = range(1, int(rng.integers(2, 25)))
    made = sum(
        rng.uniform(0.1, 1) / k ** rng.uniform(0.3, 1.5) * np.sin(2 * np.pi * (base * k * t + rng.random()))
        for k in parts
    )
    return np.asarray(made / rms(np.asarray(made)))


def rumble(count: int, rng: Generator) -> Sound:
    """Footfall, wind and desk: what lies under 100 Hz."""
    low = signal.butter(3, rng.uniform(40, 110), fs=RATE, output="sos")
    made = signal.sosfilt(low, coloured(count, rng, slope=1.5))
    return np.asarray(made / rms(made))


def fan(count: int, rng: Generator) -> Sound:
    """A fan: coloured noise, blades, and a slow swing of the level."""
    t = np.arange(count) / RATE
    swing = 1 + rng.uniform(0, 0.3) * np.sin(2 * np.pi * rng.uniform(0.1, 8) * t)
    blades = np.sin(2 * np.pi * rng.uniform(80, 400) * t) * rng.uniform(0, 0.7)
    made = coloured(count, rng, slope=rng.uniform(0.5, 2)) * swing + blades
    return np.asarray(made / rms(made))


def steady(count: int, rng: Generator) -> Sound:
    """One of the noises that stay, RMS 1."""
    kind = rng.random()
    if kind < 0.45:
        return coloured(count, rng, slope=rng.uniform(-0.3, 2))
    if kind < 0.8:
        return shaped(count, rng)
    return fan(count, rng)


def breath(rng: Generator) -> Sound:
    """Air drawn in or let out: noise with broad resonances that swells and falls."""
    count = int(rng.uniform(0.15, 0.8) * RATE)
    noise = coloured(count, rng, slope=rng.uniform(-0.5, 1.5))
    for _ in range(int(rng.integers(1, 4))):
        centre = rng.uniform(500, 6000)
        noise = noise + rng.uniform(0.5, 3) * _resonance(noise, centre, rng.uniform(1, 4))
    if rng.random() < 0.4:  # through the nose, or far from the microphone
        dull = signal.butter(int(rng.integers(1, 4)), rng.uniform(600, 4000), fs=RATE, output="sos")
        noise = signal.sosfilt(dull, noise)
    peak = rng.uniform(0.2, 0.8)
    swell = np.interp(np.linspace(0, 1, count), [0, peak, 1], [0, 1, 0]) ** rng.uniform(0.5, 2)
    made = noise * swell
    return np.asarray(made / np.abs(made).max())


def _resonance(sound: Sound, centre: float, sharpness: float) -> Sound:
    b, a = signal.iirpeak(min(centre, 7800), sharpness, fs=RATE)
    return np.asarray(signal.lfilter(b, a, sound))


def click(rng: Generator) -> Sound:
    """A key, a mouse, a pen, lips: a few ringing milliseconds, often twice."""
    made = np.zeros(int(rng.uniform(0.04, 0.25) * RATE))
    for _ in range(int(rng.integers(1, 4))):
        count = int(rng.uniform(0.004, 0.06) * RATE)
        t = np.arange(count) / RATE
        body = rng.standard_normal(count) * np.exp(-t * rng.uniform(60, 900))
        for _ in range(int(rng.integers(0, 4))):
            body += (
                rng.uniform(0, 2)
                * np.sin(2 * np.pi * rng.uniform(80, 6000) * t)
                * np.exp(-t * rng.uniform(50, 400))
            )
        at = int(rng.integers(0, max(1, len(made) - count)))
        room = made[at : at + count]
        room += body[: len(room)] * rng.uniform(0.2, 1)
    return np.asarray(made / (np.abs(made).max() + 1e-9))


def rustle(rng: Generator) -> Sound:
    """Paper, cloth, a chair: noise in many small bursts."""
    count = int(rng.uniform(0.2, 1.2) * RATE)
    marks = np.arange(0, count + 800, 800)
    envelope = np.interp(np.arange(count), marks, rng.random(len(marks)) ** 3)
    made = shaped(count, rng) * envelope * np.hanning(count) ** 0.3
    return np.asarray(made / np.abs(made).max())


def thump(rng: Generator) -> Sound:
    """A door or a knock on the desk."""
    count = int(rng.uniform(0.08, 0.4) * RATE)
    t = np.arange(count) / RATE
    made = sum(
        rng.uniform(0.2, 1)
        * np.sin(2 * np.pi * rng.uniform(30, 300) * t + rng.random())
        * np.exp(-t * rng.uniform(8, 50))
        for _ in range(5)
    )
    made = made + 0.2 * rng.standard_normal(count) * np.exp(-t * 80)
    return np.asarray(made / np.abs(made).max())


def beep(rng: Generator) -> Sound:
    """A tone of a machine; not a voice, however loud."""
    count = int(rng.uniform(0.05, 0.6) * RATE)
    t = np.arange(count) / RATE
    tone = np.sin(2 * np.pi * rng.uniform(300, 3500) * t) + rng.uniform(0, 0.5) * np.sin(
        2 * np.pi * rng.uniform(300, 6000) * t
    )
    made = tone * np.minimum(1, np.minimum(t, t[::-1]) * rng.uniform(20, 300))
    if rng.random() < 0.5:  # one that swells, as chimes from far away do
        made = tone * np.hanning(count) ** rng.uniform(0.3, 2)
    return np.asarray(made / np.abs(made).max())


def event(rng: Generator) -> Sound:
    """One of the sounds that come and go, peak 1."""
    kind = rng.random()
    for share, make in ((0.4, breath), (0.7, click), (0.82, rustle), (0.92, thump), (1.0, beep)):
        if kind < share:
            return make(rng)
    raise AssertionError("unreachable")


def reverberated(sound: Sound, rng: Generator) -> Sound:
    """In a room: the direct sound and a decaying tail."""
    decay = rng.uniform(0.08, 0.5)  # seconds to -60 dB
    count = int(decay * RATE)
    t = np.arange(count) / RATE
    tail = rng.standard_normal(count) * 10 ** (-3 * t / decay)
    tail *= (t > rng.uniform(0.001, 0.01)) * db(-rng.uniform(3, 18)) / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    return np.asarray(signal.fftconvolve(sound, tail)[: len(sound)])


def coloured_path(sound: Sound, rng: Generator) -> Sound:
    """A microphone's own spectrum: tilt and bumps, band limits, perhaps a telephone."""
    points = np.array([0, 150, 300, 600, 1200, 2400, 4000, 6000, 8000])
    gains = np.cumsum(rng.normal(0, 2.0, len(points))) + rng.uniform(-1.5, 1.0) * np.arange(len(points))
    gains -= gains[2:7].mean()
    kind = rng.random()
    if kind < 0.15:
        gains[6:] = -120  # 8 kHz speech, sampled up
        gains[5] -= rng.uniform(0, 6)
    elif kind < 0.22:
        gains[7:] = -120
    if rng.random() < 0.25:
        gains[:2] -= rng.uniform(5, 40)
    taps = signal.firwin2(513, points, 10 ** (gains / 20), fs=RATE)
    return np.asarray(signal.fftconvolve(sound, taps, mode="same"))


def companded(sound: Sound) -> Sound:
    """Through an 8-bit telephone codec and back."""
    peak = np.abs(sound).max() + 1e-9
    y = np.sign(sound) * np.log1p(255 * np.abs(sound) / peak) / np.log1p(255)
    y = np.round(y * 127) / 127
    return np.asarray(np.sign(y) * np.expm1(np.abs(y) * np.log1p(255)) / 255 * peak)


def levelled(sound: Sound, rng: Generator) -> Sound:
    """Automatic gain: what is soft comes up, slowly."""
    power = signal.lfilter([0.0005], [1, -0.9995], sound**2) + 1e-9
    return np.asarray(sound * (power / power.max()) ** (-0.5 * rng.uniform(0.1, 0.6)) * 0.5)


@dataclass(frozen=True, slots=True)
class Tempo:
    """A bent time axis: moments before and after, both rising."""

    before: Sound
    after: Sound

    def of(self, times: Sound) -> Sound:
        """Where moments went."""
        return np.interp(times, self.before, self.after)


def stretched(sound: Sound, tempo: Tempo) -> Sound:
    """The sound on another time axis at the same pitch, by overlapping frames that fit (WSOLA)."""
    frame, hop, reach = 480, 240, 120
    total = int(tempo.after[-1] * RATE)
    padded = np.concatenate([np.zeros(frame), sound, np.zeros(2 * frame + reach)])
    out, window = np.zeros(total + 2 * frame), np.hanning(frame + 1)[:-1]
    starts = np.interp(np.arange(0, total, hop) / RATE, tempo.after, tempo.before) * RATE
    last = None
    for i, start in enumerate(starts):
        at = int(start) + frame
        if last is not None:
            wanted = padded[last + hop : last + hop + frame]
            low = max(0, at - reach)
            place = padded[low : at + reach + frame]
            if len(wanted) == frame and len(place) > frame:
                at = low + 4 * int(np.argmax(np.correlate(place[::4], wanted[::4])))
        piece = padded[at : at + frame]
        out[i * hop : i * hop + len(piece)] += piece * window[: len(piece)]
        last = at
    return out[:total]
