"""The question banks, to look through."""

from contextlib import suppress

from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.question import Bank
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice


def browse_banks(world: World) -> Sitting[None]:
    """The list of banks, and from there the questions of one."""
    while True:
        known = world.banks.banks()
        banks = known[: len(LIST_KEYS)]
        notices = tuple(Para(notice, Tone.ASIDE) for notice in world.banks.notices())
        if not banks:
            yield Page("Question banks", (*notices, Para("There is no bank to read.")), "Enter goes on.")
            return
        total = sum(len(bank.questions) for bank in known)
        choices = tuple(
            Choice(key, f"{bank.title} ({len(bank.questions)})")
            for key, bank in zip(LIST_KEYS, banks, strict=False)
        )
        own = Para(
            f"Your own banks live in {world.data / 'banks'}: `practice banks new my-questions` begins one.",
            Tone.ASIDE,
        )
        summary = f"{total} questions in {len(known)} banks."
        if len(known) > len(banks):
            summary += f" Here are {len(banks)} of them; `practice banks list` shows all."
        body = (Para(summary), *notices, own)
        page = Page("Question banks", body, "Which one", Wanted.CHOICE, choices)
        key = yield from ask_choice(page)
        with suppress(Left):
            yield bank_page(banks[LIST_KEYS.index(key)])


def bank_page(bank: Bank) -> Page:
    """One bank: its heading and its questions by type."""
    body = [Para(bank.summary)]
    kinds = dict.fromkeys(question.type for question in bank.questions)
    for kind in kinds:
        body.append(Para(kind.value, Tone.HEADING))
        body += [Para(question.text, Tone.ITEM) for question in bank.questions if question.type is kind]
    body.append(Para(f"Version {bank.version}, {bank.licence}.", Tone.ASIDE))
    return Page(bank.title, tuple(body), "Enter goes back.")
