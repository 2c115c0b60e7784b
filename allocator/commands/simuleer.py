"""`allocator simuleer`: years of requests, played under the rule and under its rivals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from allocator.commands import simuleeropties as optie
from allocator.commands.errors import KLAAR, OpdrachtFout, RekenFout
from allocator.commands.files import check_target
from allocator.commands.interruptible import interruptible
from allocator.commands.options import Json, Uit, Uitgebreid, Vervang
from allocator.commands.output import tabel, toon, toon_json
from allocator.commands.progress import Voortgang, follow
from allocator.commands.rekenkracht import alle_kernen, rekenkracht
from allocator.commands.simuleeropties import lees_aantal, lees_instelling
from allocator.commands.stad import Stad, lees_stad

if TYPE_CHECKING:
    from allocator.report.jaar.simulatie import Simulatiepagina
    from allocator_models.scenario import Scenario
    from allocator_models.simulatie import Kaart, Simulatie, Stroominstelling
    from allocator_models.simulatie.stroom import Jaarstroom

_MEESTE_ZADEN = 1_000
_IN_BEELD = (0, 1, 3, 4, 5, 8)
"""The columns of the page's table that a terminal has room for."""


@dataclass(frozen=True)
class _Spel:
    """What is played: the settings, the seeds, and given years if there are any."""

    instelling: Stroominstelling
    zaden: range
    stromen: Sequence[Jaarstroom] | None


def simuleer(
    bron: optie.Bron,
    aanvragen: optie.Aanvragen = "600",
    zaden: optie.Zaden = "30",
    fout: optie.Fout = "30%",
    druk: optie.Druk = "2,5",
    stroom: optie.Stroom = None,
    waarde: optie.Waarde = False,
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Speel jaren na, en zie wat elke verdeelregel oplevert.

    Elk jaar komen er aanvragen zoals ze zouden kunnen komen: in seizoenen en vlagen, veel kleine en een paar grote.
    Dezelfde aanvragen gaan langs de regel van Allocator, langs andere regels, en langs wat achteraf het beste was. De
    cijfers en grafieken komen in <plan>-simulatie.html. Met 30 jaren duurt het enkele minuten tot een kwartier.
    """
    doel = check_target(
        uit or _naast(bron), bron=None, vervang=vervang, kies="Kies een ander bestand met --uit.", soort=".html"
    )
    opzet = lees_instelling(aanvragen, fout, druk)
    jaren = lees_aantal(zaden, "zaden", _MEESTE_ZADEN)
    with follow() as voortgang:
        stad = lees_stad(bron, voortgang)
        stromen = _stromen(stroom, stad.scenario, jaren) if stroom else None
        spel = _Spel(opzet, range(jaren), stromen)
        voortgang.expect(jaren + waarde)
        with rekenkracht(min(alle_kernen(), jaren)) as kracht:
            simulatie = _speel(stad, spel, kracht.map, voortgang)
            waarden = _waarden(stad, spel, kracht.map, voortgang) if waarde else {}
    pagina = _schrijf(stad.scenario, simulatie, waarden, doel, stroom)
    if als_json:
        toon_json(_als_json(simulatie, waarden, doel))
    else:
        _toon(pagina, doel)
    return KLAAR


def _naast(bron: Path) -> Path:
    return bron.with_name(f"{bron.stem}-simulatie.html")


def _stromen(pad: Path, scenario: Scenario, jaren: int) -> list[Jaarstroom]:
    """Return a real or past year: once in its own order, and shuffled for each other seed."""
    from allocator.workbook.aanvragen import laad_aanvragen
    from allocator_models.simulatie.stroom import stroom_uit

    blad = laad_aanvragen(pad, scenario)
    eerder = [i.initiatief for i in blad.eerder]
    dit_jaar = [i.initiatief for i in blad.dit_jaar]
    if not dit_jaar:
        raise OpdrachtFout(f"In '{pad.name}' staat geen enkele aanvraag van {scenario.jaar}.")
    alles = [*scenario.initiatieven, *eerder, *dit_jaar]
    return [stroom_uit(alles, scenario.jaar, zaad or None) for zaad in range(jaren)]


def _speel(stad: Stad, spel: _Spel, kaart: Kaart, voortgang: Voortgang) -> Simulatie:
    from allocator_models.simulatie import simuleer

    voortgang.begin(f"jaar 1 van {len(spel.zaden)} spelen")

    def klaar(aantal: int) -> None:
        if aantal < len(spel.zaden):
            voortgang.begin(f"jaar {aantal + 1} van {len(spel.zaden)} spelen")

    return _reken(
        lambda: simuleer(
            stad.scenario,
            stad.saldi,
            spel.instelling,
            spel.zaden,
            stromen=spel.stromen,
            kaart=kaart,
            voortgang=klaar,
        )
    )


def _waarden(stad: Stad, spel: _Spel, kaart: Kaart, voortgang: Voortgang) -> Mapping[str, float]:
    """Return what other rules of the pots would do to the best score: the same years again."""
    from allocator_models.simulatie.waarde import waarde_van_potregels

    voortgang.begin("nagaan wat de regels van de potten waard zijn")
    waarden = _reken(
        lambda: waarde_van_potregels(
            stad.scenario, stad.saldi, spel.instelling, spel.zaden, stromen=spel.stromen, kaart=kaart
        )
    )
    return {w.anders.value: w.verschil for w in waarden}


def _reken[T](rekenen: Callable[[], T]) -> T:
    """Return what `rekenen` gives, in such a way that Ctrl-C works. Raises `RekenFout` when the solver fails."""
    from allocator_models.solver import SolverFout

    try:
        return interruptible(rekenen)
    except SolverFout as fout:
        raise RekenFout(f"Er is niets geschreven: {fout}.") from fout


def _schrijf(
    scenario: Scenario, simulatie: Simulatie, waarden: Mapping[str, float], doel: Path, stroom: Path | None
) -> Simulatiepagina:
    """Write the page, and return what is on it."""
    from allocator.report.jaar.simulatie import simulatiepagina
    from allocator.report.jaar.simulatiehtml import schrijf_simulatie  # brings matplotlib along

    pagina = simulatiepagina(scenario, simulatie, waarden, stroom=stroom.name if stroom else "")
    schrijf_simulatie(pagina, simulatie.regels, doel)
    return pagina


def _toon(pagina: Simulatiepagina, doel: Path) -> None:
    from allocator.report.jaar.simulatie import KOPPEN

    toon(pagina.titel, pagina.uitleg)
    koppen = [KOPPEN[plek] for plek in _IN_BEELD]
    toon(tabel(koppen, [[rij[plek] for plek in _IN_BEELD] for rij in pagina.rijen], rechts=koppen[1:]))
    for wat, deel in pagina.waarden:
        toon(f"Als de regels anders waren ({wat}): {deel} score.")
    if pagina.conclusie:
        toon(pagina.conclusie)
    toon(f"De grafieken staan in {doel}")


def _als_json(simulatie: Simulatie, waarden: Mapping[str, float], doel: Path) -> dict[str, object]:
    return {
        "regels": [
            {
                "regel": c.regel.value,
                "aandeel": c.aandeel,
                "spreiding": c.spreiding,
                "p5": c.p5,
                "onbesteed": c.onbesteed,
                "leeg_voor_1_juli": c.leeg_voor_1_juli,
                "kans_per_kwartaal": list(c.kans_per_kwartaal),
                "kans_q4_q1": c.kans_q4_q1,
                "verplaatst": c.verplaatst,
                "meebetaald": c.meebetaald,
                "bediening": [{"wijk": wijk, "deel": deel} for wijk, deel in c.bediening],
            }
            for c in simulatie.regels
        ],
        "waarden": [{"wat": wat, "deel": deel} for wat, deel in waarden.items()],
        "jaren": len(simulatie.jaren),
        "bestand": str(doel),
    }
