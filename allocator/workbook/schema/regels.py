"""The rules of the two-column sheets: what may stand in the column `regel` of Scenario and of Spelregels."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from allocator.workbook.headings import heading_key
from allocator.workbook.schema.cells import (
    AANDEEL,
    DAG_EN_MAAND,
    EURO,
    EURO_BOVEN_NUL,
    FIJN_AANDEEL,
    FTE,
    FTE_BOVEN_NUL,
    GRENS,
    JA_NEE,
    TEKST,
    Celtype,
    Waarde,
    geheel,
    keuze,
)
from allocator_models.scenario import SCHEMA_VERSIE
from allocator_models.spelregels import Flexgrondslag, Mandaat, ScoreTelt, Spelregels, Verdeelwijze, Wijkvloer


@dataclass(frozen=True)
class Regel:
    """A row of a two-column sheet: the word in the column `regel`, and what its `waarde` may be."""

    naam: str
    veld: str
    """The field of `Scenario` or `Spelregels` that it fills."""
    type: Celtype
    uitleg: str
    voorbeeld: str = ""
    standaard: Waarde = None
    """The value when the row or its waarde is missing."""
    verplicht: bool = False


@dataclass(frozen=True)
class Spelregel(Regel):
    """A rule of the game; `rol` is whose mandaat it is, for one that gives a mandaat."""

    rol: str | None = None


SCENARIOREGELS: tuple[Regel, ...] = (
    Regel(
        "schema",
        "schema",
        geheel(minimum=1),
        "Versie van deze werkmap. Verander dit niet.",
        "1",
        standaard=SCHEMA_VERSIE,
    ),
    Regel("naam", "naam", TEKST, "Naam van het scenario.", "Utrecht 2011", verplicht=True),
    Regel("jaar", "jaar", geheel(1990, 2100), "Het begrotingsjaar.", "2011", verplicht=True),
    Regel("vraag", "vraag", TEKST, "Welke vraag dit scenario beantwoordt.", "Wat kan iedere wijk krijgen?", ""),
    Regel("begrotingsstand", "begrotingsstand", TEKST, "Welke stand van de begroting erin zit.", "primitief", ""),
    Regel("prijspeil", "prijspeil", TEKST, "Het prijspeil van de bedragen.", "2011", ""),
    Regel("herkomst", "herkomst", TEKST, "Waar de cijfers vandaan komen.", "Programmabegroting 2011", ""),
    Regel(
        "gebaseerd op",
        "basisplan",
        TEKST,
        "Bestand van een eerder plan, als het nieuwe daar dicht bij moet blijven (doel stabiliteit).",
        "utrecht-2011-plan.xlsx",
    ),
)

_MANDAAT = "Tot welk bedrag deze rol over een initiatief mag beslissen; het woord onbeperkt kan ook."

SPELREGELS: tuple[Spelregel, ...] = (
    Spelregel(
        "flexdoel",
        "flexdoel_bp",
        AANDEEL,
        "Deel van het geld en van de formatie dat vrij moet blijven voor wat er in het jaar opkomt.",
        standaard=Decimal("0.2"),
    ),
    Spelregel(
        "bandbreedte_dienst",
        "bandbreedte_dienst_bp",
        AANDEEL,
        "Hoeveel procentpunt een dienst van zijn flexdoel mag afwijken.",
        standaard=Decimal("0.05"),
    ),
    Spelregel(
        "bandbreedte_concern",
        "bandbreedte_concern_bp",
        AANDEEL,
        "Hoeveel procentpunt de stad als geheel van het flexdoel mag afwijken.",
        standaard=Decimal("0.01"),
    ),
    Spelregel(
        "flexgrondslag",
        "flexgrondslag",
        keuze(Flexgrondslag),
        "Waarover het flexdoel geldt: beinvloedbaar (alleen wat te sturen is) of alle lasten.",
        standaard=Flexgrondslag.BEINVLOEDBAAR,
    ),
    Spelregel(
        "bestuurlijk_vrij",
        "bestuurlijk_vrij",
        JA_NEE,
        "Of geld dat alleen door een bestuurlijk besluit gebonden is, toch flex mag worden of vervallen.",
        standaard=False,
    ),
    Spelregel(
        "min_inzet_fte",
        "min_inzet_honderdsten",
        FTE,
        "De kleinste inzet van één team voor één prioriteit, zodat mensen niet versnipperd raken.",
        standaard=Decimal("0.2"),
    ),
    Spelregel(
        "fte_stap",
        "fte_stap_honderdsten",
        FTE_BOVEN_NUL,
        "In stappen van hoeveel fte de formatie van een team vrij blijft of vervalt.",
        standaard=Decimal("0.1"),
    ),
    Spelregel(
        "wijkvloer",
        "wijkvloer",
        keuze(Wijkvloer),
        "Hoe wijken tegen achterblijven beschermd zijn: vloer (geen wijk ver onder de andere), aandelen (ieder tussen "
        "80 % en 140 % van zijn deel) of geen.",
        standaard=Wijkvloer.VLOER,
    ),
    Spelregel(
        "wijkvloer_deel",
        "wijkvloer_deel_bp",
        AANDEEL,
        "Welk deel van de hoogst haalbare vloer iedere wijk minstens krijgt. Alleen bij wijkvloer vloer.",
        standaard=Decimal("0.9"),
    ),
    Spelregel(
        "score_telt",
        "score_telt",
        keuze(ScoreTelt),
        "Of de score van een initiatief naar omvang telt of per stuk.",
        standaard=ScoreTelt.OMVANG,
    ),
    Spelregel(
        "uren_per_fte", "uren_per_fte", geheel(minimum=1, eenheid="uren"), "Werkbare uren van 1 fte.", standaard=1400
    ),
    Spelregel(
        "loonkosten_per_fte",
        "loonkosten_per_fte_euro",
        EURO_BOVEN_NUL,
        "Wat 1 fte per jaar kost, om uren en geld met elkaar te vergelijken. Let op het prijspeil.",
        standaard=74_132,
    ),
    Spelregel(
        "vrijgavedatum",
        "vrijgavedatum",
        DAG_EN_MAAND,
        "Vanaf welke dag geld dat niet is uitgegeven, naar een andere wijk mag.",
        standaard=(9, 1),
    ),
    Spelregel(
        "verplaatsbaar_deel",
        "verplaatsbaar_deel_bp",
        AANDEEL,
        "Welk deel van het leefbaarheidsbudget een wijk hoogstens afstaat of erbij krijgt.",
        standaard=Decimal("0.25"),
    ),
    Spelregel(
        "verplaatskosten",
        "verplaatskosten_bp",
        AANDEEL,
        "Hoeveel beter een initiatief moet zijn om er geld van een andere wijk voor te vragen.",
        standaard=Decimal("0.1"),
    ),
    Spelregel(
        "poolkosten",
        "poolkosten_bp",
        AANDEEL,
        "Hoeveel beter een initiatief moet zijn om er flexgeld van een dienst voor te vragen.",
        standaard=Decimal("0.05"),
    ),
    Spelregel(
        "pool_deel",
        "pool_deel_bp",
        AANDEEL,
        "Welk deel van het flexgeld en de flexuren van de diensten openstaat voor initiatieven.",
        standaard=Decimal("0.02"),
    ),
    Spelregel(
        "spoedreserve",
        "spoedreserve_bp",
        AANDEEL,
        "Welk deel van iedere pot tot 1 oktober alleen voor spoed is.",
        standaard=Decimal("0.05"),
    ),
    Spelregel(
        "verdeelwijze",
        "verdeelwijze",
        keuze(Verdeelwijze),
        "Hoe opdrachten, eigen uitvoering en uren worden toegekend: afweging, drempelscore, volgorde of tender.",
        standaard=Verdeelwijze.AFWEGING,
    ),
    Spelregel(
        "verdeelwijze_subsidie",
        "verdeelwijze_subsidie",
        keuze(Verdeelwijze),
        "Hoe subsidies worden toegekend. Deze regel moet vooraf gepubliceerd zijn.",
        standaard=Verdeelwijze.DREMPELSCORE,
    ),
    Spelregel(
        "zelf_beslissen_tot",
        "zelf_beslissen_tot_euro",
        EURO,
        "Tot welk bedrag alleen de score en het saldo tellen, en niet wat er nog verwacht wordt.",
        standaard=2500,
    ),
    Spelregel(
        "beslistermijn_dagen",
        "beslistermijn_dagen",
        geheel(minimum=1, eenheid="dagen"),
        "Binnen hoeveel dagen een aanvraag een besluit krijgt.",
        standaard=56,
    ),
    Spelregel(
        "historie_jaren",
        "historie_jaren",
        geheel(eenheid="jaren"),
        "Hoeveel eerdere jaren meetellen in de verwachting; 0 is alle.",
        standaard=0,
    ),
    Spelregel(
        "tijdslimiet",
        "tijdslimiet_seconden",
        geheel(minimum=1, eenheid="seconden"),
        "Hoe lang per doel hoogstens gerekend wordt.",
        standaard=60,
    ),
    Spelregel(
        "gap",
        "gap",
        FIJN_AANDEEL,
        "Hoe ver het plan hoogstens van het best mogelijke mag liggen voordat het rekenen stopt.",
        standaard=Decimal("0.001"),
    ),
    *(
        Spelregel(f"mandaat: {m.rol}", "mandaten", GRENS, _MANDAAT, standaard=m.grens_euro, rol=m.rol)
        for m in Spelregels().mandaten
    ),
)

_PER_SLEUTEL = {heading_key(s.naam): s for s in SPELREGELS}
_PER_SCENARIOSLEUTEL = {heading_key(r.naam): r for r in SCENARIOREGELS}


def spelregel(naam: str) -> Spelregel | None:
    """Return the spelregel that `naam` spells, whatever its case and spaces."""
    return _PER_SLEUTEL.get(heading_key(naam))


def scenarioregel(naam: str) -> Regel | None:
    """Return the regel of the sheet Scenario that `naam` spells, whatever its case and spaces."""
    return _PER_SCENARIOSLEUTEL.get(heading_key(naam))


_STANDAARD = Spelregels()
_MAAL = {"_bp": 10_000, "_honderdsten": 100}
"""How many of a unit of the domain go into 1 of the workbook."""


def naar_spelregels(waarden: Mapping[str, Waarde]) -> Spelregels:
    """Return the spelregels, given parsed values by name as in `SPELREGELS`; what is missing gets its default."""
    ingevuld = [(s, waarden.get(s.naam, s.standaard)) for s in SPELREGELS]
    velden: dict[str, Any] = {s.veld: _veldwaarde(s, waarde) for s, waarde in ingevuld if s.rol is None}
    velden["mandaten"] = tuple(Mandaat(s.rol, _hele_euro(waarde)) for s, waarde in ingevuld if s.rol is not None)
    return Spelregels(**velden)


def _hele_euro(waarde: Waarde) -> int | None:
    if waarde is None or isinstance(waarde, int):
        return waarde
    raise TypeError(f"a mandaat is whole euros or None, not {waarde!r}")


def _veldwaarde(regel: Spelregel, waarde: Waarde) -> object:
    if isinstance(waarde, Decimal):
        maal = next((m for eenheid, m in _MAAL.items() if regel.veld.endswith(eenheid)), None)
        return float(waarde) if maal is None else round(waarde * maal)
    if isinstance(getattr(_STANDAARD, regel.veld), float) and isinstance(waarde, int):
        return float(waarde)
    return waarde
