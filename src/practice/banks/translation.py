"""A bank in another language: only the words differ, ids and history stay."""

from dataclasses import dataclass, replace

from practice.model.question import Anchor, Bank, ModelAnswer, Point, Probe, Question

UNTRANSLATED = "untranslated"
"""The tag of a question that falls back to the original's words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The translated words of one question; what is empty stays as in the original."""

    id: str
    text: str = ""
    answer_s: int | None = None
    variants: tuple[str, ...] = ()
    why_asked: str = ""
    listen_for: tuple[Point, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    probes: tuple[Probe, ...] = ()
    red_flags: tuple[str, ...] = ()
    green_flags: tuple[str, ...] = ()
    model_answers: tuple[ModelAnswer, ...] = ()
    say_instead: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation file as read."""

    of: str
    language: str
    version: str
    questions: tuple[Words, ...]
    title: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    path: str = ""


def translated(bank: Bank, translation: Translation) -> Bank:
    """The bank in the translation's language; questions without a translation keep their words and a mark."""
    words = {entry.id: entry for entry in translation.questions}
    return replace(
        bank,
        title=translation.title or bank.title,
        summary=translation.summary or bank.summary,
        language=translation.language,
        translation_of=bank.id,
        questions=tuple(_laid_over(question, words.get(question.id)) for question in bank.questions),
    )


def _laid_over(question: Question, words: Words | None) -> Question:
    if words is None:
        return replace(question, tags=(*question.tags, UNTRANSLATED))
    tags = question.tags if words.text else (*question.tags, UNTRANSLATED)
    anchors = {anchor.level: anchor for anchor in (*question.anchors, *words.anchors)}
    points = {point.id: point.text for point in words.listen_for}
    return replace(
        question,
        text=words.text or question.text,
        tags=tags,
        answer_s=question.answer_s if words.answer_s is None else words.answer_s,
        variants=words.variants or question.variants,
        why_asked=words.why_asked or question.why_asked,
        listen_for=tuple(
            replace(point, text=points.get(point.id, point.text)) for point in question.listen_for
        ),
        anchors=tuple(anchors[level] for level in sorted(anchors)),
        probes=words.probes or question.probes,
        red_flags=words.red_flags or question.red_flags,
        green_flags=words.green_flags or question.green_flags,
        model_answers=words.model_answers or question.model_answers,
        say_instead=words.say_instead or question.say_instead,
    )
