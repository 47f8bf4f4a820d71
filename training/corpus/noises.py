"""What a microphone at a desk hears besides speech, made from nothing."""

import math
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
from utterance import RATE, Samples, written

SECONDS = 20
TAKES = 15  # of each kind: five minutes


def shaped(length: int, rng: Random, gain: Callable[[Samples], Samples]) -> Samples:
    """Noise with a spectrum: `gain` gives the amplitude at each frequency in Hz."""
    drawn = np.random.default_rng(rng.getrandbits(32))
    spectrum = np.fft.rfft(drawn.standard_normal(length))
    spectrum *= gain(np.fft.rfftfreq(length, 1 / RATE).astype(np.float64))
    out: Samples = np.fft.irfft(spectrum, length)
    return out / max(float(np.sqrt(np.mean(out**2))), 1e-12)


def bump(hz: Samples, centre: float, width: float) -> Samples:
    """A resonance of so many octaves' width."""
    out: Samples = np.exp(-0.5 * (np.log2(np.maximum(hz, 1) / centre) / width) ** 2)
    return out


def ring(hz: float, decay: float, rng: Random) -> Samples:
    """A struck mode dying away; `decay` in seconds."""
    time = np.arange(round(6 * decay * RATE)) / RATE
    out: Samples = np.sin(2 * np.pi * hz * time + rng.uniform(0, 6.28)) * np.exp(-time / decay)
    return out


def put(out: Samples, at: float, sound: Samples, loudness: float = 1.0) -> None:
    first = round(at * RATE)
    end = min(first + len(sound), len(out))
    if first < end:
        out[first:end] += loudness * sound[: end - first]


def wander(length: int, rng: Random, *, every: float) -> Samples:
    """A smooth random line about 0 with unit spread, a new aim every so many seconds."""
    count = max(3, round(length / RATE / every) + 2)
    aims = [rng.gauss(0, 1) for _ in range(count)]
    out: Samples = np.interp(np.linspace(0, count - 1, length), np.arange(count), aims)
    return out


def empty() -> Samples:
    return np.zeros(SECONDS * RATE)


def breath(rng: Random) -> Samples:
    """In through mouth or nose, out with less hiss; at rest or out of breath."""
    out, at = empty(), rng.uniform(0, 1)
    pace = rng.uniform(0.6, 1.8)
    while at < SECONDS - 2.5:
        for inward in (True, False):
            seconds = pace * rng.uniform(0.4, 1.0) * (1.0 if inward else 1.3)
            if inward or rng.random() < 0.7:
                centre, second = rng.uniform(700, 1500), rng.uniform(1800, 3500)
                tilt = rng.uniform(0.3, 1.0) if inward else rng.uniform(0.8, 1.6)

                def airflow(
                    hz: Samples, centre: float = centre, second: float = second, tilt: float = tilt
                ) -> Samples:
                    mouth = 0.15 + bump(hz, centre, 0.35) + 0.7 * bump(hz, second, 0.3)
                    return mouth * (np.maximum(hz, 150) / 1000) ** -tilt * (hz > 120)

                length = round(seconds * RATE)
                place = np.linspace(0, 1, length)
                peak = rng.uniform(0.3, 0.85) if inward else rng.uniform(0.1, 0.4)
                swell = np.where(place < peak, place / peak, (1 - place) / (1 - peak)) ** rng.uniform(
                    0.6, 1.6
                )
                put(
                    out,
                    at,
                    shaped(length, rng, airflow) * swell,
                    rng.uniform(0.4, 1) * (1 if inward else 0.5),
                )
            at += seconds + rng.uniform(0.05, 0.4)
        at += rng.expovariate(1 / pace)
    return out


def struck(rng: Random, modes: list[tuple[float, float]], *, hiss: float) -> Samples:
    """A short knock: its modes, and a burst of noise at the start."""
    out = np.zeros(round(RATE * 0.25))
    for hz, decay in modes:
        put(out, 0, ring(hz, decay, rng), rng.uniform(0.3, 1))
    burst = shaped(round(RATE * rng.uniform(0.002, 0.012)), rng, lambda hz: bump(hz, 3500, 0.9))
    put(out, 0, burst * np.linspace(1, 0, len(burst)), hiss)
    return out


def keys(rng: Random) -> Samples:
    """Typing: bursts of keys, each with its going down and its coming up, on one keyboard."""
    out, at = empty(), rng.uniform(0, 1)
    board = [
        (rng.uniform(180, 500), 0.012),
        (rng.uniform(900, 2200), 0.006),
        (rng.uniform(2500, 6000), 0.003),
    ]
    pace = rng.uniform(0.09, 0.3)
    while at < SECONDS - 0.5:
        for _ in range(rng.randint(1, 14)):
            mine = [(hz * rng.uniform(0.9, 1.1), decay) for hz, decay in board]
            put(out, at, struck(rng, mine, hiss=rng.uniform(0.5, 2)), rng.uniform(0.4, 1))
            put(out, at + rng.uniform(0.05, 0.12), struck(rng, mine, hiss=0.6), rng.uniform(0.1, 0.4))
            at += pace * rng.uniform(0.5, 1.8)
        at += rng.expovariate(1.5)
    return out


def mouse(rng: Random) -> Samples:
    """Clicks of a mouse or a pen."""
    out, at = empty(), rng.uniform(0, 1)
    body = [(rng.uniform(1500, 3000), 0.002), (rng.uniform(3000, 6500), 0.0015)]
    while at < SECONDS - 0.5:
        for _ in range(rng.choice((1, 1, 2))):
            put(out, at, struck(rng, body, hiss=2), rng.uniform(0.6, 1))
            put(out, at + rng.uniform(0.06, 0.15), struck(rng, body, hiss=1.4), rng.uniform(0.3, 0.8))
            at += rng.uniform(0.18, 0.3)
        at += rng.expovariate(1 / 1.2)
    return out


def creak(rng: Random) -> Samples:
    """A chair: sticking and slipping in a rhythm that may come as near to a voice as wood can."""
    out, at = empty(), rng.uniform(0, 2)
    while at < SECONDS - 2:
        modes = [(rng.uniform(250, 3500), rng.uniform(0.003, 0.02)) for _ in range(rng.randint(2, 5))]
        rate, length = rng.uniform(15, 160), rng.uniform(0.15, 1.4)
        bend = rng.uniform(-1.5, 1.5)
        time = 0.0
        while time < length:
            for hz, decay in modes:
                put(
                    out,
                    at + time,
                    ring(hz, decay, rng),
                    rng.uniform(0.2, 1) * math.sin(math.pi * time / length + 0.1),
                )
            time += rng.gauss(1, 0.12) / max(rate * 2 ** (bend * time / length), 8)
        at += length + rng.expovariate(0.7)
    return out


def fan(rng: Random) -> Samples:
    """A fan or an air conditioner: broad noise, the blades' tone, a slow beat."""
    tilt, knee = rng.uniform(0.4, 1.4), rng.uniform(150, 900)
    out = shaped(SECONDS * RATE, rng, lambda hz: (1 + (hz / knee) ** 2) ** (-tilt / 1.2) * (hz > 30))
    time = np.arange(len(out)) / RATE
    blades = rng.uniform(80, 420)
    for harmonic in range(1, rng.randint(2, 5)):
        phase = 2 * np.pi * blades * harmonic * time + 0.02 * np.cumsum(wander(len(out), rng, every=0.5)) / 50
        out += rng.uniform(0, 0.5) / harmonic * np.sin(phase)
    return out * (1 + rng.uniform(0, 0.25) * np.sin(2 * np.pi * rng.uniform(0.2, 3) * time))


def hum(rng: Random) -> Samples:
    """The mains and their harmonics, clean or buzzing."""
    time = np.arange(SECONDS * RATE) / RATE
    base = rng.choice((50.0, 60.0)) * rng.uniform(0.998, 1.002)
    out = 0.05 * rng.uniform(0, 1) * shaped(len(time), rng, lambda hz: (np.maximum(hz, 20) / 100) ** -0.7)
    slope = rng.uniform(0.3, 1.4)
    for harmonic in range(1, rng.randint(4, 40)):
        loudness = (
            harmonic**-slope * rng.uniform(0.1, 1) * (1.0 if harmonic % 2 == 0 else rng.uniform(0.2, 1))
        )
        out += loudness * np.sin(2 * np.pi * base * harmonic * time + rng.uniform(0, 6.28))
    return out


def rumble(rng: Random) -> Samples:
    """A desk that is leant on, wind, a passing train: all under 150 Hz."""
    top = rng.uniform(40, 150)
    out = shaped(SECONDS * RATE, rng, lambda hz: np.exp(-((hz / top) ** 2)) * (hz > 6))
    return out * np.exp(rng.uniform(0.2, 1.2) * wander(len(out), rng, every=rng.uniform(0.2, 2)))


def traffic(rng: Random) -> Samples:
    """A road behind a window: a floor of tyres, cars that pass, engines with their harmonics."""
    knee = rng.uniform(200, 700)
    out = 0.3 * shaped(SECONDS * RATE, rng, lambda hz: (1 + (hz / knee) ** 2) ** -0.9 * (hz > 25))
    time = np.arange(len(out)) / RATE
    for _ in range(rng.randint(2, 7)):
        when, wide = rng.uniform(0, SECONDS), rng.uniform(0.7, 3)
        swell = np.exp(-0.5 * ((time - when) / wide) ** 2)
        out += swell * rng.uniform(0.4, 1.2) * shaped(len(out), rng, lambda hz: (1 + (hz / 900) ** 2) ** -0.8)
        engine = rng.uniform(45, 140) * 2 ** (
            -0.12 * np.tanh((time - when) / wide) + rng.gauss(0, 0.2) * time / SECONDS
        )
        phase = 2 * np.pi * np.cumsum(engine) / RATE
        for harmonic in range(1, rng.randint(3, 14)):
            out += swell * rng.uniform(0, 0.5) / harmonic**0.8 * np.sin(harmonic * phase)
    return out


def thump(rng: Random) -> Samples:
    """Doors, steps, a hand on the desk, a cup put down."""
    out, at = empty(), rng.uniform(0, 1)
    while at < SECONDS - 1:
        deep = [(rng.uniform(45, 220), rng.uniform(0.02, 0.09)) for _ in range(3)]
        bright = [(rng.uniform(300, 3500), rng.uniform(0.004, 0.05)) for _ in range(rng.randint(0, 3))]
        knock = np.zeros(RATE)
        for hz, decay in deep:
            put(knock, 0, ring(hz, decay, rng), rng.uniform(0.5, 1))
        for hz, decay in bright:
            put(knock, 0, ring(hz, decay, rng), rng.uniform(0.05, 0.4))
        put(out, at, knock, rng.uniform(0.3, 1))
        at += rng.choice((rng.uniform(0.35, 0.7), rng.expovariate(0.8)))
    return out


def paper(rng: Random) -> Samples:
    """Pages turned, clothes that rub on the microphone: crackle in strokes."""
    out, at = empty(), rng.uniform(0, 1)
    drawn = np.random.default_rng(rng.getrandbits(32))
    while at < SECONDS - 2:
        length = round(RATE * rng.uniform(0.15, 1.5))
        centre, width = rng.uniform(1200, 5000), rng.uniform(0.5, 1.2)
        rustle = shaped(length, rng, lambda hz, c=centre, w=width: bump(hz, c, w))  # type: ignore[misc]  # bound now
        crackle = (drawn.random(length) < rng.uniform(0.002, 0.02)) * drawn.standard_normal(length)
        rough = np.abs(wander(length, rng, every=rng.uniform(0.01, 0.06)))
        stroke = np.sin(np.linspace(0, np.pi, length)) ** rng.uniform(0.4, 1.5)
        put(out, at, (rustle * rough + 4 * crackle) * stroke, rng.uniform(0.3, 1))
        at += length / RATE + rng.expovariate(1.2)
    return out


def chime(rng: Random) -> Samples:
    """What computers and telephones say: beeps, bells, rings."""
    out, at = empty(), rng.uniform(0, 1)
    while at < SECONDS - 2:
        base, bell = rng.uniform(250, 1800), rng.random() < 0.6
        for _ in range(rng.randint(1, 5)):
            note = base * 2 ** (rng.randint(-5, 7) / 12)
            if bell:
                for ratio in (1.0, 2.0, 2.76, 5.4)[: rng.randint(1, 4)]:
                    put(
                        out,
                        at,
                        ring(note * ratio, rng.uniform(0.05, 0.3) / ratio, rng),
                        rng.uniform(0.2, 1) / ratio,
                    )
            else:
                time = np.arange(round(RATE * rng.uniform(0.06, 0.4))) / RATE
                edge = np.minimum(np.minimum(time, time[::-1]) / 0.005, 1)
                put(out, at, edge * np.tanh(rng.uniform(0.5, 6) * np.sin(2 * np.pi * note * time)))
            at += rng.uniform(0.08, 0.45)
        at += rng.expovariate(0.8)
    return out


KINDS: dict[str, Callable[[Random], Samples]] = {
    "breath": breath, "keys": keys, "mouse": mouse, "creak": creak, "fan": fan, "hum": hum, "rumble": rumble,
    "traffic": traffic, "thump": thump, "paper": paper, "chime": chime,
}  # fmt: skip


def make(into: Path) -> str:
    """Five minutes of each kind under OUT/noise; peaks at half of full scale."""
    folder = into / "noise"
    folder.mkdir(parents=True, exist_ok=True)
    for kind, sound in KINDS.items():
        rng = Random(kind)
        for take in range(TAKES):
            samples = sound(rng)
            samples = samples * (0.5 / max(float(np.abs(samples).max()), 1e-9))
            np.savez(folder / f"{kind}_{take:02d}.npz", samples=written(samples))
    return f"noises: {len(KINDS)} kinds, {len(KINDS) * TAKES * SECONDS / 60:.0f} minutes"
