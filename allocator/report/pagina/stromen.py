"""Where what can be steered goes: from dienst to pot to wijk, in whole euros with hours at loonkosten.

Regular work is left out: it would dwarf everything that is decided here. What the wijken may ask for in the year has no
wijk yet, and goes to the whole city.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.pagina.tafel import Tafel, duizend
from allocator_models.jaar import Potsoort
from allocator_models.naar_rato import naar_rato


class Pot(StrEnum):
    """What money and hours of a dienst are set apart for, in the order of the picture."""

    PRIORITEITEN = "Prioriteiten"
    AFSPRAKEN = "Wijkafspraken"
    LEEFBAARHEID = "Leefbaarheidsbudget"
    STRIPPEN = "Strippenkaart"
    JAAR = "Open in het jaar"


HELE_STAD = "Hele stad, op aanvraag"
BUITEN = "Buiten de begroting"


@dataclass(frozen=True)
class Stromen:
    """Flows of one optie; those into a pot add up to those out of it, but for what rounding takes."""

    in_euro: Mapping[tuple[str, str], int]
    """(dienst, pot) → euros."""
    uit_euro: Mapping[tuple[str, str], int]
    """(pot, name of the wijk) → euros."""
    diensten: tuple[str, ...]
    """Those that give anything, in the order of the scenario."""
    wijken: tuple[str, ...]
    """The names of those that get anything, in that order, the whole city last."""
    potten: tuple[Pot, ...]


def stromen(kandidaat: Kandidaat) -> Stromen:
    """Return the flows of an optie."""
    naar: Counter[tuple[str, str]] = Counter()
    uit: Counter[tuple[str, str]] = Counter()
    for bron, pot, wijk, euro in _oormerken(kandidaat) + _potten(kandidaat):
        naar[bron, pot] += euro
        uit[pot, wijk] += euro
    scenario = kandidaat.cijfers.scenario
    bronnen, doelen = {d for d, _ in naar}, {w for _, w in uit}
    return Stromen(
        in_euro=dict(naar),
        uit_euro=dict(uit),
        diensten=tuple(d for d in (*(d.dienst for d in scenario.diensten), BUITEN) if d in bronnen),
        wijken=tuple(w for w in (*(w.naam for w in scenario.wijken), HELE_STAD) if w in doelen),
        potten=tuple(p for p in Pot if any(p == pot for _, pot in naar)),
    )


type Stroom = tuple[str, Pot, str, int]


def _oormerken(kandidaat: Kandidaat) -> list[Stroom]:
    """What is earmarked for prioriteiten, and what wijkafspraken take."""
    scenario, plan = kandidaat.cijfers.scenario, kandidaat.cijfers.plan
    wijk = {q.prioriteit: scenario.wijk[q.wijk].naam for q in scenario.prioriteiten}
    afspraak = {a.afspraak: scenario.wijk[a.wijk].naam for a in scenario.wijkafspraken}

    def uren(post: str, honderdsten: int) -> tuple[str, int]:
        return scenario.post[post].dienst, kandidaat.met_uren_euro(0, honderdsten)

    gevonden = [(o.dienst, Pot.PRIORITEITEN, wijk[o.prioriteit], o.euro) for o in plan.euro_oormerken]
    gevonden += [(a.dienst, Pot.AFSPRAKEN, afspraak[a.afspraak], a.euro) for a in plan.euro_afspraken]
    for o in plan.fte_oormerken:
        dienst, waarde = uren(o.post, o.fte_honderdsten)
        gevonden.append((dienst, Pot.PRIORITEITEN, wijk[o.prioriteit], waarde))
    for a in plan.fte_afspraken:
        dienst, waarde = uren(a.post, a.fte_honderdsten)
        gevonden.append((dienst, Pot.AFSPRAKEN, afspraak[a.afspraak], waarde))
    return gevonden


def _potten(kandidaat: Kandidaat) -> list[Stroom]:
    """What the year opens with: leefbaarheidsbudgetten, strippenkaarten, and what is open to all wijken."""
    scenario, potten = kandidaat.cijfers.scenario, kandidaat.cijfers.potten
    regels = scenario.spelregels

    def uren_euro(uren: int) -> int:
        return uren * regels.loonkosten_per_fte_euro // regels.uren_per_fte

    gevonden: list[Stroom] = []
    for saldo in potten.saldi:
        wijk = scenario.wijk[saldo.wijk].naam if saldo.wijk else HELE_STAD
        match saldo.soort:
            case Potsoort.LEEFBAARHEID:
                gevonden.append((saldo.dienst or BUITEN, Pot.LEEFBAARHEID, wijk, saldo.euro))
            case Potsoort.FLEX | Potsoort.UREN:
                euro = saldo.euro + uren_euro(saldo.uren)
                gevonden.append((saldo.dienst or BUITEN, Pot.JAAR, wijk, euro))
            case Potsoort.STRIPPEN:
                pass  # drawn from several diensten: below
    kaarten = [(scenario.wijk[s.wijk].naam, s.uren) for s in potten.saldi if s.soort is Potsoort.STRIPPEN and s.wijk]
    for flex in potten.flexuren:
        delen = naar_rato(flex.strippen_uren, [uren for _, uren in kaarten])
        for (wijk, _), deel in zip(kaarten, delen, strict=True):
            gevonden.append((flex.dienst, Pot.STRIPPEN, wijk, uren_euro(deel)))
    return [stroom for stroom in gevonden if stroom[3]]


def tafels(stroom: Stromen, namen: Mapping[str, str]) -> tuple[Tafel, Tafel]:
    """Return the numbers of the picture: per dienst and per wijk what comes from, or goes to, each pot."""
    return (
        _tafel("Van welke dienst het komt, x € 1.000", "Dienst", stroom.diensten, stroom.potten, stroom.in_euro, namen),
        _tafel(
            "In welke wijk het landt, x € 1.000",
            "Wijk",
            stroom.wijken,
            stroom.potten,
            {(wijk, pot): euro for (pot, wijk), euro in stroom.uit_euro.items()},
            {},
        ),
    )


def _tafel(
    bijschrift: str,
    kop: str,
    groepen: tuple[str, ...],
    potten: tuple[Pot, ...],
    euro: Mapping[tuple[str, str], int],
    namen: Mapping[str, str],
) -> Tafel:
    rijen = [_rij(namen.get(groep, groep), [euro.get((groep, pot), 0) for pot in potten]) for groep in groepen]
    rijen.append(_rij("Samen", [sum(euro.get((groep, pot), 0) for groep in groepen) for pot in potten]))
    koppen = (kop, *(str(pot) for pot in potten), "Samen")
    return Tafel(bijschrift, koppen, tuple(rijen), nadruk=frozenset({len(rijen) - 1}))


def _rij(naam: str, bedragen: list[int]) -> tuple[str, ...]:
    return (naam, *(duizend(b) for b in bedragen), duizend(sum(bedragen)))
