"""What lies behind the page: how each optie came about, the rules of the game, and what it was all made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from allocator.report.herkomst import Herkomst
from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.pagina.tafel import Tafel, duizend
from allocator.report.zinnen import DOELNAAM, doeloordeel, doelwaarde, procent, punten, statuszin
from allocator.workbook.notation import datum, euro, getal, percent
from allocator.workbook.schema import SPELREGELS, Regel
from allocator.workbook.wording import waarde_in_woorden
from allocator_models.alternatieven.uitkomst import Opties, Zoekeinde
from allocator_models.result import Status
from allocator_models.scenario import SCHEMA_VERSIE, invoer_hash
from allocator_models.spelregels import Spelregels


def zoekzinnen(opties: Opties) -> Iterator[str]:
    """Yield whether there are other opties beside those that are shown, and which of the sheet have no plan."""
    yield _einde(opties)
    for zonder in opties.zonder_plan:
        if zonder.status is Status.ONMOGELIJK:
            yield f"Voor optie '{zonder.naam}' is geen plan mogelijk: de vaste regels passen dan niet samen."
        else:
            yield f"Voor optie '{zonder.naam}' is binnen de rekentijd geen plan gevonden."


def _einde(opties: Opties) -> str:
    verlies = percent(Decimal(opties.vraag.verlies_bp) / 10_000)
    grens = f"binnen {verlies} verlies en met {euro(opties.vraag.verschil_euro)} verschil"
    match opties.einde:
        case Zoekeinde.GEEN_ANDERE:
            return f"Naast deze opties is er {grens} geen andere: dat is bewezen."
        case Zoekeinde.GENOEG:
            return f"Er kunnen {grens} nog andere opties zijn: er is niet verder gezocht."
        case Zoekeinde.NIET_GEVONDEN:
            return f"Een andere optie {grens} is niet gevonden; dat er geen is, is niet bewezen."


def afstanden(opties: Opties, alle: tuple[Kandidaat, ...]) -> Tafel:
    """Return how far the opties lie apart, and what each loses of the score."""
    rijen = tuple(
        (
            f"{k.letter} ({k.optie.naam})",
            punten(k.optie.score_duizendsten),
            procent(k.optie.verlies, 2),
            *("–" if a is k else duizend(k.optie.afstand_euro.get(a.optie.naam, 0)) for a in alle),
        )
        for k in alle
    )
    return Tafel(
        f"Score, verlies tegenover de bewezen grens ({punten(opties.grens_duizendsten)}), en de waarde van de "
        "prioriteiten waarin twee opties verschillen, x € 1.000",
        ("Optie", "Score", "Verlies", *(k.letter for k in alle)),
        rijen,
    )


def doelen(alle: tuple[Kandidaat, ...]) -> Tafel:
    """Return each goal of each optie with its value and how good that is."""
    rijen = tuple(
        (f"{k.letter}: {DOELNAAM[d.doel]}", doelwaarde(d), doeloordeel(d))
        for k in alle
        for d in k.optie.jaarplan.doelen
    )
    return Tafel("Doelen, in volgorde van belang", ("Doel", "Uitkomst", "Oordeel"), rijen, tekst=frozenset({2}))


def controles(alle: tuple[Kandidaat, ...]) -> Tafel:
    """Return how each run ended, and what the audit looked at."""
    rijen = []
    for k in alle:
        audit = k.optie.jaarplan.audit
        aantal = sum(n for _, n in audit.regels) if audit else 0
        nagerekend = f"{getal(aantal)} controles, alles in orde" if audit and audit.geslaagd else "niet nagerekend"
        rijen.append((k.letter, statuszin(k.optie.jaarplan), nagerekend, ", ".join(k.optie.samen)))
    return Tafel(
        "Hoe elke optie is berekend en nagerekend",
        ("Optie", "Berekening", "Nagerekend", "Kwam op hetzelfde uit"),
        tuple(rijen),
        tekst=frozenset({1, 2, 3}),
    )


def spelregels(alle: tuple[Kandidaat, ...]) -> Tafel:
    """Return every spelregel with its value; where an optie has another, that too."""
    eerste = alle[0].cijfers.scenario.spelregels
    rijen = []
    for regel in SPELREGELS:
        waarde = _in_woorden(regel, eerste)
        anders = {k.letter: _in_woorden(regel, k.cijfers.scenario.spelregels) for k in alle[1:]}
        afwijkend = "; ".join(f"{letter}: {w}" for letter, w in anders.items() if w != waarde)
        rijen.append((regel.naam, waarde, afwijkend))
    return Tafel("De spelregels", ("Spelregel", "Waarde", "Anders in"), tuple(rijen), tekst=frozenset({1, 2}))


def _in_woorden(regel: Regel, spelregels: Spelregels) -> str:
    if regel.veld == "mandaten":
        rol = regel.naam.removeprefix("mandaat: ")
        grens = next((m.grens_euro for m in spelregels.mandaten if m.rol == rol), None)
        return waarde_in_woorden(grens, regel.type)
    waarde = getattr(spelregels, regel.veld)
    if regel.veld.endswith("_bp"):
        waarde = Decimal(waarde) / 10_000
    elif regel.veld.endswith("_honderdsten"):
        waarde = Decimal(waarde) / 100
    elif isinstance(waarde, float):
        waarde = Decimal(str(waarde))
    return waarde_in_woorden(waarde, regel.type)


def herkomst(opties: Opties, van: Herkomst) -> Tafel:
    """Return what the page was made of."""
    scenario = opties.scenario
    rijen = (
        ("Stand", van.stand),
        ("Scenario", f"{scenario.naam}, {scenario.jaar}"),
        ("Begrotingsstand", scenario.begrotingsstand),
        ("Prijspeil", scenario.prijspeil),
        ("Herkomst van de cijfers", scenario.herkomst),
        ("Bestand", van.bestand),
        ("Vingerafdruk van de invoer", invoer_hash(scenario)),
        ("Versie van de invoerbladen", str(SCHEMA_VERSIE)),
        ("Gemaakt op", datum(van.gemaakt)),
        ("Gemaakt met", van.software),
    )
    return Tafel("Herkomst", ("Wat", "Waarde"), tuple(r for r in rijen if r[1]), tekst=frozenset({1}))
