"""A page as lines: printed once, from the top, and what is wanted read."""

from practice.model.page import Left, Page, Para, Picture, Tone, Wanted
from practice.plain.lines import Lines

MARKS = {
    Tone.PLAIN: "",
    Tone.HEADING: "",
    Tone.QUESTION: "",
    Tone.QUOTE: "> ",
    Tone.ITEM: "- ",
    Tone.ROW: "",
    Tone.ASIDE: "",
}
BACK = "/q"
HELP = "/?"


def show_page(page: Page, lines: Lines) -> str:
    """Print the page and return the reply. Raises Left when the person goes back."""
    if page.why or page.done:
        lines.say(page.why or page.done)
    else:
        _print_page(page, lines)
    if page.wanted is Wanted.NOTHING and not page.explained:
        return ""
    if page.wanted is Wanted.TEXT:
        from practice.plain.texts import read_text

        return read_text(page, lines, explained=[marked(para) for para in page.explained])
    while True:
        lines.prompt(_prompt(page))
        reply = lines.read(None)
        assert reply is not None, "a read without a limit returns a line"
        said = reply.strip().lower()
        if said == BACK or (said == "q" and page.wanted is Wanted.CHOICE and not _has(page, "q")):
            raise Left
        if said != HELP:
            return reply
        _explain(page, lines)
        _print_choices(page, lines)
        lines.say(help_text(page))


def help_text(page: Page) -> str:
    """What can be typed at this page."""
    if page.wanted is Wanted.CHOICE:
        first = "Type one of the letters or numbers shown and press Enter."
    else:
        first = "Type a line and press Enter."
    return f"{first} {BACK} goes back, and keeps everything. The end of input (Ctrl-D) stops here."


def _has(page: Page, key: str) -> bool:
    return any(choice.key == key for choice in page.choices)


def _print_page(page: Page, lines: Lines) -> None:
    heading = f"{page.title}: {page.step}" if page.step else page.title
    lines.say("")
    lines.say(f"== {heading} ==")
    for part in page.body:
        if (isinstance(part, Picture) or not part.again) and (text := marked(part)):
            lines.say(text)
    _print_choices(page, lines)


def _print_choices(page: Page, lines: Lines) -> None:
    for choice in page.choices:
        lines.say(f"{choice.key}  {choice.label}")


def _explain(page: Page, lines: Lines) -> None:
    for para in page.explained:
        lines.say(marked(para))


def marked(part: Para | Picture) -> str:
    """A paragraph as a line that says what it is; a picture in words. Of a quotation every line says so."""
    if isinstance(part, Picture):
        return part.words
    mark = MARKS[part.tone]
    text = part.text.replace("\n", f"\n{mark}") if part.tone is Tone.QUOTE else part.text
    return f"{mark}{text}"


def _prompt(page: Page) -> str:
    if page.wanted is Wanted.NOTHING:
        return f"Enter goes on; {HELP} explains the figures:"
    default = f" [{page.default}]" if page.default else ""
    keys = f" ({'/'.join(choice.key for choice in page.choices)})" if page.choices else ""
    return f"{page.prompt}{keys}{default}:"
