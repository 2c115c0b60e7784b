"""The scenario workbook as data: sheets, columns, types, closed lists, keys, references and Dutch explanations.

Template, reader, check and documentation all come from here. :data:`BLADEN` holds the sheets in order; each names the
frozen class of its rows, of which each field is a column. The sheets Scenario and Spelregels have rows of their own
kind each: :data:`SCENARIOREGELS` and :data:`SPELREGELS`.

Sheet names, heads and names of rules are a contract with the workbooks that people have: add, never rename.
"""

from allocator.workbook.schema.begroting import IndelingsregelRij, Indelingsveld, PostRij, TaakstellingRij
from allocator.workbook.schema.bladen import BLADEN, Blad, Groep, Verwijzing, blad, zoek_blad
from allocator.workbook.schema.cells import ONBEPERKT, Celtype, Celwaarde, Soort, Waarde
from allocator.workbook.schema.columns import Kolom
from allocator.workbook.schema.jaar import InitiatiefRij, OptieRij
from allocator.workbook.schema.kader import (
    DienstRij,
    DoelRij,
    GebiedRij,
    ProgrammaRij,
    ScenarioRij,
    SpelregelRij,
    WijkRij,
)
from allocator.workbook.schema.regels import (
    SCENARIOREGELS,
    SPELREGELS,
    Regel,
    Spelregel,
    naar_spelregels,
    scenarioregel,
    spelregel,
)
from allocator.workbook.schema.wijkwerk import (
    AfhankelijkheidRij,
    AmbitieRij,
    InzetRij,
    PrioriteitRij,
    WijkafspraakRij,
    WijktoerekeningRij,
)

__all__ = [
    "BLADEN",
    "ONBEPERKT",
    "SCENARIOREGELS",
    "SPELREGELS",
    "AfhankelijkheidRij",
    "AmbitieRij",
    "Blad",
    "Celtype",
    "Celwaarde",
    "DienstRij",
    "DoelRij",
    "GebiedRij",
    "Groep",
    "IndelingsregelRij",
    "Indelingsveld",
    "InitiatiefRij",
    "InzetRij",
    "Kolom",
    "OptieRij",
    "PostRij",
    "PrioriteitRij",
    "ProgrammaRij",
    "Regel",
    "ScenarioRij",
    "Soort",
    "Spelregel",
    "SpelregelRij",
    "TaakstellingRij",
    "Verwijzing",
    "Waarde",
    "WijkRij",
    "WijkafspraakRij",
    "WijktoerekeningRij",
    "blad",
    "naar_spelregels",
    "scenarioregel",
    "spelregel",
    "zoek_blad",
]
