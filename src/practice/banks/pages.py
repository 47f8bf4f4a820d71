"""Banks and rounds as lines to read, at most 80 columns wide."""

import textwrap
from collections.abc import Iterable, Sequence

from practice.model.question import Bank, Probe, Question
from practice.model.recipe import Ask, Break, Calm, LookBack, Recipe, RecipePhase, Say, TheirTurn

WIDTH = 80


def wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """A text broken into lines; empty lines inside it stay."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        start = indent if first is None or lines else first
        if lines:
            lines.append("")
        lines += textwrap.wrap(paragraph, WIDTH, initial_indent=start, subsequent_indent=indent)
    return lines


def bank_line(bank: Bank) -> list[str]:
    """One bank in the list."""
    whose = "" if bank.shipped else ", yours"
    number = len(bank.questions)
    questions = "1 question" if number == 1 else f"{number} questions"
    return [f"{bank.id}  ({questions}{whose})", *wrapped(bank.title, "    ")]


def recipe_line(recipe: Recipe) -> list[str]:
    """One round recipe in the list."""
    whose = "" if recipe.shipped else ", yours"
    head = f"{recipe.id}  ({recipe.minutes} minutes, {recipe.format}{whose})"
    return [head, *wrapped(recipe.summary or recipe.title, "    ")]


def bank_page(bank: Bank) -> list[str]:
    """A whole bank: its heading, then its questions by type with their ids."""
    about = f"{bank.id} {bank.version}, {bank.language}, {bank.licence}"
    lines = [bank.title, "=" * min(len(bank.title), WIDTH), *wrapped(bank.summary), "", *wrapped(about)]
    if bank.authors:
        lines += wrapped(f"by {', '.join(bank.authors)}")
    if bank.homepage:
        lines += wrapped(bank.homepage)
    for kind in dict.fromkeys(question.type for question in bank.questions):
        lines += ["", kind, "-" * len(kind)]
        for question in bank.questions:
            if question.type is kind:
                retired = " (retired)" if question.retired else ""
                lines += [f"{question.id}{retired}", *wrapped(question.text, "    ")]
    return lines


def question_page(question: Question) -> list[str]:
    """One question with everything the bank says about it."""
    about = [f"{question.type}"]
    if question.competency:
        about.append(", ".join([str(question.competency), *map(str, question.also)]))
    about.append(f"prepare {question.prepare_s} s, answer {question.answer_s} s")
    if question.level != "any":
        about.append(f"level {question.level}")
    lines = [question.key, *wrapped(question.text, "    "), "", *wrapped("; ".join(about))]
    if question.why_asked:
        lines += ["", "Why it is asked", *wrapped(question.why_asked, "    ")]
    lines += _section("In other words", question.variants)
    lines += _section("Listen for", (point.text for point in question.listen_for))
    anchors = [f"{anchor.level}  {anchor.text}" for anchor in question.anchors]
    lines += _section("Levels", anchors, hanging="       ", mark="    ")
    lines += _section("Follow-ups", (_probe(probe) for probe in question.probes))
    lines += _section("What lets it down", question.red_flags)
    lines += _section("What lifts it", question.green_flags)
    if question.say_instead:
        lines += ["", "Say instead", *wrapped(question.say_instead, "    ")]
    for answer in question.model_answers:
        lines += ["", f"A model answer, level {answer.level}", *wrapped(answer.text, "    ")]
    if question.source.origin:
        lines += [
            "",
            *wrapped(f"{question.source.kind} from {question.source.origin}, {question.source.licence}"),
        ]
    return lines


def _probe(probe: Probe) -> str:
    return f"{probe.text} [{probe.when}]" if probe.when else probe.text


def _section(title: str, texts: Iterable[str], *, hanging: str = "      ", mark: str = "    - ") -> list[str]:
    body = [line for text in texts for line in wrapped(text, hanging, mark)]
    return ["", title, *body] if body else []


def recipe_page(recipe: Recipe) -> list[str]:
    """A round recipe: its rules in words and its phases in order."""
    rules = recipe.rules
    lines = [recipe.title, "=" * min(len(recipe.title), WIDTH), *wrapped(recipe.summary), ""]
    lines += wrapped(
        f"{recipe.id}: {recipe.minutes} minutes, {recipe.format}, {recipe.pressure}; clock {rules.clock}"
    )
    lines += _section("Who asks", (f"{m.name or m.id}, {m.role} ({m.manner})" for m in recipe.panel))
    lines += _section("What happens", (_phase_words(phase) for phase in recipe.phases))
    return lines


def _phase_words(phase: RecipePhase) -> str:
    match phase:
        case Calm():
            return (
                f"{phase.id}: a quiet stretch of {phase.seconds} s{' (optional)' if phase.optional else ''}"
            )
        case Say():
            return f"{phase.id}: {phase.text}"
        case Break():
            return f"{phase.id}: a break of {phase.seconds} s"
        case TheirTurn():
            return f"{phase.id}: you ask {phase.count}"
        case LookBack():
            return f"{phase.id}: the review"
        case Ask():
            return f"{phase.id}: {_asked_words(phase)}"


def _asked_words(phase: Ask) -> str:
    if phase.ids:
        return ", ".join(phase.ids)
    if phase.mix:
        return ", ".join(f"{number} {kind}" for kind, number in phase.mix)
    kinds: Sequence[str] = [str(kind) for kind in phase.types] or ["any kind"]
    return f"{phase.count} of {' or '.join(kinds)}, picked: {phase.pick}"
