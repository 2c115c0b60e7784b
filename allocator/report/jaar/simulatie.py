"""What years that were played say about the rules: the tables and sentences that a college wants before it chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from allocator.report.jaar.namen import Namen
from allocator.report.zinnen import procent
from allocator.workbook.notation import MAAND_KORT, getal
from allocator_models.scenario import Scenario
from allocator_models.simulatie import Regel, Regelcijfers, Simulatie

REGELNAAM = {
    Regel.ALLOCATOR: "De regel van Allocator",
    Regel.DREMPELSCORE: "Drempelscore per kwartaal",
    Regel.OP_VOLGORDE: "Wie het eerst komt",
    Regel.KWARTAALTRANCHES: "Wie het eerst komt, per kwartaal een kwart",
    Regel.KWARTAALTENDER: "Ieder kwartaal een tender",
    Regel.OPTIMUM: "Het beste, achteraf bezien",
}
"""Every rule has its name: a test holds the keys against the closed list."""

KOPPEN = (
    *("Regel", "Van het beste", "Spreiding", "Slechtste jaren", "Onbesteed", "Leeg voor 1 juli"),
    *("Verplaatst", "Meebetaald", "Kans kw. 4 / kw. 1"),
)


@dataclass(frozen=True)
class Simulatiepagina:
    """The page: what was played, a table of rules, and the tables that belong to the pictures."""

    titel: str
    uitleg: str
    conclusie: str
    rijen: tuple[tuple[str, ...], ...]
    kwartalen: tuple[tuple[str, ...], ...]
    wijken: tuple[tuple[str, ...], ...]
    leeg: tuple[tuple[str, ...], ...]
    wijkkoppen: tuple[str, ...]
    waarden: tuple[tuple[str, str], ...]


def simulatiepagina(
    scenario: Scenario, simulatie: Simulatie, waarden: Mapping[str, float] | None = None, *, stroom: str = ""
) -> Simulatiepagina:
    """Put a simulation into words; `waarden` says what other rules of the pots would do to the best score."""
    instelling = simulatie.instelling
    jaren = len(simulatie.jaren)
    wat = f"{jaren} {'jaar' if jaren == 1 else 'jaren'}"
    if stroom:
        uitleg = f"{wat} met de aanvragen uit {stroom}, in hun eigen volgorde of geschud."
    else:
        druk, fout = _keer(instelling.druk_honderdsten), procent(instelling.fout_bp / 10_000, 0)
        uitleg = (
            f"{wat} van ongeveer {getal(instelling.aanvragen)} aanvragen, die samen {druk} het leefbaarheidsbudget "
            f"vragen. De verwachting per wijk zit er tot {fout} naast."
        )
    return Simulatiepagina(
        titel=f"{scenario.naam}: wat elke regel oplevert",
        uitleg=uitleg,
        conclusie=_conclusie(simulatie),
        rijen=tuple(_rij(c) for c in simulatie.regels),
        kwartalen=tuple(
            (REGELNAAM[c.regel], *(procent(kans, 0) for kans in c.kans_per_kwartaal)) for c in simulatie.regels
        ),
        wijken=_wijken(scenario, simulatie),
        leeg=_leeg(scenario, simulatie),
        wijkkoppen=("Wijk", *(REGELNAAM[c.regel] for c in simulatie.regels)),
        waarden=tuple((wat, f"{'+' if deel >= 0 else ''}{procent(deel)}") for wat, deel in (waarden or {}).items()),
    )


def _keer(honderdsten: int) -> str:
    return f"{getal(honderdsten // 100) if honderdsten % 100 == 0 else str(honderdsten / 100).replace('.', ',')} keer"


def _rij(c: Regelcijfers) -> tuple[str, ...]:
    return (
        REGELNAAM[c.regel],
        procent(c.aandeel),
        procent(c.spreiding),
        procent(c.p5),
        procent(c.onbesteed),
        procent(c.leeg_voor_1_juli),
        procent(c.verplaatst),
        procent(c.meebetaald),
        procent(c.kans_q4_q1, 0),
    )


def _wijken(scenario: Scenario, simulatie: Simulatie) -> tuple[tuple[str, ...], ...]:
    """Per wijk what was granted as a part of its budget, under each rule."""
    namen = Namen.van(scenario, ())
    per_regel = [dict(c.bediening) for c in simulatie.regels]
    wijken = per_regel[0] if per_regel else {}
    return tuple((namen.wijk(w), *(procent(bediening[w], 0) for bediening in per_regel)) for w in wijken)


def _leeg(scenario: Scenario, simulatie: Simulatie) -> tuple[tuple[str, ...], ...]:
    """Per wijk in how many years it ran dry under each rule, and the middle one of those days."""
    namen = Namen.van(scenario, ())
    wijken = [wijk for wijk, _ in simulatie.regels[0].bediening] if simulatie.regels else []

    def cel(wijk: str, regel: Regel) -> str:
        uitkomsten = [u for jaar in simulatie.jaren for u in jaar.uitkomsten if u.regel is regel]
        dagen = sorted(u.droog_op[wijk] for u in uitkomsten if wijk in u.droog_op)
        if not dagen:
            return "nooit"
        midden = dagen[len(dagen) // 2]
        return f"{len(dagen)} ×, {midden.day} {MAAND_KORT[midden.month - 1]}"

    return tuple((namen.wijk(w), *(cel(w, c.regel) for c in simulatie.regels)) for w in wijken)


def _conclusie(simulatie: Simulatie) -> str:
    """Say in one sentence what the rule brings, against first come."""
    cijfers = {c.regel: c for c in simulatie.regels}
    eigen, volgorde = cijfers.get(Regel.ALLOCATOR), cijfers.get(Regel.OP_VOLGORDE)
    if eigen is None or volgorde is None:
        return ""
    return (
        f"De regel van Allocator haalt {procent(eigen.aandeel, 0)} van de score die achteraf de beste was; "
        f"wie het eerst komt, haalt {procent(volgorde.aandeel, 0)}."
    )
