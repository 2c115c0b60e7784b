"""`allocator controleer`: everything that is wrong with a scenario, at once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import INVOER_FOUT, KLAAR
from allocator.commands.options import Json, Optie, Scenario, Uitgebreid
from allocator.commands.output import aantal, foutenlijst, meldingen_tabel, tabel, toon, toon_json
from allocator.commands.progress import follow
from allocator.workbook.problems import Invoerfouten

if TYPE_CHECKING:
    from allocator.workbook.load import Geladen


def controleer(
    scenario: Scenario,
    optie: Optie = None,
    indeling: Annotated[
        bool, typer.Option("--indeling", help="Toon van elke gevulde cel welke regel van Indelingsregels die vulde.")
    ] = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Kijk een scenario na en noem alle fouten in één keer.

    Elke fout staat er met blad en cel bij, en met wat goed zou zijn. Opmerkingen houden niets tegen, maar zijn het
    nakijken waard. Er wordt niets uitgerekend en niets geschreven.
    """
    try:
        geladen = _load(scenario, optie)
    except Invoerfouten as fout:
        if als_json or not any(melding.plaats for melding in fout.meldingen):
            raise
        toon(*foutenlijst(fout.meldingen))
        return INVOER_FOUT
    if als_json:
        toon_json(_as_json(geladen))
    else:
        _show(geladen, met_indeling=indeling or uitgebreid)
    return KLAAR


def _load(scenario: Path, optie: str | None) -> Geladen:
    with follow() as voortgang:
        voortgang.begin("het scenario lezen en nakijken")
        from allocator.workbook.load import laad  # brings the reading of workbooks along

        return laad(scenario, optie)


def _show(geladen: Geladen, *, met_indeling: bool) -> None:
    if geladen.opmerkingen:
        toon(meldingen_tabel(geladen.opmerkingen))
    if geladen.indeling and met_indeling:
        rijen = [(i.post, i.kolom, i.waarde, str(i.volgorde), f"{i.blad}!{i.cel}") for i in geladen.indeling]
        toon(tabel(("Post", "Kolom", "Gevuld met", "Volgorde", "Regel"), rijen, rechts=("Volgorde",)))
    elif geladen.indeling:
        per_kolom = Counter(i.kolom for i in geladen.indeling)
        gevuld = ", ".join(f"{kolom} {hoeveel} keer" for kolom, hoeveel in per_kolom.items())
        toon(f"Indelingsregels vulden {gevuld}; welke regel wat vulde, ziet u met --indeling.")
    toon(f"Geen fouten. {aantal(len(geladen.opmerkingen), 'opmerking', 'opmerkingen').capitalize()}.")


def _as_json(geladen: Geladen) -> dict[str, object]:
    from allocator_models.scenario import invoer_hash

    return {
        "fout": [],
        "opmerkingen": [melding.als_json() for melding in geladen.opmerkingen],
        "indeling": [
            {"post": i.post, "kolom": i.kolom, "waarde": i.waarde, "volgorde": i.volgorde, "blad": i.blad, "cel": i.cel}
            for i in geladen.indeling
        ],
        "invoer_hash": invoer_hash(geladen.scenario),
    }
