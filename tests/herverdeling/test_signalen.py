"""Silent wijken and gaps in policy are found, by the numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import jaarvoorbeeld as jv

from allocator_models.herverdeling.beleidsgaten import beleidsgaten
from allocator_models.herverdeling.stilte import kosten_van_stilte, vraag_per_wijk

VEEL = [jv.initiatief(f"n{n:02}", 1000, 6, "Noord") for n in range(20)]
VEEL += [jv.initiatief(f"o{n:02}", 1000, 6, "Oost") for n in range(10)]


def test_a_wijk_that_asks_below_its_need_is_silent() -> None:
    """By inwoners × behoefte Zuid would ask half of it all, and asks 2 %: it is flagged, and the others aren't."""
    stad = jv.scenario()
    wijken = tuple(replace(w, behoefte_duizendsten=2000 if w.wijk == "Zuid" else 1000) for w in stad.wijken)
    stand = jv.stand([*VEEL, jv.initiatief("z", 600, 6, "Zuid")], stad=replace(stad, wijken=wijken))
    per_wijk = {v.wijk: v for v in vraag_per_wijk(stand)}
    zuid = per_wijk["Zuid"]
    assert (zuid.naar_behoefte_euro, zuid.opname_bp, zuid.gevraagd_per_inwoner_cent) == (15_300, 392, 60)
    assert [w for w, v in per_wijk.items() if v.stil] == ["Zuid"]
    assert zuid.over_euro == 10_000


def test_nobody_is_silent_before_enough_is_asked() -> None:
    """With a handful of requests nothing can be said yet; a wijk without inwoners has no number per inwoner."""
    stad = jv.scenario()
    stad = replace(stad, wijken=tuple(replace(w, inwoners=0) for w in stad.wijken))
    vraag = vraag_per_wijk(jv.stand(VEEL[:3], stad=stad))
    assert not any(v.stil for v in vraag)
    assert {v.gevraagd_per_inwoner_cent for v in vraag} == {None}
    assert {v.opname_bp for v in vraag} == {None}


def test_shares_count_where_they_fall() -> None:
    """What is asked across wijken counts in each by its share, and as a request of the first."""
    samen = jv.initiatief("s", 1000, 6, wijken=(("Oost", 7000), ("Zuid", 3000)))
    vraag = {v.wijk: v for v in vraag_per_wijk(jv.stand([samen]))}
    assert (vraag["Oost"].gevraagd_euro, vraag["Zuid"].gevraagd_euro) == (700, 300)
    assert (vraag["Oost"].aanvragen, vraag["Zuid"].aanvragen) == (1, 0)


def test_what_silence_costs() -> None:
    """With Zuid closed 3 grants of grade 6 over 2.500 more can't be paid: 45 points; open, they cost the moves."""
    stad = jv.scenario(replace(jv.AFWEGING, verplaatskosten_bp=0))
    vragen = [jv.initiatief(f"n{n}", 2500, 6, "Noord", datum=date(2011, 9, 1)) for n in range(8)]
    stand = jv.stand(vragen, [jv.wijkpot("Noord", 10_000), jv.wijkpot("Zuid", 10_000)], date(2011, 9, 5), stad)
    assert kosten_van_stilte(stand, "Zuid") == 0  # Noord may take in 2.500, and that much Zuid may give as it is
    ruim = [jv.wijkpot("Noord", 10_000, budget_euro=40_000), jv.wijkpot("Zuid", 10_000)]
    assert round(kosten_van_stilte(replace(stand, potten=tuple(ruim)), "Zuid")) == 45


def test_a_gap_is_what_comes_back() -> None:
    """Three grants in two years for a thema of a dienst are a gap; two, one year, none granted or no dienst aren't."""

    def gekregen(naam: str, jaar: int, thema: str, **anders: object) -> object:
        velden = {"dienst": "SW", "toegekend_euro": 900, "datum": date(jaar, 5, 1), **anders}
        return jv.initiatief(naam, 1000, 6, thema=thema, **velden)

    rijen = [
        *(gekregen(f"a{n}", jaar, "Groen") for n, jaar in enumerate((2009, 2009, 2010))),
        *(gekregen(f"b{n}", 2010, "spelen") for n in range(5)),
        *(gekregen(f"c{n}", jaar, "schoon") for n, jaar in enumerate((2009, 2010))),
        *(gekregen(f"d{n}", jaar, "sport", toegekend_euro=0) for n, jaar in enumerate((2008, 2009, 2010))),
        *(gekregen(f"e{n}", jaar, "jeugd", dienst=None) for n, jaar in enumerate((2008, 2009, 2010))),
    ]
    (gat,) = beleidsgaten(rijen)  # type: ignore[arg-type]
    assert (gat.wijk, gat.thema, gat.dienst, gat.jaren, gat.aanvragen) == ("Noord", "Groen", "SW", (2009, 2010), 3)
    assert (gat.euro, gat.euro_per_jaar) == (2700, 1350)
