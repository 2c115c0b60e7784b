"""When the law can't hold, the repair names what is short and by how much; that helps, and one step less doesn't."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import product
from pprint import pformat

import pytest
from toevalscenario import toevalscenario

from allocator_models.jaarplan import solve
from allocator_models.result import Herstel, Jaarplan, Status
from allocator_models.scenario import (
    Aard,
    Afhankelijkheid,
    AfhankelijkheidSoort,
    Dienst,
    Gebondenheid,
    Inzet,
    Kostensoort,
    Post,
    Prioriteit,
    Programma,
    Scenario,
    Variant,
    Verplicht,
    Wijk,
    Wijkafspraak,
)
from allocator_models.spelregels import Spelregels


def _geld(naam: str, lasten: int, dienst: str = "A", programma: str = "P", aard: Aard = Aard.STRUCTUREEL) -> Post:
    """A post of which every euro may be earmarked."""
    return Post(
        naam,
        dienst,
        programma,
        naam,
        Kostensoort.INKOOP,
        lasten,
        aard=aard,
        gebondenheid=Gebondenheid.VRIJ,
        stap_euro=0,
        oormerkbaar=True,
    )


def _team(naam: str, fte: int, dienst: str = "A", gebied: str | None = None, functie: str | None = None) -> Post:
    """A team with nobody away and nothing tied."""
    return Post(
        naam,
        dienst,
        "P",
        naam,
        Kostensoort.PERSONEEL,
        70_000,
        fte_honderdsten=fte,
        bezetting_honderdsten=fte,
        gebied=gebied,
        functie=functie,
    )


def _afspraak(naam: str, *, wijk: str = "Noord", post: str | None = None, fte: int = 0, euro: int = 0) -> Wijkafspraak:
    return Wijkafspraak(naam, wijk, "A", post, fte, euro, naam)


def _toegezegd(
    naam: str,
    *,
    wijk: str = "Noord",
    dienst: str = "A",
    programma: str | None = None,
    functie: str | None = None,
    fte: int = 0,
    euro: int = 0,
    aard: Aard = Aard.STRUCTUREEL,
    verplicht: Verplicht = Verplicht.TOEGEZEGD,
) -> Prioriteit:
    inzet = Inzet(naam, "basis", 1, dienst, programma, functie, fte, euro, aard)
    return Prioriteit(naam, wijk, None, "", (Variant(naam, "basis", naam, 5000, verplicht, (inzet,)),))


def _stad(
    *posten: Post,
    afspraken: Iterable[Wijkafspraak] = (),
    prioriteiten: Iterable[Prioriteit] = (),
    afhankelijkheden: Iterable[Afhankelijkheid] = (),
) -> Scenario:
    """Two diensten, two programma's, two wijken of which one is a gebied of its own."""
    return Scenario(
        naam="tekort",
        jaar=2028,
        spelregels=Spelregels(gap=0.0),
        diensten=(Dienst("A", "A", 2000, 500), Dienst("B", "B", 2000, 500)),
        programmas=(Programma("P", "P"), Programma("Q", "Q")),
        wijken=(Wijk("Noord", "Noord", 1000), Wijk("Zuid", "Zuid", 1000)),
        gebieden={"N": frozenset({"Noord"}), "Z": frozenset({"Zuid"})},
        posten=tuple(sorted(posten, key=lambda post: post.post)),
        wijkafspraken=tuple(afspraken),
        prioriteiten=tuple(prioriteiten),
        afhankelijkheden=tuple(afhankelijkheden),
    )


def _meer_fte(scenario: Scenario, naam: str, honderdsten: int) -> Scenario:
    """The scenario with so much more that the team can give."""
    team = scenario.post[naam]
    inzetbaar = max(0, min(team.fte_honderdsten - team.fte_gebonden_honderdsten, team.bezetting_honderdsten))
    nodig = inzetbaar + honderdsten
    fte = max(team.fte_honderdsten, team.fte_gebonden_honderdsten + nodig)
    return _met(scenario, replace(team, fte_honderdsten=fte, bezetting_honderdsten=nodig))


def _meer_lasten(scenario: Scenario, naam: str, euro: int) -> Scenario:
    post = scenario.post[naam]
    return _met(scenario, replace(post, lasten_euro=post.lasten_euro + euro))


def _met(scenario: Scenario, post: Post) -> Scenario:
    """The scenario with a post added, or in the place of the one of that name."""
    andere = [p for p in scenario.posten if p.post != post.post]
    return replace(scenario, posten=tuple(sorted([*andere, post], key=lambda p: p.post)))


@dataclass(frozen=True)
class Geval:
    """A scenario whose law can't hold, the one repair expected, and how to bring a part of it."""

    scenario: Scenario
    herstel: Herstel
    breng: Callable[[Scenario, int], Scenario]

    @property
    def tekort(self) -> int:
        return self.herstel.euro or self.herstel.fte_honderdsten


def _op_team(naam: str) -> Callable[[Scenario, int], Scenario]:
    return lambda scenario, fte: _meer_fte(scenario, naam, fte)


def _op_post(naam: str) -> Callable[[Scenario, int], Scenario]:
    return lambda scenario, euro: _meer_lasten(scenario, naam, euro)


def _nieuw(maak: Callable[[int], Post]) -> Callable[[Scenario, int], Scenario]:
    return lambda scenario, hoeveel: _met(scenario, maak(hoeveel))


def _team_tekort(naam: str, fte: int, *voor: str) -> Herstel:
    return Herstel("capaciteit", "team", naam, "A", "P", voor, 0, fte)


def _dekking_tekort(programma: str, euro: int, *voor: str) -> Herstel:
    return Herstel("dekking", "dekking", programma, "A", programma, voor, euro, 0)


GEVALLEN = {
    "team te klein voor een afspraak": Geval(
        _stad(_team("T1", 100), afspraken=[_afspraak("a1", fte=137)]),
        _team_tekort("T1", 37, "a1"),
        _op_team("T1"),
    ),
    "team van de andere wijk helpt niet": Geval(
        _stad(_team("T1", 50, gebied="N"), _team("T2", 500, gebied="Z"), afspraken=[_afspraak("a1", fte=51)]),
        _team_tekort("T1", 1, "a1"),
        _op_team("T1"),
    ),
    "team te klein voor afspraak en toezegging samen": Geval(
        _stad(_team("T1", 100), afspraken=[_afspraak("a1", fte=70)], prioriteiten=[_toegezegd("q1", fte=50)]),
        _team_tekort("T1", 20, "a1", "q1"),
        _op_team("T1"),
    ),
    "bezetting telt, niet de formatie": Geval(
        _stad(replace(_team("T1", 100), bezetting_honderdsten=40), prioriteiten=[_toegezegd("q1", fte=50)]),
        _team_tekort("T1", 10, "q1"),
        _op_team("T1"),
    ),
    "wat gebonden is telt niet": Geval(
        _stad(replace(_team("T1", 100), fte_gebonden_honderdsten=70), prioriteiten=[_toegezegd("q1", fte=50)]),
        _team_tekort("T1", 20, "q1"),
        _op_team("T1"),
    ),
    "andere functie helpt niet": Geval(
        _stad(
            _team("T1", 30, functie="toezicht"),
            _team("T2", 500, functie="beheer"),
            prioriteiten=[_toegezegd("q1", functie="toezicht", fte=40)],
        ),
        _team_tekort("T1", 10, "q1"),
        _op_team("T1"),
    ),
    "rest te klein voor de kleinste inzet": Geval(
        _stad(_team("T1", 45, gebied="N"), _team("T2", 12), prioriteiten=[_toegezegd("q1", fte=50)]),
        _team_tekort("T1", 5, "q1"),
        _op_team("T1"),
    ),
    "genoemde post te weinig fte": Geval(
        _stad(_team("T1", 100), _team("T2", 500), afspraken=[_afspraak("a1", post="T1", fte=112)]),
        Herstel("afspraak", "post", "T1", "A", "P", ("a1",), 0, 12),
        _op_team("T1"),
    ),
    "genoemde post te weinig fte voor twee afspraken": Geval(
        _stad(
            _team("T1", 100),
            afspraken=[_afspraak("a1", post="T1", fte=60), _afspraak("a2", wijk="Zuid", post="T1", fte=60)],
        ),
        Herstel("afspraak", "post", "T1", "A", "P", ("a1", "a2"), 0, 20),
        _op_team("T1"),
    ),
    "genoemde post te weinig euro": Geval(
        _stad(_geld("E1", 1000), _geld("E2", 9000), afspraken=[_afspraak("a1", post="E1", euro=1250)]),
        Herstel("afspraak", "post", "E1", "A", "P", ("a1",), 250, 0),
        _op_post("E1"),
    ),
    "dekking te klein voor een toezegging": Geval(
        _stad(_geld("E1", 1000), prioriteiten=[_toegezegd("q1", euro=1400)]),
        _dekking_tekort("P", 400, "q1"),
        _op_post("E1"),
    ),
    "dekking van een ander programma helpt niet": Geval(
        _stad(
            _geld("E1", 1000),
            _geld("E2", 9000, programma="Q"),
            prioriteiten=[_toegezegd("q1", programma="P", euro=1001)],
        ),
        _dekking_tekort("P", 1, "q1"),
        _op_post("E1"),
    ),
    "dekking van een andere dienst helpt niet": Geval(
        _stad(_geld("E1", 1000), _geld("E2", 9000, dienst="B"), prioriteiten=[_toegezegd("q1", euro=1300)]),
        _dekking_tekort("P", 300, "q1"),
        _op_post("E1"),
    ),
    "eenmalig geld helpt structurele inzet niet": Geval(
        _stad(
            _geld("E1", 1000),
            _geld("E2", 9000, programma="Q", aard=Aard.INCIDENTEEL),
            prioriteiten=[_toegezegd("q1", euro=1300)],
        ),
        _dekking_tekort("P", 300, "q1"),
        _op_post("E1"),
    ),
    "dekking te klein na een afspraak": Geval(
        _stad(_geld("E1", 1000), afspraken=[_afspraak("a1", euro=600)], prioriteiten=[_toegezegd("q1", euro=500)]),
        _dekking_tekort("P", 100, "a1", "q1"),
        _op_post("E1"),
    ),
    "dekking te klein na een afspraak op de post": Geval(
        _stad(
            _geld("E1", 1000),
            afspraken=[_afspraak("a1", post="E1", euro=600)],
            prioriteiten=[_toegezegd("q1", euro=500)],
        ),
        _dekking_tekort("P", 100, "q1"),
        _op_post("E1"),
    ),
    "wat een toezegging vereist, telt mee": Geval(
        _stad(
            _geld("E1", 1000),
            prioriteiten=[_toegezegd("q1", euro=700), _toegezegd("q2", euro=700, verplicht=Verplicht.NEE)],
            afhankelijkheden=[Afhankelijkheid("q1", AfhankelijkheidSoort.VEREIST, "q2")],
        ),
        _dekking_tekort("P", 400, "q1", "q2"),
        _op_post("E1"),
    ),
    "geen team voor een afspraak": Geval(
        _stad(_team("T1", 500, gebied="Z"), afspraken=[_afspraak("a1", fte=30)]),
        Herstel("afspraak", "afspraak", "a1", "A", None, ("a1",), 0, 30),
        _nieuw(lambda fte: _team("T2", fte, gebied="N")),
    ),
    "geen team voor een toezegging": Geval(
        _stad(_team("T1", 500, functie="beheer"), prioriteiten=[_toegezegd("q1", functie="toezicht", fte=30)]),
        Herstel("capaciteit", "prioriteit", "q1", "A", None, ("q1",), 0, 30),
        _nieuw(lambda fte: _team("T2", fte, functie="toezicht")),
    ),
    "geen dekking voor een afspraak": Geval(
        _stad(_geld("E1", 9000, dienst="B"), afspraken=[_afspraak("a1", euro=800)]),
        Herstel("afspraak", "afspraak", "a1", "A", None, ("a1",), 800, 0),
        _nieuw(lambda euro: _geld("E2", euro)),
    ),
    "geen team voor wat een toezegging vereist": Geval(
        _stad(
            _geld("E1", 1000),
            prioriteiten=[_toegezegd("q1", euro=10), _toegezegd("q2", fte=30, verplicht=Verplicht.NEE)],
            afhankelijkheden=[Afhankelijkheid("q1", AfhankelijkheidSoort.VEREIST, "q2")],
        ),
        Herstel("capaciteit", "prioriteit", "q2", "A", None, ("q2",), 0, 30),
        _nieuw(lambda fte: _team("T2", fte)),
    ),
    "geen dekking voor een toezegging": Geval(
        _stad(_geld("E1", 9000, programma="Q"), prioriteiten=[_toegezegd("q1", programma="P", euro=800)]),
        Herstel("dekking", "prioriteit", "q1", "A", "P", ("q1",), 800, 0),
        _nieuw(lambda euro: _geld("E2", euro)),
    ),
}


@pytest.mark.parametrize("naam", GEVALLEN)
def test_the_repair_names_what_is_short(naam: str) -> None:
    """Each kind of shortage is named by post, programma or team, with its size and the promises that lean on it."""
    geval = GEVALLEN[naam]
    jaarplan = solve(geval.scenario)
    assert (jaarplan.status, jaarplan.plan, jaarplan.doelen) == (Status.ONMOGELIJK, None, ())
    assert jaarplan.herstel == (geval.herstel,)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_the_shortage_is_exact(naam: str) -> None:
    """With exactly the shortage brought there is a plan, and with one euro or a hundredth of fte less there is none."""
    geval = GEVALLEN[naam]
    assert solve(geval.breng(geval.scenario, geval.tekort)).status is Status.BEWEZEN
    net_niet = solve(geval.breng(geval.scenario, geval.tekort - 1))
    assert net_niet.status is Status.ONMOGELIJK
    assert [h.euro + h.fte_honderdsten for h in net_niet.herstel] == [1]


def test_two_teams_that_can_help_each_other() -> None:
    """Where either of two teams could bring what is short, together they are named with no more than that."""
    afspraken = [_afspraak("a1", wijk="Zuid", fte=160), _afspraak("a2", fte=25)]
    stad = _stad(_team("T1", 100), _team("T2", 60, gebied="Z"), afspraken=afspraken)
    herstel = solve(stad).herstel
    assert {h.naam for h in herstel} <= {"T1", "T2"}
    assert sum(h.fte_honderdsten for h in herstel) == 25
    for naam in ("T1", "T2"):
        assert solve(_meer_fte(stad, naam, 25)).status is Status.BEWEZEN
        assert solve(_meer_fte(stad, naam, 24)).status is Status.ONMOGELIJK


def test_both_team_and_dekking_short() -> None:
    """Two shortages are both named, and neither repair alone is enough."""
    stad = _stad(_team("T1", 100), _geld("E1", 1000), prioriteiten=[_toegezegd("q1", fte=140, euro=1600)])
    assert solve(stad).herstel == (_team_tekort("T1", 40, "q1"), _dekking_tekort("P", 600, "q1"))
    fte, euro = _meer_fte(stad, "T1", 40), _meer_lasten(stad, "E1", 600)
    assert solve(fte).herstel == (_dekking_tekort("P", 600, "q1"),)
    assert solve(euro).herstel == (_team_tekort("T1", 40, "q1"),)
    assert solve(_meer_lasten(fte, "E1", 600)).status is Status.BEWEZEN


UITSLUITING = Afhankelijkheid("q1", AfhankelijkheidSoort.SLUIT_UIT, "q2")
VEREIST = Afhankelijkheid("q3", AfhankelijkheidSoort.VEREIST, "q2")


@pytest.mark.parametrize("via_vereist", [False, True])
def test_promises_that_exclude_each_other(via_vereist: bool) -> None:
    """Contradictory promises, also through what one of them needs, are named; without either one there is a plan."""
    tweede = _toegezegd("q2", euro=10, verplicht=Verplicht.NEE if via_vereist else Verplicht.TOEGEZEGD)
    derde = _toegezegd("q3", euro=10, verplicht=Verplicht.TOEGEZEGD if via_vereist else Verplicht.NEE)
    stad = _stad(
        _geld("E1", 1000),
        prioriteiten=[_toegezegd("q1", euro=10), tweede, derde],
        afhankelijkheden=[UITSLUITING, VEREIST],
    )
    tegenspraak = Herstel("variant", "prioriteit", "q1", None, None, ("q1", "q2"), 0, 0)
    assert solve(stad).herstel == (tegenspraak,)
    for naam in ("q1", "q3" if via_vereist else "q2"):
        assert solve(_zonder_toezegging(stad, naam)).status is Status.BEWEZEN


def _zonder_toezegging(scenario: Scenario, naam: str) -> Scenario:
    """The scenario in which a prioriteit is asked, and no longer promised."""
    vrij = [
        replace(q, varianten=tuple(replace(v, verplicht=Verplicht.NEE) for v in q.varianten))
        if q.prioriteit == naam
        else q
        for q in scenario.prioriteiten
    ]
    return replace(scenario, prioriteiten=tuple(vrij))


# At random

SNEL = range(1000)
LANGZAAM = range(1000, 10_000)


def test_random_shortages_are_exact() -> None:
    """Whatever is short in random scenarios, all of it helps, and a step less of any of it doesn't."""
    assert sum(_eis_precies(zaad) for zaad in SNEL) >= 10


@pytest.mark.slow
def test_many_random_shortages_are_exact() -> None:
    """The same, on many more scenarios."""
    assert sum(_eis_precies(zaad) for zaad in LANGZAAM) >= 100


def _eis_precies(zaad: int) -> bool:
    """Bring what is short, and all but one step of it; False when nothing is short, or something is missing wholly."""
    scenario = toevalscenario(zaad)
    herstel = _wet(scenario).herstel
    if not herstel or any(h.soort not in ("team", "dekking") for h in herstel):
        return False
    genoeg = [h.euro + h.fte_honderdsten for h in herstel]
    assert _kan(scenario, herstel, genoeg), pformat((herstel, scenario))
    for nummer in range(len(herstel)):
        net_niet = [bedrag - (k == nummer) for k, bedrag in enumerate(genoeg)]
        assert not _kan(scenario, herstel, net_niet), pformat((herstel[nummer], scenario))
    return True


def _kan(scenario: Scenario, herstel: tuple[Herstel, ...], bedragen: list[int]) -> bool:
    """Whether the law can hold with these amounts brought; a dekking is S or I, whichever of them there are."""
    aarden = [[None] if h.soort == "team" else _aarden(scenario, h) for h in herstel]
    for keuze in product(*aarden):
        ruimer = scenario
        for h, bedrag, aard in zip(herstel, bedragen, keuze, strict=True):
            if aard is None:
                ruimer = _meer_fte(ruimer, h.naam, bedrag)
            elif bedrag:
                assert h.dienst is not None
                assert h.programma is not None
                ruimer = _met(ruimer, _geld(f"extra {h.dienst} {h.programma}", bedrag, h.dienst, h.programma, aard))
        if _wet(ruimer).status is not Status.ONMOGELIJK:
            return True
    return False


def _aarden(scenario: Scenario, herstel: Herstel) -> list[Aard]:
    """The aarden of the posts that already are in the named dekking."""
    posten = [p for p in scenario.posten if p.oormerkbaar and not p.fte_honderdsten]
    return sorted({p.aard for p in posten if (p.dienst, p.programma) == (herstel.dienst, herstel.programma)})


def _wet(scenario: Scenario) -> Jaarplan:
    """The answer of the law alone: no goals."""
    return solve(replace(scenario, doelen=(), basisplan=None))
