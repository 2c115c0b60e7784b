"""`allocator stand`: where a wijk stands, or the whole city."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.boek import Boek, Dag, adres_van, druk_af, open_boek, overzicht, weeg_veilig
from allocator.commands.dagen import dag_in_jaar
from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.files import check_target
from allocator.commands.getypt import zoek_code
from allocator.commands.options import Json, Uit, Uitgebreid, Vervang
from allocator.commands.output import toon, toon_json

if TYPE_CHECKING:
    from allocator.report.jaar.gegevens import Jaaroverzicht
    from allocator.report.jaar.standpagina import Standpagina

_KIES = "Kies een ander bestand met --uit."


def stand(
    wijk: Annotated[str | None, typer.Option("--wijk", metavar="WIJK", help="De wijk; zonder: alle wijken.")] = None,
    jaarboek: Boek = None,
    datum: Dag = None,
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Laat zien hoe een wijk ervoor staat: budget, toezeggingen, aanvragen en beloften.

    Met --uit komt de stand van een wijk op één A4 in een .html- of .xlsx-bestand, om te lezen, te mailen en af te
    drukken. Wie een aanvraag deed, staat er niet in. De werkmap van het jaarboek wordt ook bijgewerkt.
    """
    if uit is not None and wijk is None:
        raise OpdrachtFout("Voor een bladzijde is één wijk nodig: geef ook --wijk mee.")
    soort = ".xlsx" if uit is not None and uit.suffix.lower() == ".xlsx" else ".html"
    doel = None if uit is None else check_target(uit, bron=None, vervang=vervang, kies=_KIES, soort=soort)
    with open_boek(jaarboek) as boek:
        jaar = overzicht(boek, dag_in_jaar(datum, boek.kenmerk.jaar))
    code = None if wijk is None else _zoek_wijk(wijk, jaar)
    pagina = None if code is None else _pagina(jaar, code)
    bestand = druk_af(jaar, adres_van(jaarboek))
    if doel is not None and pagina is not None:
        _schrijf(pagina, doel)
        bestand = doel
    if als_json:
        toon_json(_als_json(jaar, code, bestand))
    else:
        _toon(jaar, pagina, bestand)
    return KLAAR


def _zoek_wijk(gevraagd: str, jaar: Jaaroverzicht) -> str:
    """Return the code of a wijk that was written as code or as name."""
    return zoek_code("wijk", gevraagd, {w.wijk: w.naam for w in jaar.scenario.wijken})


def _pagina(jaar: Jaaroverzicht, wijk: str) -> Standpagina:
    """Return the page of a wijk; of a silent one it is worked out what its silence costs the others."""
    from allocator.report.jaar.standpagina import standpagina
    from allocator_models.herverdeling.stilte import kosten_van_stilte, vraag_per_wijk

    stil = any(vraag.stil for vraag in vraag_per_wijk(jaar.stand) if vraag.wijk == wijk)
    kosten = weeg_veilig(lambda: kosten_van_stilte(jaar.stand, wijk)) if stil else None
    return standpagina(jaar, wijk, kosten)


def _schrijf(pagina: Standpagina, doel: Path) -> None:
    from allocator.report.jaar.standblad import schrijf_standblad
    from allocator.report.jaar.standhtml import schrijf_stand

    schrijf = schrijf_standblad if doel.suffix.lower() == ".xlsx" else schrijf_stand
    schrijf(pagina, doel)


def _toon(jaar: Jaaroverzicht, pagina: Standpagina | None, bestand: Path) -> None:
    from allocator.report.jaar.standterminal import stad_terminal, stand_terminal

    toon(*(stad_terminal(jaar) if pagina is None else stand_terminal(pagina)))
    toon(f"Meer staat in {bestand}")


def _als_json(jaar: Jaaroverzicht, wijk: str | None, bestand: Path) -> dict[str, object]:
    from allocator.report.jaar.wijkcijfers import wijkcijfers

    return {
        "datum": jaar.datum.isoformat(),
        "wijken": [
            {
                "wijk": c.wijk.wijk,
                "budget": c.leefbaarheid.te_besteden_euro if c.leefbaarheid else 0,
                "toegezegd": c.leefbaarheid.toegezegd_euro if c.leefbaarheid else 0,
                "betaald": c.leefbaarheid.betaald_euro if c.leefbaarheid else 0,
                "vrij": c.leefbaarheid.stand.euro if c.leefbaarheid else 0,
                "strippen_gebruikt": c.strippen.gebruikt_uren if c.strippen else 0,
                "strippen_over": c.strippen.stand.uren if c.strippen else 0,
                "aanvragen": len(c.dossiers),
                "gemiddelde_score": None if c.gemiddelde_score is None else round(float(c.gemiddelde_score) / 1000, 3),
                "gevraagd": c.vraag.gevraagd_euro,
                "naar_behoefte": c.vraag.naar_behoefte_euro,
                "vraagt_weinig": c.vraag.stil,
                "wachtend": [
                    {"initiatief": d.initiatief.initiatief, "uiterlijk": d.beslissen_voor.isoformat()}
                    for d in c.wachtend
                ],
            }
            for c in wijkcijfers(jaar)
            if wijk in (None, c.wijk.wijk)
        ],
        "bestand": str(bestand),
    }
