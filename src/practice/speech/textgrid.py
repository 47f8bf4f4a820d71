"""A measured sound as a Praat TextGrid, so that phoneticians can look at it beside the waveform.

Three tiers: speech and pauses, filled pauses, and a point a syllable.
"""

from practice.speech.measured import Measured

Labelled = tuple[float, float, str]


def text(measured: Measured) -> str:
    """The whole file, in Praat's long form."""
    end = measured.delivery.heard_s
    tiers = [
        _intervals("speech", _filled(_speech(measured), end), end),
        _intervals("filled pauses", _filled([(*f, "um?") for f in measured.delivery.fillers], end), end),
        _points("nuclei", measured.nuclei, end),
    ]
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0", f"xmax = {end:.6f}"]
    lines += ["tiers? <exists>", f"size = {len(tiers)}", "item []:"]
    for number, tier in enumerate(tiers, 1):
        lines += [f"    item [{number}]:", *("        " + line for line in tier)]
    return "\n".join(lines) + "\n"


def _speech(measured: Measured) -> list[Labelled]:
    delivery = measured.delivery
    found = [(*stretch, "speech") for stretch in delivery.spoken]
    found += [(*silence, "pause") for silence in delivery.silences]
    return sorted(found)


def _filled(found: list[Labelled], end: float) -> list[Labelled]:
    """Intervals without holes, as a tier must be; what is too short for Praat is left out."""
    whole: list[Labelled] = []
    at = 0.0
    for start, stop, label in found:
        start, stop = round(max(at, start), 6), round(min(end, stop), 6)
        if stop <= start:
            continue
        if start > at:
            whole.append((at, start, ""))
        whole.append((start, stop, label))
        at = stop
    if at < end or not whole:
        whole.append((at, end, ""))
    return whole


def _intervals(name: str, whole: list[Labelled], end: float) -> list[str]:
    lines = ['class = "IntervalTier"', f'name = "{name}"', "xmin = 0", f"xmax = {end:.6f}"]
    lines.append(f"intervals: size = {len(whole)}")
    for number, (start, stop, label) in enumerate(whole, 1):
        lines += [f"intervals [{number}]:", f"    xmin = {start:.6f}", f"    xmax = {stop:.6f}"]
        lines.append(f'    text = "{label}"')
    return lines


def _points(name: str, moments: tuple[float, ...], end: float) -> list[str]:
    lines = ['class = "TextTier"', f'name = "{name}"', "xmin = 0", f"xmax = {end:.6f}"]
    lines.append(f"points: size = {len(moments)}")
    for number, moment in enumerate(moments, 1):
        lines += [f"points [{number}]:", f"    number = {moment:.6f}", '    mark = "σ"']
    return lines
