"""The first sheet, Uitleg: what this workbook is, in which order to fill it in, its colours and its words."""

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from allocator.workbook.palette import ACCENT, SIGNAAL_LICHT
from allocator.workbook.schema import BLADEN, Blad, Groep
from allocator.workbook.template.looks import TABKLEUR, VOETREGEL, Opmaak, rijhoogte

UITLEG = "Uitleg"
"""The name of the sheet."""

INLEIDING = (
    "In deze werkmap staat alles wat nodig is om geld en menskracht van de stad voor een jaar te verdelen: over vast, "
    "flex en vervallen,",
    "en over de prioriteiten van de wijken. Allocator rekent een voorstel uit; mensen besluiten.",
)

STAPPEN = (
    (
        "1",
        "Vul de bladen met een donker tabblad in: eerst Scenario, Diensten, Programma's en Wijken, dan Begroting.",
    ),
    ("2", "Vul daarna aan wat u hebt: gebieden, taakstellingen, ambities, prioriteiten met hun inzet, wijkafspraken."),
    ("3", "Laat de werkmap nakijken met  allocator controleer bestand.xlsx  en herstel wat er gemeld wordt, per cel."),
    (
        "4",
        "Maak het plan met  allocator verdeel bestand.xlsx  in een nieuwe werkmap; deze blijft zoals hij is.",
    ),
)

INVULLEN = (
    (
        "Koppen",
        "Verander koppen en namen van bladen niet. Eigen kolommen en bladen mogen erbij; ze tellen niet mee.",
    ),
    ("Opmerkingen", "Houd de muis boven een kop: daar staat wat de kolom is, wat leeg betekent, en een voorbeeld."),
    ("Leeg", "Een lege cel krijgt de waarde die in de opmerking staat. Vul dus alleen in wat afwijkt."),
    ("Bedragen", "In hele euro's, niet in duizenden. Baten zonder minteken."),
    ("Percentages", "Typ 20% of 20 %. Deel van iets is altijd een percentage."),
    ("Fte", "Met een komma: 0,4. Hoogstens twee decimalen."),
    ("Codes", "Schrijf een code overal hetzelfde. Een keuzelijst laat zien wat er op het andere blad staat."),
    ("Datums", "Dag, maand, jaar: 1-7-2011."),
)

WOORDEN = (
    ("post", "Regel van de begroting: een kostenplaats met een kostensoort."),
    ("programma", "Het niveau waarop de raad de lasten vaststelt. Schuiven tussen programma's mag alleen de raad."),
    ("aard", "Structureel (S) komt ieder jaar terug, incidenteel (I) is eenmalig. S wordt nooit met I betaald."),
    ("gebondenheid", "Hoe vast geld ligt: juridisch (wet, contract), bestuurlijk (besluit), beleidsmatig of vrij."),
    ("formatie", "Plaatsen in fte. Bezetting is wie er werkelijk is; een vacature kan niemand beloofd worden."),
    ("vast", "Geld en menskracht die voor het jaar vastliggen, ook voor wijken."),
    ("flex", "Wat vrij blijft voor wat er in het jaar opkomt."),
    ("vervallen", "Wat stopt omdat er bezuinigd moet worden."),
    ("oormerk", "Deel van vast dat aan een prioriteit van een wijk is toegewezen."),
    ("dekking", "Waar het geld vandaan komt: een dienst, een programma en een aard."),
    ("prioriteit", "Wat een wijk vraagt in haar wijkactieprogramma. Een variant is een manier om haar uit te voeren."),
    ("inzet", "Wat een variant vraagt: fte en euro's van een dienst, of van een partner."),
    ("wijkafspraak", "Gewoon werk dat een wijk is toegezegd. Dat gaat voor."),
    ("leefbaarheidsbudget", "Geld waaruit een wijk zelf initiatieven betaalt."),
    ("strippenkaart", "Uren van medewerkers waarop een wijk zonder te vragen een beroep mag doen."),
    ("taakstelling", "Opgelegde bezuiniging."),
    ("optie", "Een andere mogelijkheid voor het college, als verschil met deze werkmap."),
)

_BREEDTES = (2, 22, 24, 80, 46)
_LAATSTE = len(_BREEDTES) - 1
_RIJHOOGTE = 17
_GROEPEN = (
    (Groep.VERPLICHT, "Zonder dit blad kan er niet gerekend worden."),
    (Groep.INSTELLING, "Al ingevuld met wat gebruikelijk is; verander het alleen als u iets anders wilt."),
    (Groep.AANVULLING, "Alleen als u het hebt; een leeg blad mag blijven staan."),
    (Groep.JAAR, "Pas nodig als er in het jaar aanvragen komen, of om mee te oefenen."),
)

_KOPPEN = ((True, "Kop van een kolom die ingevuld moet zijn."), (False, "Kop van een kolom die leeg mag zijn."))
_MIS = "Cel die nog ingevuld moet worden, of een code die er twee keer staat."


def schrijf_uitleg(book: Workbook, sheet: Worksheet) -> None:
    """Write the sheet whole."""
    opmaak = Opmaak(book)
    _stel_in(sheet)
    sheet.set_row(0, 42)
    sheet.merge_range(0, 1, 0, _LAATSTE, "Scenario voor Allocator", opmaak.titel)
    for rij, zin in enumerate(INLEIDING, start=2):
        sheet.write_string(rij, 1, zin, opmaak.inleiding)
    rij = _schrijf_deel(sheet, opmaak, 5, "In deze volgorde", STAPPEN)
    rij = _schrijf_bladen(sheet, opmaak, rij)
    rij = _schrijf_kleuren(sheet, opmaak, rij)
    rij = _schrijf_deel(sheet, opmaak, rij, "Invullen", INVULLEN)
    rij = _schrijf_deel(sheet, opmaak, rij, "Woorden", WOORDEN)
    hulp = (
        ("allocator --help", "Alle opdrachten. Achter iedere opdracht werkt --help ook."),
        ("Handleiding", "Het eerste uur met Allocator, en alle bladen en kolommen: in de map docs bij de software."),
    )
    rij = _schrijf_deel(sheet, opmaak, rij, "Hulp", hulp)
    sheet.print_area(0, 0, rij - 2, _LAATSTE)


def _stel_in(sheet: Worksheet) -> None:
    for plaats, breedte in enumerate(_BREEDTES):
        sheet.set_column(plaats, plaats, breedte)
    sheet.hide_gridlines(2)
    sheet.set_tab_color(ACCENT)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(VOETREGEL)
    sheet.set_default_row(_RIJHOOGTE)


def _schrijf_tussenkop(sheet: Worksheet, opmaak: Opmaak, rij: int, titel: str) -> int:
    sheet.set_row(rij, 26)
    sheet.write_string(rij, 1, titel, opmaak.tussenkop)
    for plaats in range(2, _LAATSTE + 1):
        sheet.write_blank(rij, plaats, None, opmaak.tussenkop)
    return rij + 1


def _schrijf_deel(sheet: Worksheet, opmaak: Opmaak, rij: int, titel: str, regels: tuple[tuple[str, str], ...]) -> int:
    """Write a part of labelled sentences; return the row at which the next part begins."""
    rij = _schrijf_tussenkop(sheet, opmaak, rij, titel)
    for label, zin in regels:
        sheet.write_string(rij, 1, label, opmaak.label)
        sheet.merge_range(rij, 2, rij, _LAATSTE, zin, opmaak.uitleg)
        rij += 1
    return rij + 1


def _schrijf_bladen(sheet: Worksheet, opmaak: Opmaak, rij: int) -> int:
    rij = _schrijf_tussenkop(sheet, opmaak, rij, "De bladen")
    for plaats, kop in enumerate(("blad", "wanneer", "waarvoor", "verplichte kolommen"), start=1):
        sheet.write_string(rij, plaats, kop, opmaak.kop(verplicht=False))
    for blad in BLADEN:
        rij += 1
        _schrijf_bladregel(sheet, opmaak, rij, blad)
    return rij + 2


def _schrijf_bladregel(sheet: Worksheet, opmaak: Opmaak, rij: int, blad: Blad) -> None:
    doel = blad.naam.replace("'", "''")
    sheet.write_url(rij, 1, f"internal:'{doel}'!A1", opmaak.koppeling, blad.naam)
    sheet.write_string(rij, 2, blad.groep.value, opmaak.uitleg)
    sheet.write_string(rij, 3, blad.uitleg, opmaak.uitleg)
    sheet.set_row(rij, rijhoogte(blad.uitleg, _BREEDTES[3]))
    sheet.write_string(rij, 4, ", ".join(k.kop for k in blad.kolommen if k.verplicht), opmaak.uitleg)


def _schrijf_kleuren(sheet: Worksheet, opmaak: Opmaak, rij: int) -> int:
    rij = _schrijf_tussenkop(sheet, opmaak, rij, "Kleuren")
    for verplicht, zin in _KOPPEN:
        sheet.write_string(rij, 1, "kop", opmaak.kop(verplicht=verplicht))
        sheet.merge_range(rij, 2, rij, _LAATSTE, zin, opmaak.uitleg)
        rij += 1
    sheet.write_blank(rij, 1, None, opmaak.vlak(SIGNAAL_LICHT))
    sheet.merge_range(rij, 2, rij, _LAATSTE, _MIS, opmaak.uitleg)
    rij += 1
    for groep, zin in _GROEPEN:
        sheet.write_blank(rij, 1, None, opmaak.vlak(TABKLEUR[groep]))
        sheet.merge_range(rij, 2, rij, _LAATSTE, f"Tabblad: {groep.value}. {zin}", opmaak.uitleg)
        rij += 1
    return rij + 1
