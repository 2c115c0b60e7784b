"""The sheets of the scenario workbook, in order, with their keys and references."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from allocator.workbook.headings import heading_key
from allocator.workbook.schema.begroting import IndelingsregelRij, PostRij, TaakstellingRij
from allocator.workbook.schema.columns import Kolom, kolommen
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
from allocator.workbook.schema.wijkwerk import (
    AfhankelijkheidRij,
    AmbitieRij,
    InzetRij,
    PrioriteitRij,
    WijkafspraakRij,
    WijktoerekeningRij,
)


class Groep(StrEnum):
    """When a user needs a sheet."""

    VERPLICHT = "verplicht"
    INSTELLING = "instelling"
    AANVULLING = "aanvulling"
    JAAR = "in de loop van het jaar"


@dataclass(frozen=True)
class Verwijzing:
    """A reference to another sheet: the fields here, and the fields there of which a row must hold the same."""

    velden: tuple[str, ...]
    blad: str
    naar: tuple[str, ...]


@dataclass(frozen=True)
class Blad:
    """A sheet: its name, the class of its rows, what identifies a row, and what must be unique."""

    naam: str
    rij: type[Any]
    groep: Groep
    uitleg: str
    sleutel: tuple[str, ...]
    """The fields by which messages and Opties name a row, joined by `|`."""
    uniek: tuple[tuple[str, ...], ...]
    """Each set of fields that no two rows may have the same."""
    samengesteld: tuple[Verwijzing, ...] = ()
    """References by more than one field; they hold for their first field's own reference too."""

    @property
    def verplicht(self) -> bool:
        """Whether the workbook can't do without."""
        return self.groep is Groep.VERPLICHT

    @cached_property
    def kolommen(self) -> tuple[Kolom, ...]:
        """The columns in the order of the sheet."""
        return kolommen(self.rij)

    @cached_property
    def verwijzingen(self) -> tuple[Verwijzing, ...]:
        """Every reference that a row must satisfy; fields that are empty refer to nothing."""
        gedekt = {v.velden[0] for v in self.samengesteld}
        los = (k for k in self.kolommen if k.verwijst and k.veld not in gedekt)
        return self.samengesteld + tuple(_enkel(k) for k in los)

    def kolom(self, kop: str) -> Kolom | None:
        """Return the column with this head, whatever its case, spaces, accents and apostrophes; None if none has."""
        return self._op_kop.get(heading_key(kop))

    def veld(self, veld: str) -> Kolom:
        """Return the column of a field of the row class."""
        return self._op_veld[veld]

    @cached_property
    def _op_kop(self) -> dict[str, Kolom]:
        return {heading_key(k.kop): k for k in self.kolommen}

    @cached_property
    def _op_veld(self) -> dict[str, Kolom]:
        return {k.veld: k for k in self.kolommen}


def _enkel(kolom: Kolom) -> Verwijzing:
    assert kolom.verwijst is not None
    blad, naar = kolom.verwijst
    return Verwijzing((kolom.veld,), blad, (naar,))


def _blad(
    naam: str,
    rij: type[Any],
    groep: Groep,
    uitleg: str,
    *sleutel: str,
    uniek: Iterable[tuple[str, ...]] | None = None,
    samengesteld: tuple[Verwijzing, ...] = (),
) -> Blad:
    """Return a sheet whose key is unique, unless `uniek` says otherwise."""
    return Blad(naam, rij, groep, uitleg, sleutel, (sleutel,) if uniek is None else tuple(uniek), samengesteld)


BLADEN: tuple[Blad, ...] = (
    _blad(
        "Scenario",
        ScenarioRij,
        Groep.VERPLICHT,
        "Hoe het scenario heet, over welk jaar het gaat en welke vraag het beantwoordt.",
        "regel",
    ),
    _blad(
        "Spelregels",
        SpelregelRij,
        Groep.INSTELLING,
        "De regels waarmee gerekend wordt. Wat u niet verandert, houdt zijn standaardwaarde.",
        "regel",
    ),
    _blad(
        "Doelen",
        DoelRij,
        Groep.INSTELLING,
        "Wat het plan nastreeft, het belangrijkste eerst. Een doel dat u weghaalt, telt niet mee.",
        "doel",
        uniek=(("doel",), ("rang",)),
    ),
    _blad("Diensten", DienstRij, Groep.VERPLICHT, "De diensten van de stad.", "dienst"),
    _blad(
        "Programma's",
        ProgrammaRij,
        Groep.VERPLICHT,
        "De programma's waarop de raad de lasten vaststelt.",
        "programma",
    ),
    _blad(
        "Wijken",
        WijkRij,
        Groep.VERPLICHT,
        "De wijken, met hun inwoners, behoefte en leefbaarheidsbudget.",
        "wijk",
    ),
    _blad(
        "Gebieden",
        GebiedRij,
        Groep.AANVULLING,
        "De gebieden waarin diensten hun teams indelen: een regel voor iedere wijk van een gebied.",
        "gebied",
        "wijk",
    ),
    _blad(
        "Begroting",
        PostRij,
        Groep.VERPLICHT,
        "De posten van de begroting: geld en formatie. Een post met fte is een team.",
        "post",
    ),
    _blad(
        "Indelingsregels",
        IndelingsregelRij,
        Groep.AANVULLING,
        "Vult lege cellen van veel posten tegelijk. Wat u op Begroting zelf invult, blijft staan.",
        "volgorde",
        uniek=(),
    ),
    _blad(
        "Taakstellingen",
        TaakstellingRij,
        Groep.AANVULLING,
        "Wat er bezuinigd moet worden. Alleen binnen een taakstelling kan een post vervallen.",
        "taakstelling",
    ),
    _blad("Ambities", AmbitieRij, Groep.AANVULLING, "Wat de wijken in vier jaar willen bereiken.", "ambitie"),
    _blad(
        "Prioriteiten",
        PrioriteitRij,
        Groep.AANVULLING,
        "Wat de wijken dit jaar vragen in hun wijkactieprogramma's, in een of meer varianten.",
        "prioriteit",
        "variant",
    ),
    _blad(
        "Inzet",
        InzetRij,
        Groep.AANVULLING,
        "Wat een variant van een prioriteit vraagt: fte en geld, van welke dienst of van wie anders.",
        "prioriteit",
        "variant",
        "dienst",
        uniek=(),
        samengesteld=(Verwijzing(("prioriteit", "variant"), "Prioriteiten", ("prioriteit", "variant")),),
    ),
    _blad(
        "Wijkafspraken",
        WijkafspraakRij,
        Groep.AANVULLING,
        "Gewoon werk dat een wijk is toegezegd. Dit wordt als eerste gereserveerd.",
        "afspraak",
    ),
    _blad(
        "Wijktoerekening",
        WijktoerekeningRij,
        Groep.AANVULLING,
        "Welk deel van een post in welke wijk terechtkomt. De rest is stedelijk.",
        "post",
        "wijk",
    ),
    _blad(
        "Afhankelijkheden",
        AfhankelijkheidRij,
        Groep.AANVULLING,
        "Welke prioriteiten alleen samen kunnen, of juist niet.",
        "prioriteit",
        "soort",
        "andere",
    ),
    _blad(
        "Initiatieven",
        InitiatiefRij,
        Groep.JAAR,
        "Aanvragen van bewoners en organisaties: die van eerdere jaren, of een reeks om mee te oefenen.",
        "initiatief",
    ),
    _blad(
        "Opties",
        OptieRij,
        Groep.AANVULLING,
        "Veranderingen op de andere bladen die samen een optie voor het college vormen.",
        "optie",
        "blad",
        "sleutel",
        "kolom",
    ),
)

_OP_NAAM = {heading_key(b.naam): b for b in BLADEN}


def zoek_blad(naam: str) -> Blad | None:
    """Return the sheet that `naam` spells, whatever its case, spaces, accents and apostrophes; None if none does."""
    return _OP_NAAM.get(heading_key(naam))


def blad(naam: str) -> Blad:
    """Return the sheet of this name; KeyError when the contract has none."""
    return _OP_NAAM[heading_key(naam)]
