"""The loudspeaker: `wake`, `cue NAME`, `play FILE`, `playing`, `stop`, `trouble`, `close`.

Each line is answered with one line of JSON.
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from practice.sound.loudspeaker import SoundLoudspeaker
from practice.sound.portaudio import PortAudio


def main() -> None:
    """Until the end of the lines."""
    loudspeaker = SoundLoudspeaker(PortAudio(), elapsed=perf_counter)
    for line in sys.stdin:
        told: object = None
        verb, _, words = line.strip().partition(" ")
        match verb:
            case "wake":
                loudspeaker.wake()
            case "cue":
                told = loudspeaker.cue(words)
            case "play":
                loudspeaker.play(Path(words))
            case "playing":
                told = loudspeaker.playing()
            case "stop":
                loudspeaker.stop()
            case "trouble":
                told = loudspeaker.trouble()
            case "close":
                loudspeaker.close()
            case _:
                raise SystemExit(f"unknown: {line}")
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
