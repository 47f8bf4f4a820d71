"""The loudspeaker: `say WORDS`, `hush`, `speaking`, `trouble`, `tone SECONDS`, `close`.

    python talker.py [--voice NAME]

Each line is answered with one line of JSON.
"""

import argparse
import json
import sys

import numpy as np

from practice.sound.portaudio import PortAudio
from practice.sound.speaker import SoundSpeaker
from practice.sound.tones import Player
from practice.sound.voices import find_voice

RATE = 22_050
HERTZ = 440.0


def tone(seconds: float) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    """A steady one."""
    at = np.arange(round(seconds * RATE)) / RATE
    return np.asarray(0.5 * np.sin(2 * np.pi * HERTZ * at), np.float32)


def main() -> None:
    """Until the end of the lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--voice", default="")
    options = parser.parse_args()
    player = Player(PortAudio())
    speaker = SoundSpeaker(player, find_voice(options.voice))
    for line in sys.stdin:
        told: object = None
        verb, _, words = line.strip().partition(" ")
        match verb:
            case "say":
                speaker.say(words)
            case "hush":
                speaker.hush()
            case "speaking":
                told = speaker.speaking()
            case "trouble":
                told = speaker.trouble()
            case "tone":
                playback = player.play(tone(float(words)), RATE)
                player.wait(playback)
                told = str(playback.trouble or "")
            case "close":
                speaker.close()
            case _:
                raise SystemExit(f"unknown: {line}")
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
