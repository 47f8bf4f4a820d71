"""Delivery: what a microphone measured of one answer, in numbers the person can act on.

Pitch, emotion and accent are left out on purpose: docs/decisions/what-we-never-score.md.
"""

from dataclasses import dataclass
from itertools import pairwise

Stretch = tuple[float, float]
"""From and to, in seconds after the microphone was opened for the answer."""

KEPT_PAUSE = 0.2
"""Seconds; shorter silences inside speech are part of articulation and are not kept."""

PAUSE = 0.25
"""Seconds; a silence at least this long counts as a pause (de Jong and Bosker 2013)."""

SYLLABLES_PER_WORD = 1.4
"""Of everyday English; what words a minute are estimated with."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an answer was spoken. Times are in seconds, levels in dB under full scale.

    `heard_s` is how much sound came in. `speech` is from the start of the first word to the end of the
    last, or None when nobody spoke; `silences` are those of 0.2 s and longer inside it. `syllables`
    counts vowels; `fillers` are stretches that are likely an "um" or "uh". `level_db` is the level of
    the speech, `level_spread_db` how far its 10th and 90th percentiles lie apart, `snr_db` how far the
    speech stands above the noise, `clipped` the share of samples at the ceiling. `faulty_s` is sound
    that was lost or broken on its way. `silent`: nothing but zeros came, as from a microphone that the
    system keeps closed. `too_noisy`: pauses and syllables cannot be told from the noise.
    """

    heard_s: float
    speech: Stretch | None = None
    silences: tuple[Stretch, ...] = ()
    syllables: int = 0
    fillers: tuple[Stretch, ...] = ()
    level_db: float | None = None
    level_spread_db: float | None = None
    snr_db: float | None = None
    clipped: float = 0.0
    faulty_s: float = 0.0
    silent: bool = False
    too_noisy: bool = False

    @property
    def onset(self) -> float | None:
        """Silence before the first word (response latency)."""
        return self.speech[0] if self.speech else None

    @property
    def after(self) -> float | None:
        """Silence after the last word."""
        return self.heard_s - self.speech[1] if self.speech else None

    @property
    def span(self) -> float:
        """From the first word to the end of the last."""
        return self.speech[1] - self.speech[0] if self.speech else 0.0

    @property
    def pauses(self) -> tuple[Stretch, ...]:
        """Silent pauses, 0.25 s and longer."""
        return tuple(silence for silence in self.silences if length(silence) >= PAUSE)

    @property
    def paused(self) -> float:
        """All pauses together."""
        return sum(map(length, self.pauses))

    @property
    def longest_pause(self) -> float:
        """The longest pause; 0 without one."""
        return max(map(length, self.pauses), default=0.0)

    @property
    def phonation(self) -> float:
        """Time spent speaking: the span without its pauses."""
        return self.span - self.paused

    @property
    def pause_share(self) -> float:
        """Pauses as a share of the span, 0 to 1."""
        return self.paused / self.span if self.span else 0.0

    @property
    def runs(self) -> tuple[Stretch, ...]:
        """Stretches of speech between pauses."""
        return self._between(self.pauses)

    def _between(self, gaps: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        if self.speech is None:
            return ()
        first, last = self.speech
        edges = [(first, first), *gaps, (last, last)]
        return tuple((before[1], after[0]) for before, after in pairwise(edges))

    @property
    def spoken(self) -> tuple[Stretch, ...]:
        """Stretches of speech between the silences that are kept."""
        return self._between(self.silences)

    @property
    def longest_run(self) -> float:
        """The longest stretch of speech without a pause."""
        return max(map(length, self.runs), default=0.0)

    @property
    def speech_rate(self) -> float | None:
        """Syllables a second over the whole span, pauses included."""
        return self.syllables / self.span if self.span else None

    @property
    def articulation_rate(self) -> float | None:
        """Syllables a second of phonation, pauses left out."""
        return self.syllables / self.phonation if self.phonation > 0 else None

    @property
    def words_per_minute(self) -> float | None:
        """An estimate from the speech rate, at 1.4 syllables a word."""
        return 60 * self.speech_rate / SYLLABLES_PER_WORD if self.speech_rate is not None else None


def length(stretch: Stretch) -> float:
    """How long a stretch is, in seconds."""
    return stretch[1] - stretch[0]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a microphone hears at this moment of an answer.

    `level_db` is that of the last tenth of a second. `speaking` is None before anything is known and
    when it is too noisy to tell; `quiet_s` is how long the present silence has lasted, 0 while
    speaking. `pace` is the articulation rate of the last half minute, None while there is too little
    to go by. `trouble` is a sentence when the microphone has failed.
    """

    heard_s: float = 0.0
    level_db: float | None = None
    clipping: bool = False
    speaking: bool | None = None
    quiet_s: float = 0.0
    pace: float | None = None
    trouble: str = ""
