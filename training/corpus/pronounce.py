"""Words of any language that espeak-ng reads, in the phones of an English aligner: enough to find vowels."""

import ctypes
import ctypes.util
from functools import cache
from itertools import pairwise

from utterance import Missing

IPA, UTF8 = 0x02, 1
APART = ord("_") << 8
SYLLABIC = "\u0329"

VOWELS = {
    "aɪ": "AY", "aʊ": "AW", "eɪ": "EY", "oʊ": "OW", "əʊ": "OW", "ɔɪ": "OY", "ɔø": "OY", "ai": "AY",
    "au": "AW", "ei": "EY", "ou": "OW", "i": "IY", "y": "IY", "ɪ": "IH", "ɨ": "IH", "ʏ": "IH", "ᵻ": "IH",
    "e": "EH", "ɛ": "EH", "ø": "ER", "œ": "ER", "ɚ": "ER", "ɝ": "ER", "ɜ": "ER", "æ": "AE", "a": "AA",
    "ɑ": "AA", "ɒ": "AA", "ɐ": "AH", "ə": "AH", "ʌ": "AH", "ɤ": "AH", "ɘ": "AH", "ɵ": "UH", "ɔ": "AO",
    "o": "OW", "ʊ": "UH", "u": "UW", "ʉ": "UW", "ɯ": "UW",
}  # fmt: skip
CONSONANTS = {
    "tʃ": "CH", "tɕ": "CH", "dʒ": "JH", "dʑ": "JH", "ts": "T S", "dz": "D Z", "p": "P", "b": "B",
    "β": "V", "t": "T", "ʈ": "T", "d": "D", "ɖ": "D", "k": "K", "q": "K", "c": "K", "ɡ": "G", "g": "G",
    "ɣ": "G", "ɟ": "JH", "f": "F", "ɸ": "F", "v": "V", "ʋ": "V", "s": "S", "z": "Z", "ʃ": "SH", "ʂ": "SH",
    "ɕ": "SH", "ç": "SH", "ʒ": "ZH", "ʐ": "ZH", "ʑ": "ZH", "θ": "TH", "ð": "DH", "x": "HH", "χ": "HH",
    "h": "HH", "ɦ": "HH", "m": "M", "ɱ": "M", "n": "N", "ɳ": "N", "ɲ": "N Y", "ŋ": "NG", "l": "L",
    "ɫ": "L", "ɭ": "L", "ʎ": "L Y", "r": "R", "ɹ": "R", "ɾ": "D", "ʁ": "R", "ʀ": "R", "ɽ": "R", "j": "Y",
    "w": "W", "ɥ": "W",
}  # fmt: skip


@cache
def library() -> ctypes.CDLL:
    name = ctypes.util.find_library("espeak-ng")
    if name is None:
        raise Missing("espeak-ng is not installed: apt install espeak-ng")
    loaded = ctypes.CDLL(name)
    loaded.espeak_Initialize(1, 0, None, 0)
    loaded.espeak_TextToPhonemes.restype = ctypes.c_char_p
    return loaded


def phonemes(text: str, lang: str) -> list[str]:
    """A row of words, each its phonemes with _ between them."""
    loaded = library()
    if loaded.espeak_SetVoiceByName(lang.encode()) != 0:
        return []
    rest = ctypes.c_char_p(text.encode())
    words: list[str] = []
    while rest.value:
        words += loaded.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, IPA | APART).decode().split()
    # A "(en)" among the phonemes marks a word that is read as another language's.
    return [word for word in words if not word.startswith("(")]


def pronunciations(text: str, lang: str) -> list[str]:
    """The words as the aligner's phones; empty when some phoneme is not known."""
    words = []
    for word in phonemes(text, lang):
        phones: list[str] = []
        for one in word.split("_"):
            found = phones_of(one)
            if found is None:
                return []
            phones += found
        # One phone twice in a row is one long phone to the aligner; two vowels stay two syllables.
        kept = phones[:1] + [b for a, b in pairwise(phones) if a != b or b in set(VOWELS.values())]
        if kept:
            words.append(" ".join(kept))
    return words


def phones_of(phoneme: str) -> list[str] | None:
    """None for an unknown phoneme, nothing for a mark of length or stress alone."""
    bare = "".join(sign for sign in phoneme if sign in LETTERS)
    if not bare:
        return [] if not any(sign.isalpha() for sign in phoneme.strip("ˈˌːʲʰʼ-")) else None
    found: list[str] = []
    rest = bare
    while rest:
        for length in (2, 1):
            known = VOWELS.get(rest[:length]) or CONSONANTS.get(rest[:length])
            if known:
                break
        else:
            return None
        vowel = rest[:length] in VOWELS
        # A second vowel sign in one phoneme is the glide of a diphthong, no syllable of its own.
        if not (vowel and any(one in VOWELS.values() for one in found)):
            found += known.split()
        rest = rest[length:]
    return ["AH", *found] if SYLLABIC in phoneme else found


LETTERS = {sign for known in (*VOWELS, *CONSONANTS) for sign in known}
