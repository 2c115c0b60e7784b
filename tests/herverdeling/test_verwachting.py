"""What is expected follows from earlier years at this year's rate, and the drempelscore from replaying them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import jaarvoorbeeld as jv
import pytest

from allocator_models.herverdeling import drempelscore, weeg
from allocator_models.herverdeling.verwachting import VOORZICHTIG, Verwachting
from allocator_models.jaar import Jaarstand, Uitkomst
from allocator_models.spelregels import Verdeelwijze

MAART, JUNI = date(2011, 3, 7), date(2011, 6, 1)


def _verwachting(stand: Jaarstand) -> Verwachting:
    return Verwachting(stand.scenario, stand.potten, stand.geschiedenis)


def _vragen(aantal: int, datum: date, wijk: str = "Noord", bedrag: int = 1000, cijfer: float = 6) -> list[object]:
    return [jv.initiatief(f"{datum:%j}-{wijk}-{n}", bedrag, cijfer, wijk, datum=datum) for n in range(aantal)]


def test_each_year_of_history_is_a_rest_of_the_year() -> None:
    """Two years give two rests, each with what came after the same day, on its own day of this year."""
    eerder = jv.eerder((2009, 2010), *_vragen(1, date(2010, 2, 1)), *_vragen(2, date(2010, 6, 1)))  # type: ignore[arg-type]
    stand = jv.stand([], geschiedenis=eerder, datum=MAART)
    rest = _verwachting(stand).rest(stand)
    assert [[v.datum for v in jaar] for jaar in rest] == [[JUNI, JUNI]] * 2


def test_the_rate_is_held_back() -> None:
    """Twice what was expected in one wijk raises its rate by far less than twice, and the other by the city's part."""
    noord, oost = _vragen(30, date(2010, 2, 1)), _vragen(30, date(2010, 2, 1), "Oost")
    eerder = jv.eerder((2010,), *noord, *oost, *_vragen(1, date(2010, 6, 1)))  # type: ignore[arg-type]
    gezien = (*_vragen(60, date(2011, 2, 1)), *_vragen(30, date(2011, 2, 1), "Oost"))
    stand = jv.stand([], geschiedenis=eerder, datum=MAART, gezien=gezien)
    tempo = _verwachting(stand).tempo(stand)
    stad = (100 + 90) / (100 + 60)
    assert tempo["Noord"] == pytest.approx(VOORZICHTIG * stad * (60 + 60) / (60 + stad * 30))
    assert tempo["Oost"] == pytest.approx(VOORZICHTIG * stad * (60 + 30) / (60 + stad * 30))


def test_only_the_last_years_count_when_asked() -> None:
    """historie_jaren 1 leaves the last year; a day that this year lacks becomes the day before."""
    regels = replace(jv.AFWEGING, historie_jaren=1)
    eerder = (*jv.eerder((2007,), *_vragen(5, JUNI)), *jv.eerder((2008,), *_vragen(3, date(2008, 2, 29))))  # type: ignore[arg-type]
    stand = jv.stand([], geschiedenis=eerder, datum=date(2011, 2, 1), stad=jv.scenario(regels))
    (jaar,) = _verwachting(stand).rest(stand)
    assert [v.datum for v in jaar] == [date(2011, 2, 28)] * 3


def test_without_history_this_year_repeats() -> None:
    """From 30 requests on, each comes again with weight days left / days elapsed, around the vrijgavedatum."""
    vragen = _vragen(30, date(2011, 3, 1))
    stand = jv.stand([], gezien=tuple(vragen), datum=date(2011, 7, 1))
    verwachting = _verwachting(stand)
    assert not verwachting.blind(stand)
    (jaar,) = verwachting.rest(stand)
    assert sum(v.gewicht for v in jaar) == pytest.approx(30 * 183 / 182)
    assert {v.datum for v in jaar} == {date(2011, 7, 1), date(2011, 12, 31)}
    te_weinig = replace(stand, gezien=tuple(vragen[:29]))  # type: ignore[arg-type]
    assert verwachting.blind(te_weinig)
    assert verwachting.rest(te_weinig) == []


def test_the_drempelscore_is_the_best_of_all_replays() -> None:
    """With money for two and four asking, the published score is the lowest one that keeps it for the best two."""
    jaar = [jv.initiatief(f"d{n}", 5000, cijfer, datum=date(2010, 3 + n, 1)) for n, cijfer in enumerate((4, 5.5, 7, 8))]
    drempel = drempelscore(jv.stand([], geschiedenis=jv.eerder((2009, 2010), *jaar), datum=date(2011, 1, 1)))
    assert (drempel.score_duizendsten, drempel.historiejaren, drempel.vanaf) == (5600, 2, date(2011, 1, 1))
    assert drempel.verwachte_score_duizendsten == 75_000


def test_without_history_everything_passes_the_drempelscore() -> None:
    """Without history the drempelscore is 0, and only the pace of the year holds requests back."""
    regels = replace(jv.AFWEGING, verdeelwijze=Verdeelwijze.DREMPELSCORE)
    vragen = [jv.initiatief(f"a{n}", 1500, 1 + n) for n in range(3)]
    stand = jv.stand(vragen, stad=jv.scenario(regels), datum=MAART)
    assert drempelscore(stand).score_duizendsten == 0
    # 66 of 365 days and a month: 2.641 of 10.000, so one of 1.500 fits and the next doesn't
    assert [a.uitkomst is Uitkomst.TOEKENNEN for a in weeg(stand)] == [True, False, False]


def test_a_better_year_ahead_raises_the_bar() -> None:
    """The better what is expected, the fewer requests of a batch are granted."""
    vragen = [jv.initiatief(f"a{n}", 2000, n) for n in range(1, 10)]
    aantallen = []
    for cijfer in (0.5, 4.5, 9.5):
        eerder = jv.eerder((2010,), *_vragen(10, date(2010, 6, 1), cijfer=cijfer, bedrag=2000))  # type: ignore[arg-type]
        stand = jv.stand(vragen, geschiedenis=eerder, datum=MAART)
        aantallen.append(sum(a.uitkomst is Uitkomst.TOEKENNEN for a in weeg(stand)))
    assert all(later <= eerst for eerst, later in pairwise(aantallen))
    assert aantallen[0] == 5
    assert aantallen[-1] == 0
