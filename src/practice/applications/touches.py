"""What is worth writing to somebody, and on which day: few letters, each once, and then no more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from practice.applications.letters import Written
from practice.model.claim import Claim
from practice.model.days import day_of
from practice.model.jobs import LetterKind, Stage

SATURDAY = 5
THANKS_FOR = timedelta(hours=24)
"""From the beginning of the interview on."""
REST_DAYS = 1
"""Nothing is asked of anybody on the day of the news."""
BEST_DAYS = 2
WEEK_DAYS = 7
CHASE_AFTER, CHASE_BEFORE = 5, 7
"""Working days after a request."""
TOUCH_MONTHS = (3, 6)
TOUCH_OPEN_DAYS = 28

THANKS_WHY = Claim(
    "A short thank-you within a day of an interview is polite and costs little. It promises nothing.",
    "Thank-you notes",
)
REQUEST_WHY = Claim(
    "Many advisers say: ask one or two days after the news, and within a week.",
    "Asking for feedback",
)
CHASE_WHY = Claim(
    "One reminder after five to seven working days, and then it is enough: common sense, not tested.",
    "Asking for feedback",
)
KEEP_WHY = Claim(
    "Within a week, short and warm, if it is true for you: common sense, not tested.", "Applying again"
)
TOUCH_WHY = Claim(
    "Write again only when there is something new to tell: common sense, not tested.", "Applying again"
)
WHY: Mapping[LetterKind, Claim] = MappingProxyType(
    {
        LetterKind.THANKS: THANKS_WHY,
        LetterKind.REQUEST: REQUEST_WHY,
        LetterKind.FOLLOW_UP: CHASE_WHY,
        LetterKind.KEEP_IN_MIND: KEEP_WHY,
        LetterKind.TOUCH: TOUCH_WHY,
    }
)
"""What is said of a letter before it is begun, where there is something to say."""

REVIEW_WHY = "The day on which you agreed to look at it again."

ASKED_TWICE = "You have asked and reminded once. That is all there is to do: write no more about it."
NO_ANSWER = "No answer came, and the days for a reminder are over. Write no more about it."
ANSWERED = "They have answered. Thank them, and ask no more."
NOBODY = Claim(
    "Many advisers say: a no before any interview has nobody behind it who could tell you more.",
    "Asking for feedback",
)


@dataclass(frozen=True, slots=True)
class Touch:
    """A letter worth writing from `due` on, until the end of `until` where there is one.

    `closes` is the moment on that day after which it is too late, where it is known so well.
    """

    kind: LetterKind
    due: date
    until: date | None
    why: str
    interview: str = ""
    closes: datetime | None = None

    def is_now(self, today: date) -> bool:
        """Its days have come and are not over."""
        return self.due <= today and (self.until is None or today <= self.until)

    def is_over(self, today: date) -> bool:
        """Its days have passed."""
        return self.until is not None and today > self.until


def touches(
    *,
    ended: date | None,
    reached: Stage | None,
    interviews: Iterable[tuple[str, datetime]],
    letters: Sequence[Written],
    wants_again: bool = True,
    answered: bool = False,
    review_on: date | None = None,
    now: datetime,
    today: date,
) -> tuple[Touch, ...]:
    """All that is still open, the first day first; what is over or was sent is not among it.

    `ended` is the day of the no (or of giving up on an answer) and `reached` the stage it came at; both
    None while the application goes on. `interviews` are those that have taken place, by id and
    beginning, as the clocks here show it. `answered`: feedback has come.
    """
    found = [
        *_thanks(interviews, letters, now),
        *(_after(ended, reached, letters, wants_again, answered) if ended else ()),
        *_review(review_on, letters),
    ]
    live = [each for each in found if not each.is_over(today)]
    return tuple(sorted(live, key=lambda each: (each.due, list(LetterKind).index(each.kind), each.interview)))


def thanks_until(starts: datetime) -> datetime:
    """The moment up to which a thank-you note is in time, in UTC."""
    return starts.astimezone(UTC) + THANKS_FOR


def _thanks(
    interviews: Iterable[tuple[str, datetime]], letters: Sequence[Written], now: datetime
) -> Iterator[Touch]:
    thanked = {each.draft.interview for each in letters if each.draft.kind is LetterKind.THANKS and each.sent}
    for interview, starts in interviews:
        closes = thanks_until(starts)
        if interview not in thanked and now <= closes:
            until = closes.astimezone(starts.tzinfo).date()
            yield Touch(LetterKind.THANKS, starts.date(), until, THANKS_WHY.text, interview, closes)


def _after(
    ended: date, reached: Stage | None, letters: Sequence[Written], wants_again: bool, answered: bool
) -> Iterator[Touch]:
    asked = sent_on(letters, LetterKind.REQUEST)
    if asked is None and reached is not Stage.APPLIED and not answered:
        yield Touch(
            LetterKind.REQUEST,
            ended + timedelta(days=REST_DAYS),
            ended + timedelta(days=WEEK_DAYS),
            REQUEST_WHY.text,
        )
    if asked is not None and not stop(letters, answered=answered, today=asked):
        yield Touch(
            LetterKind.FOLLOW_UP,
            working_days_after(asked, CHASE_AFTER),
            working_days_after(asked, CHASE_BEFORE),
            CHASE_WHY.text,
        )
    if not wants_again:
        return
    if sent_on(letters, LetterKind.KEEP_IN_MIND) is None:
        until = ended + timedelta(days=WEEK_DAYS)
        yield Touch(LetterKind.KEEP_IN_MIND, ended + timedelta(days=REST_DAYS), until, KEEP_WHY.text)
    yield from _later(ended, letters)


def _later(ended: date, letters: Sequence[Written]) -> Iterator[Touch]:
    """One at three months, one at six; whoever wrote since shortly before the day has done so."""
    written = [day for each in letters if each.draft.kind is LetterKind.TOUCH and (day := day_of(each.sent))]
    for months in TOUCH_MONTHS:
        due = on_working_day(months_after(ended, months))
        early, until = due - timedelta(days=TOUCH_OPEN_DAYS), due + timedelta(days=TOUCH_OPEN_DAYS)
        if not any(early <= day <= until for day in written):
            yield Touch(LetterKind.TOUCH, due, until, TOUCH_WHY.text)


def _review(review_on: date | None, letters: Sequence[Written]) -> Iterator[Touch]:
    if review_on is None:
        return
    told = sent_on(letters, LetterKind.MANAGER)
    if told is None or told < review_on:
        yield Touch(LetterKind.MANAGER, review_on, None, REVIEW_WHY)


def stop(letters: Sequence[Written], *, answered: bool, today: date) -> str:
    """Why no more should be asked about feedback, as a sentence; empty while it may be."""
    asked = sent_on(letters, LetterKind.REQUEST)
    if answered or any(each.answered for each in letters if each.draft.kind in _ASKING):
        return ANSWERED
    if sent_on(letters, LetterKind.FOLLOW_UP) is not None:
        return ASKED_TWICE
    if asked is not None and today > working_days_after(asked, CHASE_BEFORE):
        return NO_ANSWER
    return ""


_ASKING = (LetterKind.REQUEST, LetterKind.FOLLOW_UP)


def sent_on(letters: Iterable[Written], kind: LetterKind) -> date | None:
    """The last day on which the person sent such a letter."""
    days = [day for each in letters if each.draft.kind is kind and (day := day_of(each.sent))]
    return max(days, default=None)


def working_days_after(day: date, count: int) -> date:
    """The day that is so many working days later. Saturdays and Sundays are none; holidays are not known."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def on_working_day(day: date) -> date:
    """The day itself, or the Monday after its weekend."""
    return day if day.weekday() < SATURDAY else day + timedelta(days=7 - day.weekday())


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = first_of_next - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))
