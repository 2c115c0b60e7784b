"""A form as somebody filled it in, with some of its boxes changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from allocator.jaarboek.formulier import Keuzelijsten, schrijf_formulier

LIJSTEN = Keuzelijsten(
    stad="Voorbeeldstad 2011",
    jaar=2011,
    wijken={"OO": "Oost", "NO": "Noordoost", "BI": "Binnenstad"},
    ambities={"OO": ("Groen en rustig", "Hechte buurten"), "NO": ("Veilig op straat",)},
    diensten={"SW": "Stadswerken", "DMO": "Maatschappelijke Ontwikkeling"},
    programmas={"BOR": "Beheer Openbare Ruimte", "WEL": "Welzijn"},
    themas=("groen", "spelen"),
)

VAKKEN: Mapping[str, object] = {
    "Naam van het initiatief": "Speelplek aan de singel",
    "Wat gaat er gebeuren?": "Boomstammen en zand.",
    "Wijk": "Oost",
    "Thema": "spelen",
    "Wie vraagt het aan?": "bewonersgroep",
    "Binnengekomen op": date(2011, 4, 4),
    "Gevraagd bedrag": 24_500,
    "Minimaal nodig": 16_000,
    "Gevraagde uren": 40,
    "Dienst": "SW",
    "Programma": "BOR",
    "Vorm": "opdracht",
    "Eenmalig of ieder jaar": "eenmalig",
    "Spoed": "nee",
    "Wijkambitie 1": "deels",
    "Wijkambitie 2": "sterk",
    "Beleid van de stad": "deels",
    "Meedoen": "sterk",
    "Bereik": "sterk",
    "Blijvend": "deels",
    "Geen ander geld": "niet",
    "Beoordeeld door": "wijkbureau Oost",
}
"""Label → what is in its box. The score is 4 + 1 + 1 + 1 + 0,5 = 7,5."""


def vul_in(
    pad: Path, lijsten: Keuzelijsten = LIJSTEN, *, ook: Mapping[str, object] | None = None, rijen_ertussen: int = 0
) -> Path:
    """Write a form at `pad` and fill it in; `ook` changes boxes, by label or by the address of a cell."""
    schrijf_formulier(lijsten, pad)
    werkmap = load_workbook(pad)
    blad = werkmap["Aanvraag"]
    rij = {str(cel.value).rstrip(" *"): cel.row for (cel,) in blad.iter_rows(min_col=2, max_col=2) if cel.value}
    for label, waarde in {**VAKKEN, **(ook or {})}.items():
        if label in rij:
            blad.cell(rij[label], 3).value = waarde
        elif label not in VAKKEN:  # a form has as many wijkambities as the wijk with most
            blad[label].value = waarde
    if rijen_ertussen:
        for bereik in list(blad.merged_cells.ranges):
            blad.unmerge_cells(str(bereik))
        blad.insert_rows(5, rijen_ertussen)
    werkmap.save(pad)
    return pad
