"""The sheets from which a plan is read back: names, heads and where they stand.

On these sheets row 1 is the title, row 2 says in one sentence what it shows, row 3 holds totals or a remark, and row 4
the heads; data runs from row 5 to the first empty row, without total rows below it. The heads are a contract with plan
files that people have: add, never rename.
"""

from __future__ import annotations

from enum import StrEnum

KOPRIJ = 4
"""The row (counted from 1) of the heads on every sheet that a run adds."""

OVERZICHT = "Overzicht"
PLAN_POSTEN = "Plan posten"
PLAN_PRIORITEITEN = "Plan prioriteiten"
PLAN_OORMERKEN = "Plan oormerken"
PLAN_WIJKEN = "Plan wijken"
PLAN_DOELEN = "Plan doelen"
REDENEN = "Redenen"
REDENEN_POSTEN = "Redenen posten"
VERSOEPELINGEN = "Versoepelingen"
HERKOMST = "Herkomst"


class PostKop(StrEnum):
    """Heads of `Plan posten`: one row a post; euros whole, fte in decimals."""

    POST = "Post"
    DIENST = "Dienst"
    PROGRAMMA = "Programma"
    OMSCHRIJVING = "Omschrijving"
    KOSTENSOORT = "Kostensoort"
    AARD = "Aard"
    GEBONDENHEID = "Gebondenheid"
    LASTEN = "Lasten"
    VAST = "Vast"
    FLEX = "Flex"
    VERVALLEN = "Vervallen"
    BATEN_VERVALLEN = "Baten vervallen"
    TAAKSTELLING = "Taakstelling"
    GRONDSLAG = "Telt mee voor flex"
    RUIMTE_TOEGEZEGD = "Ruimte voor toezeggingen"
    RUIMTE = "Ruimte voor oormerk"
    FTE = "Fte"
    FTE_GEBONDEN = "Fte gebonden"
    FTE_REGULIER = "Fte regulier"
    FTE_AFSPRAAK = "Fte afspraak"
    FTE_OORMERK = "Fte oormerk"
    FTE_FLEX = "Fte flex"
    FTE_VERVALLEN = "Fte vervallen"
    FTE_BESCHIKBAAR = "Fte inzetbaar"


class PrioriteitKop(StrEnum):
    """Heads of `Plan prioriteiten`: one row a prioriteit; `Variant` is empty when nothing was granted."""

    PRIORITEIT = "Prioriteit"
    WIJK = "Wijk"
    NAAM = "Naam"
    THEMA = "Thema"
    UITKOMST = "Uitkomst"
    VARIANT = "Variant"
    SCORE = "Score"
    EURO = "Euro"
    FTE = "Fte"
    GEVRAAGDE_SCORE = "Gevraagde score"
    GEVRAAGD_EURO = "Gevraagd euro"
    GEVRAAGD_FTE = "Gevraagd fte"
    WAT_BINDT = "Wat in de weg staat"
    VOORRANG = "Wat voorging"


class OormerkKop(StrEnum):
    """Heads of `Plan oormerken`: one row a share of a team or of a dekking in a prioriteit or wijkafspraak."""

    SOORT = "Soort"
    ONDERWERP = "Prioriteit of afspraak"
    VARIANT = "Variant"
    REGEL = "Regel"
    WIJK = "Wijk"
    NAAM = "Naam"
    DIENST = "Dienst"
    PROGRAMMA = "Programma"
    AARD = "Aard"
    POST = "Post"
    DRAAGT = "Gedragen door"
    TOEGEZEGD = "Toegezegd"
    FTE = "Fte"
    EURO = "Euro"


class OormerkSoort(StrEnum):
    """The four kinds of row on `Plan oormerken`."""

    FTE_OORMERK = "oormerk uren"
    EURO_OORMERK = "oormerk geld"
    FTE_AFSPRAAK = "afspraak uren"
    EURO_AFSPRAAK = "afspraak geld"


class WijkrechtKop(StrEnum):
    """Heads on `Plan wijken` that hold the wijkrecht; empty where there is no floor under the wijken."""

    WIJK = "Wijk"
    AANDEEL = "Aandeel naar behoefte"
    GEVRAAGD = "Gevraagd"
    HAALBAAR = "Haalbaar"


class DoelKop(StrEnum):
    """Heads of `Plan doelen`: one row a goal; value and bound as printed, and in parts (text), `Schaal` to the unit."""

    DOEL = "Doel"
    WAARDE = "Waarde"
    GRENS = "Grens"
    EENHEID = "Eenheid"
    WAARDE_IN_DELEN = "Waarde in delen"
    GRENS_IN_DELEN = "Grens in delen"
    GEVONDEN_IN_DELEN = "Gevonden in delen"
    SCHAAL = "Schaal"
    SECONDEN = "Seconden"


class VersoepelingKop(StrEnum):
    """Heads of `Versoepelingen` when there is a plan."""

    DOEL = "Doel"
    DIENST = "Dienst"
    ONDERWERP = "Onderwerp"
    EURO = "Euro"
    FTE = "Fte"


class HerkomstRegel(StrEnum):
    """The rows (`Regel`, `Waarde`) of the sheet `Herkomst`."""

    STAND = "stand"
    INVOER_HASH = "invoer_hash"
    SCHEMA = "schema"
    BESTAND = "scenariobestand"
    SCENARIO = "scenario"
    JAAR = "jaar"
    OPTIE = "optie"
    STATUS = "status"
    TIJDSLIMIET_GERAAKT = "tijdslimiet geraakt"
    TIJDSLIMIET = "tijdslimiet per doel (seconden)"
    GAP = "toegestane afwijking"
    SECONDEN = "rekentijd (seconden)"
    VLOER = "wijkvloer (promille)"
    VLOER_GRENS = "wijkvloer hooguit (promille)"
    SOFTWARE = "software"
    GEMAAKT = "gemaakt op"
    VASTGESTELD_DOOR = "vastgesteld door"
    VASTGESTELD_OP = "vastgesteld op"
    VASTGESTELD_NUMMER = "besluitnummer"


HERKOMST_KOPPEN = ("Regel", "Waarde", "Toelichting")
