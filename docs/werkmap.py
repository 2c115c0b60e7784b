"""The page that describes every sheet, column and rule of the scenario workbook, from its schema."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.workbook.schema import BLADEN, SCENARIOREGELS, SPELREGELS, Blad, Kolom, Regel
from allocator.workbook.wording import soort_in_woorden, verwijzing_in_woorden, waarde_in_woorden

_INLEIDING = """\
# De scenariowerkmap

<!-- Gemaakt door `make docs` uit het schema; verander deze bladzijde niet met de hand. -->

Een scenario is een Excel-werkmap. `allocator nieuw` maakt een lege, met keuzelijsten en bij iedere kop een opmerking;
`allocator controleer` kijkt haar na. Deze bladzijde beschrijft alle bladen en kolommen.

- De koppen staan in rij 1. Hoofdletters, spaties, accenten en apostrofs maken niet uit; de volgorde ook niet.
- Een blad dat niet verplicht is, mag ontbreken. Een lege cel betekent wat er in de tabel staat.
- Eigen kolommen en bladen mogen erbij; ze tellen niet mee.
- Bedragen zijn hele euro's. Percentages mogen als 20 %, 20% of 0,2. Fte heeft een komma: 0,4.
- Een code is overal hetzelfde geschreven. Er staat geen | in.
"""


def werkmap_page() -> str:
    """Return the whole page."""
    return "\n".join([_INLEIDING, *_overzicht(), *(regel for blad in BLADEN for regel in _blad(blad))])


def _overzicht() -> Iterator[str]:
    yield "## De bladen"
    yield ""
    yield from _tabel(
        ("blad", "wanneer", "waarvoor"),
        ((f"[{blad.naam}](#{_anker(blad)})", blad.groep.value, blad.uitleg) for blad in BLADEN),
    )


def _anker(blad: Blad) -> str:
    return blad.naam.lower().replace("'", "")


def _blad(blad: Blad) -> Iterator[str]:
    yield f"## {blad.naam}"
    yield ""
    yield f"{blad.uitleg} Dit blad {'is verplicht' if blad.verplicht else 'mag ontbreken'}. {_eenmalig(blad)}".rstrip()
    yield ""
    yield from _tabel(("kolom", "invullen", "leeg betekent", "uitleg", "voorbeeld"), map(_kolom, blad.kolommen))
    if blad.naam == "Scenario":
        yield from _tabel(
            ("regel", "waarde", "leeg betekent", "uitleg", "voorbeeld"), map(_scenarioregel, SCENARIOREGELS)
        )
    if blad.naam == "Spelregels":
        yield from _tabel(("regel", "waarde", "standaard", "uitleg"), map(_spelregel, SPELREGELS))


def _eenmalig(blad: Blad) -> str:
    """Say which cells no two rows may have in common."""
    groepen = [" met ".join(blad.veld(veld).kop for veld in velden) for velden in blad.uniek]
    return f"Mag niet dubbel voorkomen: {'; '.join(groepen)}." if groepen else ""


def _kolom(kolom: Kolom) -> tuple[str, ...]:
    soort = soort_in_woorden(kolom.type)
    if kolom.verwijst:
        soort = f"{soort} van blad {verwijzing_in_woorden(kolom)}"
    return (f"**{kolom.kop}**", soort, "*verplicht*" if kolom.verplicht else kolom.leeg, kolom.uitleg, kolom.voorbeeld)


def _scenarioregel(regel: Regel) -> tuple[str, ...]:
    leeg = waarde_in_woorden(regel.standaard, regel.type) or "niet ingevuld"
    soort = soort_in_woorden(regel.type)
    return (f"**{regel.naam}**", soort, "*verplicht*" if regel.verplicht else leeg, regel.uitleg, regel.voorbeeld)


def _spelregel(regel: Regel) -> tuple[str, ...]:
    standaard = waarde_in_woorden(regel.standaard, regel.type)
    return (f"**{regel.naam}**", soort_in_woorden(regel.type), standaard, regel.uitleg)


def _tabel(koppen: tuple[str, ...], rijen: Iterator[tuple[str, ...]]) -> Iterator[str]:
    for rij in (koppen, ("---",) * len(koppen), *rijen):
        yield f"| {' | '.join(cel.replace('|', '&#124;') for cel in rij)} |"
    yield ""
