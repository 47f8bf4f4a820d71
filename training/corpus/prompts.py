"""Telephone prompts read in a studio, with their words: English, aligned, strung together into answers."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from aligned import truth
from chain import Piece, chained
from recordings import Voice, decoded, files, transcript
from utterance import Missing, Utterance

ALLISON = Voice(
    package="asterisk-core-sounds-en-g722",
    folder="usr/share/asterisk/sounds/en_US_f_Allison",
    pattern="**/*.g722",
    speaker="allison",
    lang="en",
    licence="CC-BY-SA-3.0",
)


def named(path: Path) -> str:
    """The name that the transcript gives the file: with its folder, where there is one."""
    if path.parent.name == Path(ALLISON.folder).name:
        return path.stem
    return f"{path.parent.name}/{path.stem}"


def pieces() -> Iterator[Piece]:
    texts = transcript(ALLISON.lang)
    if not texts:
        raise Missing("asterisk-core-sounds-en is not installed: apt install asterisk-core-sounds-en")
    for path in files(ALLISON):
        text = texts.get(named(path))
        if text is None:
            continue
        samples = decoded(path)
        found = truth(samples, text)
        if found is not None:
            yield Piece(samples, *found)


def utterances(rng: Random) -> Iterator[Utterance]:
    """One woman, some four hundred prompts."""
    known = list(pieces())
    known.sort(key=lambda piece: len(piece.samples))
    long = [piece for piece in known if len(piece.nuclei or ()) >= 4]
    short = [piece for piece in known if len(piece.nuclei or ()) < 4][: len(long) // 2]
    order = [*long, *short]
    rng.shuffle(order)
    for number, at in enumerate(range(0, len(order), 5)):
        yield chained(
            order[at : at + 5], rng, name=f"{number:03d}", speaker=ALLISON.speaker, lang=ALLISON.lang,
            kind="real", licence=ALLISON.licence,
        )  # fmt: skip
