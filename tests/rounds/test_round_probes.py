"""Follow-ups: each gap from answers as people write them, and a reason that is true of the answer."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import asking, planned, play, question
from practice.model.answer import Ended, FollowUp, Given, Voice
from practice.model.kinds import Gap, QuestionType
from practice.model.pace import Zone
from practice.model.question import Point, Probe
from practice.model.recipe import Rules, StopAt
from practice.rounds.events import Event, Go, Keep, Tick, Typed
from practice.rounds.plan import Plan
from practice.rounds.probes import GENERAL, REASONS, Evidence, choose_probe

ZONE = Zone(20, 150)
BARE = question(probes=(), listen_for=())

GOOD = """
Last March I worked on the front desk of a small hotel when a coach party came two hours early and only
nine of their twenty rooms were ready. I asked the driver to give us half an hour, then I rang
housekeeping and split the floors with Marta, because waiting for the whole list would have kept
everybody standing. I thought about sending them to the bar, but half of them were children. I poured
tea in the lobby and told each family which room would be next. One man was angry and I took him up
myself. In the end the last key went out after fifty minutes and the tour company booked again. What I
learned is to ring coaches at ten and ask where they are. I still do that.
"""
USUALLY = """
I usually try to listen to both sides first. When colleagues disagree I would sit down with each of them
and I would ask what they need, because people often want the same thing. I always write down what we
agreed so that nobody forgets. That usually works well, but it can be hard when they are tired.
"""
WE = """
Last summer we had to move the whole archive in a weekend. We made a plan on paper and we split it by
shelves, because the lift was small. We worked late on Saturday and it was hard, but we finished on
Sunday at noon and nothing was lost. I helped too. We learned to label boxes on two sides.
"""
NOTHING_DONE = """
At my last job there was a problem with the stock list because it was on paper and it was always late.
It was very stressful for me and my manager was unhappy about it. In the end it was better, and since
then it has been on the computer. It taught me that paper is slow.
"""
NO_REASON = """
Last year a customer came back with a broken kettle on a Saturday. I apologised, fetched a new one and
tested it with her at the counter. It was a difficult moment as the queue was long. She thanked me and
in the end she bought a toaster as well. I learned to test things before they leave the shop.
"""
NO_END = """
Last autumn the night shift and the day shift stopped talking to each other. I asked both leads to meet
me at six in the morning, and I wrote a short list of what each side needed, because nobody had ever
put it on paper. It was hard, as they were angry. I told them the same thing twice. Next time I would
do it in the canteen.
"""
NO_LESSON = """
In 2019 I ran the ticket booth for a village fair. The card reader failed at noon, so I put a sign out,
sent my cousin to the bank for change and wrote every sale in a book, because we needed the sums to be
right. It was hard with the long queue. In the end we were four pounds out of nine hundred.
"""
SMOOTH = """
Last spring I planned the summer timetable for our nursery. I asked every parent for their days, put
them in one table and sent it round, because that way all could see it. In the end every place was
filled in two weeks and the director thanked me. I learned to ask parents first.
"""

BY_WORDS = [
    (USUALLY, Gap.NO_OCCASION),
    (WE, Gap.NO_OWN_PART),
    (NOTHING_DONE, Gap.NO_ACTION),
    (NO_REASON, Gap.NO_REASONING),
    (NO_END, Gap.NO_RESULT),
    (NO_LESSON, Gap.NO_LEARNING),
    (SMOOTH, Gap.TOO_SMOOTH),
]


def probe(words: str | None, *, seconds: float = 60, ticks: Iterable[str] | None = None) -> FollowUp | None:
    """The follow-up to an answer to a question that brings none of its own."""
    known = Evidence(seconds, words, None if ticks is None else frozenset(ticks))
    return choose_probe(BARE, known, zone=ZONE)


@pytest.mark.parametrize(("answer", "gap"), BY_WORDS)
def test_the_first_gap_in_the_words_is_asked_about(answer: str, gap: Gap) -> None:
    """Real sentences, one thing missing each: the question asks for just that, and says why."""
    assert probe(answer) == FollowUp(GENERAL[gap], f"asked because {REASONS[gap]}", gap)


def test_a_whole_answer_has_no_gap() -> None:
    """Then only the question's own follow-ups are left; with none of those, nothing is asked."""
    own = question(probes=(Probe("Who else was there?"),))

    assert probe(GOOD) is None
    assert choose_probe(own, Evidence(60, GOOD), zone=ZONE) == FollowUp(
        "Who else was there?", "a usual follow-up to this question"
    )


@pytest.mark.parametrize(
    "words",
    [
        "I don't know.",
        "We fixed it together and it was fine.",
        "",
        "...",
        "Fixed leak. Rang landlord. Job done.",
    ],
)
def test_a_few_words_are_asked_to_be_more(words: str) -> None:
    """In so few words nothing else can be missed fairly."""
    found = probe(words)

    assert found is not None
    assert (found.gap, found.text) == (Gap.TOO_SHORT, GENERAL[Gap.TOO_SHORT])


def test_a_long_answer_is_asked_for_its_point() -> None:
    """Too long comes before what is missing: more of it is not what anybody needs."""
    found = probe(f"{WE} " * 8)

    assert found is not None
    assert found.gap is Gap.TOO_LONG


def test_a_written_answer_is_measured_in_words_and_not_in_typing_time() -> None:
    """Slow typing is not a long answer, quick typing no short one."""
    assert probe(GOOD, seconds=1200) is None
    assert probe(GOOD, seconds=5) is None


@pytest.mark.parametrize(
    "words",
    [
        "Letztes Jahr war ich in einem Laden, als das System ausfiel. Ich habe so schnell wie möglich an "
        "alle geschrieben, was in der Lage zu tun war. Am Ende war es so, dass in zwei Stunden alles lief.",
        "Toen ik vorig jaar in de winkel werkte was er een klant die boos was omdat zijn bestelling niet "
        "was aangekomen. We hebben in het systeem gekeken en ik zag dat het adres niet goed was.",
        "Ek was verlede jaar in my eerste werk toe daar 'n probleem was met die lewering. My bestuurder was "
        "siek en ek was alleen in die winkel. Dit was reg, en sy is nog steeds in my lys, so dit is goed.",
        "Tavaly a boltban dolgoztam, amikor a rendszer leállt és a vevők a pénztárnál vártak. A főnök nem "
        "volt a helyén, így a kollégámmal a papíron írtuk fel a rendeléseket. A végén a vevők megértették.",
        "El año pasado llamé a un cliente a las ocho, porque a mi jefe no le dio tiempo. A la semana "
        "siguiente volvió a la tienda a dar las gracias y a comprar otra cosa para su hermana.",
        "W zeszłym roku pracowałem w sklepie i to ja rozmawiałem z klientem, który był zły. Zadzwoniłem do "
        "magazynu i to on powiedział, a ja zapisałem, że adres był zły. I to było to, co naprawiło sprawę.",
        "去年の春、店のシステムが止まりました。私はすぐに全員に電話をして、紙で注文を書きました。最後には全部のお客様が満足しました。",
        "في العام الماضي تعطل النظام في المتجر فاتصلت بالجميع وكتبنا الطلبات على الورق حتى عاد كل شيء.",
    ],
)
def test_another_language_falls_to_the_clock(words: str) -> None:
    """English markers say nothing about it: a made-up gap would be a false reproach."""
    inside, short, long = (probe(words, seconds=seconds) for seconds in (60, 10, 200))

    assert inside is None
    assert short is not None
    assert short.gap is Gap.TOO_SHORT
    assert long is not None
    assert long.gap is Gap.TOO_LONG


@pytest.mark.parametrize(
    ("seconds", "gap"), [(19.9, Gap.TOO_SHORT), (20, None), (150, None), (150.1, Gap.TOO_LONG)]
)
def test_of_a_spoken_answer_only_the_clock_is_known(seconds: float, gap: Gap | None) -> None:
    """Inside the green zone nothing is claimed to be missing."""
    found = probe(None, seconds=seconds)

    assert (found.gap if found else None) is gap
    assert found is None or found.reason == f"asked because {REASONS[found.gap or Gap.TOO_LONG]}"


TICKS = (
    Point("specific", "One occasion"),
    Point("own-part", "Your part"),
    Point("did", "What you did"),
    Point("reason", "Why"),
    Point("options", "What else"),
    Point("result", "The end"),
    Point("learnt", "What stayed"),
)
ALL = {point.id for point in TICKS}


@pytest.mark.parametrize(
    ("missing", "gap"),
    [
        ({"specific"}, Gap.NO_OCCASION),
        ({"own-part"}, Gap.NO_OWN_PART),
        ({"did"}, Gap.NO_ACTION),
        ({"reason", "options"}, Gap.NO_REASONING),
        ({"result"}, Gap.NO_RESULT),
        ({"learnt"}, Gap.NO_LEARNING),
        ({"result", "specific"}, Gap.NO_OCCASION),
        ({"options"}, None),
        (set(), None),
    ],
)
def test_a_point_without_a_tick_is_asked_about(missing: set[str], gap: Gap | None) -> None:
    """Once again, aloud: what had no evidence the first time is what the interviewer wants to hear."""
    asked = question(probes=(), listen_for=TICKS)
    found = choose_probe(asked, Evidence(60, None, frozenset(ALL - missing)), zone=ZONE)

    assert (found.gap if found else None) is gap


def test_a_question_without_points_of_its_own_has_the_general_ones() -> None:
    """Imported questions are ticked on the general list: those ticks count as well."""
    told = {"specific", "own-part", "action", "reasoning", "learned"}
    found = probe(None, ticks=told)

    assert found is not None
    assert found.gap is Gap.NO_RESULT


def test_a_missing_tick_says_nothing_about_words() -> None:
    """The answer was spoken: that it 'had no word of a result' would be a guess."""
    found = probe(None, ticks=())

    assert found is not None
    assert found.reason == "asked because looking back, you found no evidence of it the first time"


def test_typed_words_speak_before_ticks() -> None:
    """What was just written is newer than what was ticked the time before."""
    assert probe(GOOD, ticks=()) is None


def test_the_questions_own_words_for_a_gap_are_used() -> None:
    """Whoever wrote the question knows how to ask it."""
    own = question(probes=(Probe("Which of the shelves was yours?", Gap.NO_OWN_PART),))
    found = choose_probe(own, Evidence(60, WE), zone=ZONE)

    assert found is not None
    assert (found.text, found.reason) == (
        "Which of the shelves was yours?",
        f"asked because {REASONS[Gap.NO_OWN_PART]}",
    )


SITUATIONAL = """
First I would find out how many people are waiting and what each of them needs today. Then I'd ring my
manager and the driver, and I would tell the people in the queue how long it takes. I'd write it down.
"""
PASSED_ON = """
First the manager should be told about it, and then the team should find out what each customer needs
today and how long the wait is. The people in the queue must not be left without a word.
"""
VALUES = """
Last May a friend at work asked me to sign for hours that she had not done. I told her that it was not
possible and that I was sorry. It was hard, because her child was ill. I sat down with her and wrote the
request for leave.
"""


@pytest.mark.parametrize(
    ("kind", "own", "answer", "gap"),
    [
        (QuestionType.SITUATIONAL, (), SITUATIONAL, Gap.NO_REASONING),
        (QuestionType.SITUATIONAL, (Gap.NO_ACTION,), f"{SITUATIONAL} Because it is fair.", None),
        (QuestionType.SITUATIONAL, (Gap.NO_ACTION,), f"{PASSED_ON} Because it is fair.", Gap.NO_ACTION),
        (QuestionType.VALUES, (), VALUES, None),
        (QuestionType.VALUES, (Gap.NO_RESULT,), VALUES, Gap.NO_RESULT),
        (QuestionType.MOTIVATION, (), USUALLY, None),
        (QuestionType.MOTIVATION, (Gap.NO_OCCASION,), USUALLY, Gap.NO_OCCASION),
        (QuestionType.LOGISTICS, (), WE, None),
    ],
)
def test_a_type_looks_for_what_matters_in_it_and_for_what_its_follow_ups_are_for(
    kind: QuestionType, own: tuple[Gap, ...], answer: str, gap: Gap | None
) -> None:
    """A follow-up that somebody wrote for a gap must not wait for ever; nobody is asked off the point."""
    asked = question(type=kind, probes=tuple(Probe(f"About {each}?", each) for each in own))
    found = choose_probe(asked, Evidence(60, answer), zone=ZONE)

    assert (found.gap if found else None) is gap


@pytest.mark.parametrize("kind", [k for k in QuestionType if k not in ("behavioural", "values")])
@pytest.mark.parametrize("seconds", [1, 500])
def test_only_a_story_is_asked_what_happened(kind: QuestionType, seconds: float) -> None:
    """'What happened, step by step?' makes no sense after 'Why do you want to work here?'"""
    found = choose_probe(question(type=kind, probes=()), Evidence(seconds), zone=ZONE)

    assert found is not None
    assert "happened" not in found.text
    assert "outcome" not in found.text


def test_follow_ups_are_never_repeated() -> None:
    """An interviewer who asks the same twice was not listening."""
    asked: list[str] = []
    bare = Evidence(60, NOTHING_DONE)
    while found := choose_probe(question(), bare, zone=ZONE, before=asked):
        asked.append(found.text)

    assert asked == [GENERAL[Gap.NO_ACTION], "Who else was there?"]


@given(
    st.sampled_from(list(QuestionType)),
    st.none() | st.text(max_size=400) | st.sampled_from([GOOD, USUALLY, WE, NO_END]),
    st.none() | st.frozensets(st.sampled_from(sorted(ALL))),
    st.floats(0, 2000),
)
def test_the_choice_depends_on_the_evidence_alone(
    kind: QuestionType, words: str | None, ticks: frozenset[str] | None, seconds: float
) -> None:
    """A round played back asks the same again; and every gap that is named is one of the nine."""
    known = Evidence(seconds, words, ticks)
    asked = question(type=kind, listen_for=TICKS)
    first, second = (choose_probe(asked, known, zone=ZONE, before=("Who else was there?",)) for _ in "12")

    assert first == second
    assert first is None or first.text != "Who else was there?"


def typed_round(*answers: str, probes: int = 2) -> list[Given]:
    """Everything kept of one typed question and its follow-ups."""
    plan = planned(asking(probes=probes), asked=(BARE,), voice=Voice.TYPED)
    lines = [Typed(100.0 * n, words) for n, words in enumerate(answers, 1)]
    return answers_of(plan, Go(1), *lines)


def answers_of(plan: Plan, *events: Event) -> list[Given]:
    return [effect.given for effect in play(plan, *events)[1] if isinstance(effect, Keep)]


@pytest.mark.parametrize("probes", [0, 1, 2, 3])
def test_there_are_as_many_follow_ups_as_planned(probes: int) -> None:
    """An answer with many gaps still ends."""
    own = question(probes=tuple(Probe(f"Who was number {n}?") for n in range(9)))
    plan = planned(asking(probes=probes), asked=(own,))
    kept = answers_of(plan, *[Go(100.0 * n) for n in range(20)])

    assert [each.part for each in kept] == list(range(probes + 1))


def test_follow_ups_go_from_gap_to_gap_with_the_reason_kept() -> None:
    """The most telling first; the review can say why each was asked."""
    both = NO_END.replace(", because nobody had ever\nput it on paper", "")
    kept = typed_round(
        both, "They met twice a week from then on and after a month the rows had stopped.", "Yes."
    )

    assert [each.follow_up.gap if each.follow_up else None for each in kept] == [
        None,
        Gap.NO_RESULT,
        Gap.NO_REASONING,
    ]


def test_what_the_answer_already_said_is_not_asked_for() -> None:
    """A follow-up is answered in a line: the reasons given before it still stand."""
    told = "They met every week from then on, and after a month the shouting was over and all kept the rota."
    kept = typed_round(NO_END, f"{told} The night lead thanked me for the list.", "Yes.")

    assert [each.follow_up.gap for each in kept if each.follow_up] == [Gap.NO_RESULT, Gap.TOO_SHORT]


def test_answering_a_follow_up_does_not_make_the_answer_too_long() -> None:
    """The person was asked to say more."""
    kept = typed_round(f"{NO_END} {NO_END} {NO_END}", f"{GOOD} {GOOD}", "Yes.")

    assert Gap.TOO_LONG not in [each.follow_up.gap for each in kept if each.follow_up]


def test_a_spoken_follow_up_is_judged_by_its_own_time() -> None:
    """40 seconds are planned for it: 30 are not short, though the question itself wants 75."""
    plan = planned(asking(probes=2, probe_answer_s=40), asked=(BARE,))
    kept = answers_of(plan, Go(0), Go(20), Go(50))

    assert [each.follow_up.gap for each in kept if each.follow_up] == [Gap.TOO_SHORT]


def test_an_answer_cut_off_by_the_clock_is_followed_up_like_any_other() -> None:
    """At the limit it ran past the zone, and says so."""
    plan = planned(asking(probes=1), asked=(BARE,), rules=Rules(stop_at=StopAt.LIMIT))
    kept = answers_of(plan, Go(0), Tick(180), Go(200))

    assert kept[0].ended is Ended.TIME
    assert kept[1].follow_up is not None
    assert kept[1].follow_up.gap is Gap.TOO_LONG
