"""The interviewer's voice: words to a file by the system's own program, the file to the loudspeaker by us."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from practice.sound.tones import Playback, Player
from practice.sound.trouble import SoundError, of_loading
from practice.sound.voices import Voice, begin, failed, no_voice, speakable

if TYPE_CHECKING:
    from practice.model.trouble import Trouble

MAKING = 20.0
"""Seconds that a voice may take for one text; espeak-ng takes a twentieth of one."""

ENDING = 2.0
"""Seconds in which what was said before must have fallen silent."""

CLOSING = 1.0
"""Seconds that the last words may take to end when the program does."""


class SoundSpeaker:
    """Speaks one text at a time; the next waits until the one before is silent. `voice` None cannot."""

    def __init__(self, player: Player, voice: Voice | None) -> None:
        self._player = player
        self._voice = voice
        self._present: Utterance | None = None
        self._trouble: Trouble | None = None if voice is not None else no_voice()

    def say(self, text: str) -> None:
        """See the port."""
        words = speakable(text)
        self.hush()
        if self._voice is not None and words:
            self._present = Utterance(words, self._voice, self._player, after=self._present)

    def hush(self) -> None:
        """See the port."""
        if self._present is not None:
            self._present.hush()

    def speaking(self) -> bool:
        """See the port."""
        return self._present is not None and self._present.alive()

    def trouble(self) -> str:
        """See the port."""
        present = self._present.trouble if self._present is not None else None
        trouble = present or self._trouble
        return trouble.told if trouble is not None else ""

    def close(self) -> None:
        """See the port."""
        self.hush()
        if self._present is not None:
            self._present.join(CLOSING)


class Utterance:
    """One text being spoken, on a thread of its own from when it is made."""

    def __init__(self, words: str, voice: Voice, player: Player, *, after: Utterance | None) -> None:
        self.trouble: Trouble | None = None
        self._words = words
        self._voice = voice
        self._player = player
        self._lock = Lock()
        self._hushed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._playing = False
        self._thread = Thread(target=self._speak, args=(after,), name="voice", daemon=True)
        self._thread.start()

    def hush(self) -> None:
        """Silence at once, also when nothing can be heard yet."""
        with self._lock:
            self._hushed = True
            if self._process is not None:
                self._process.kill()
            if self._playing:
                self._player.stop()

    def alive(self) -> bool:
        """It can be heard, or is about to be."""
        return self._thread.is_alive() and not self._hushed

    def join(self, within: float) -> None:
        """Until it is silent."""
        self._thread.join(within)

    def _speak(self, after: Utterance | None) -> None:
        if after is not None:
            after.join(ENDING)  # never two voices at once
        del after  # else every utterance would keep all those before it
        try:
            with tempfile.TemporaryDirectory(prefix="practice-") as folder:
                wav = Path(folder) / "words.wav"
                if not self._make(wav):
                    return
                playback = self._play(wav)
            if playback is not None:
                self._player.wait(playback)
                self.trouble = playback.trouble
        except SoundError as trouble:
            self.trouble = trouble
        except OSError as error:
            self.trouble = failed(self._voice, error.strerror or str(error))

    def _make(self, wav: Path) -> bool:
        """Let the voice write the file; False when it was hushed."""
        with self._lock:
            if self._hushed:
                return False
            process = self._process = begin(self._voice, wav, os.environ)
        try:
            _, errors = process.communicate(self._words.encode(), timeout=MAKING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise failed(self._voice, f"it takes more than {MAKING:g} s") from None
        finally:
            with self._lock:
                self._process = None
        if not self._hushed and (process.returncode or not wav.exists()):
            raise failed(self._voice, errors.decode(errors="replace"))
        return not self._hushed

    def _play(self, wav: Path) -> Playback | None:
        try:
            import soundfile
        except (ImportError, OSError) as error:
            raise of_loading(error) from error
        try:
            samples, rate = soundfile.read(wav, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError as error:
            raise failed(self._voice, error.error_string) from error
        with self._lock:
            if self._hushed:
                return None
            self._playing = True
            return self._player.play(samples[:, 0], float(rate))
