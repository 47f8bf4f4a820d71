"""How much a competency needs practice, against values worked out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.facts import Levelled
from practice.model.kinds import Competency
from practice.schedule.need import mean_level, needs

TODAY = date(2026, 3, 20)


def levelled(*levels: int, days_ago: int = 0, competency: Competency = Competency.TEAMWORK) -> list[Levelled]:
    """Levels of one competency, the newest last."""
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    return [
        Levelled(f"a{n}", "core/q", competency, day, f"{day}T10:00:00Z", level)
        for n, level in enumerate(levels)
    ]


@pytest.mark.parametrize(
    ("levels", "mean"),
    [
        ((), 2.5),
        ((5,), 0.4 * 5 + 0.6 * 2.5),
        ((1, 5), 0.4 * 5 + 0.25 * 1 + 0.35 * 2.5),
        ((5, 1), 0.4 * 1 + 0.25 * 5 + 0.35 * 2.5),
        ((1, 2, 3, 4, 5), 0.4 * 5 + 0.25 * 4 + 0.15 * 3 + 0.1 * 2 + 0.1 * 1),
        ((1, 1, 1, 4, 4, 4, 4, 4), 4.0),
    ],
)
def test_the_mean_is_of_the_last_five_newest_first(levels: tuple[int, ...], mean: float) -> None:
    """One lucky answer does not make a skill: the prior fills what is not known yet."""
    assert mean_level(levelled(*levels)) == pytest.approx(mean)


@pytest.mark.parametrize(
    ("levels", "days", "need"),
    [
        # (4 - 2.5) / 4 + 0.5 / sqrt(1) + 0.15 x log2(1 + 30)
        ((), 0, 0.375 + 0.5 + 0.743129),
        # mean 0.4 x 2 + 0.6 x 2.5 = 2.3; two tries: 0.5 / sqrt(2); yesterday: log2(2) = 1
        ((2,), 1, 0.425 + 0.353553 + 0.15),
        # three at 4: mean 0.8 x 4 + 0.2 x 2.5 = 3.7; 0.5 / 2; seven days: log2(8) = 3
        ((4, 4, 4), 7, 0.075 + 0.25 + 0.45),
        # eight at 5: mean 5, a gap below nothing; 0.5 / 3; today: log2(1) = 0
        ((5,) * 8, 0, -0.25 + 0.166667),
    ],
)
def test_need_is_gap_uncertainty_and_staleness(levels: tuple[int, ...], days: int, need: float) -> None:
    """The formula of docs/decisions/what-is-scheduled-how.md, worked out on paper."""
    got = needs(levelled(*levels, days_ago=days), today=TODAY)[Competency.TEAMWORK]

    assert got == pytest.approx(need, abs=1e-5)


def test_every_competency_has_a_need() -> None:
    """One that was never levelled needs more than one that stands at 3."""
    need = needs(levelled(3, 3, 3), today=TODAY)

    assert set(need) == set(Competency)
    assert need[Competency.PLANNING] > need[Competency.TEAMWORK]


def test_importance_multiplies() -> None:
    """What the job asks for most is practised most."""
    plain = needs([], today=TODAY)
    weighted = needs([], today=TODAY, weights={Competency.PLANNING: 2.0})

    assert weighted[Competency.PLANNING] == 2 * plain[Competency.PLANNING]
    assert weighted[Competency.TEAMWORK] == plain[Competency.TEAMWORK]


@given(st.lists(st.integers(1, 5), max_size=9), st.integers(1, 4), st.integers(0, 400))
def test_need_falls_with_the_level_and_grows_with_time(levels: list[int], last: int, days: int) -> None:
    """Each part pulls its own way."""

    def need(*given: int, ago: int) -> float:
        return needs(levelled(*given, days_ago=ago), today=TODAY)[Competency.TEAMWORK]

    assert need(*levels, last, ago=days) > need(*levels, last + 1, ago=days)
    assert need(*levels, last, ago=days + 1) > need(*levels, last, ago=days)


def test_a_day_that_has_not_come_is_today() -> None:
    """A clock put back must not make a competency fresher than fresh."""
    ahead = needs(levelled(3, days_ago=-5), today=TODAY)
    today = needs(levelled(3), today=TODAY)

    assert ahead == today
