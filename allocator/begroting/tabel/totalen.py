"""Which rows are totals, and of which lines: by what they are called, by where they stand, and by what adds up.

Totals stand under their lines, above them, or beside them on the same level of a hierarchy of columns; at any number of
levels. A total that does not add up is held against the lines that its name or place says it is of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from allocator.begroting.woorden import is_totaal, is_totaal_van_alles, zonder_totaal
from allocator.workbook.headings import heading_key

type Bedragen = Mapping[int, Decimal]
"""Column → amount; a column that isn't there is empty."""

_CODE_MET_PUNTEN = re.compile(r"([A-Z]?\d+(?:\.\d+)*)(?=\.?(?:\s|$))", re.IGNORECASE)
_RUIS = Decimal("0.000000001")
_GROOTSTE_DEEL = Decimal("0.05")
"""Of a total that rounding can be, when it is used to tell which lines the total is of."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A row with amounts, in words: its own labels by column, and the sections that it stands in."""

    rij: int
    labels: Mapping[int, str]
    eigen: Mapping[int, str]
    """The labels that stand in the row itself, and aren't those of a row above that still hold."""
    secties: tuple[str, ...]
    bedragen: Bedragen

    @property
    def totaalwoord(self) -> bool:
        """Whether the row calls itself a total."""
        return any(is_totaal(t) for t in self.eigen.values()) or bool(self.secties and is_totaal(self.secties[-1]))


@dataclass(frozen=True, slots=True)
class Totaal:
    """A row that adds up others."""

    regel: Regel
    leden: tuple[int, ...]
    """Places of the lines in `Ingedeeld.lijnen`."""


@dataclass(frozen=True, slots=True)
class Ingedeeld:
    """The rows of a table as lines and totals; ``naamloos`` are rows with amounts that have no name."""

    lijnen: tuple[Regel, ...]
    totalen: tuple[Totaal, ...]
    naamloos: tuple[Regel, ...]


@dataclass(slots=True)
class _Knoop:
    """Lines that are together so far: one line, or those of a total."""

    leden: list[int]
    som: dict[int, Decimal]
    is_totaal: bool
    secties: tuple[str, ...] = ()


@dataclass(slots=True)
class _Lezer:
    """Goes down the rows and keeps what no total has added up yet."""

    kolommen: Sequence[int]
    marge: Decimal
    """What rounding may make of one total, in the file's own unit."""
    lijnen: list[Regel] = field(default_factory=list)
    totalen: list[Totaal] = field(default_factory=list)
    naamloos: list[Regel] = field(default_factory=list)
    open: list[_Knoop] = field(default_factory=list)


def deel_in(regels: Sequence[Regel], kolommen: Sequence[int], *, afgerond: bool) -> Ingedeeld:
    """Return which rows are lines and which are totals of which lines.

    When the totals don't add up as they mostly stand, under their lines, other ways are tried, of which one counts when
    each of its totals adds up: over their lines, or in one column with them, as in a pivot table.

    ``afgerond``: the file is in rounded thousands, so that a sum may be off by a few.
    """
    ruimte = Decimal(1) if afgerond else Decimal(0)
    gewoon = _deel_in(regels, _Lezer(kolommen, ruimte), _koppen_met_totaal(regels, kolommen, ruimte))
    if _klopt(gewoon, kolommen, ruimte):
        return gewoon
    anders = [_keer(_deel_in(regels[::-1], _Lezer(kolommen, ruimte), {}))]
    koppen = _koppen_in_kolom(regels, kolommen, ruimte)
    if koppen:
        anders.append(_deel_in(regels, _Lezer(kolommen, ruimte), koppen))
    return next((a for a in anders if _klopt(a, kolommen, ruimte)), gewoon)


def _klopt(ingedeeld: Ingedeeld, kolommen: Sequence[int], ruimte: Decimal) -> bool:
    """Whether each total adds up, and no row is left without a name."""
    return not ingedeeld.naamloos and all(
        _gelijk(
            kolommen,
            _som(ingedeeld.lijnen[i].bedragen for i in totaal.leden),
            totaal.regel.bedragen,
            marge(len(totaal.leden)) * ruimte,
        )
        for totaal in ingedeeld.totalen
    )


def _keer(ingedeeld: Ingedeeld) -> Ingedeeld:
    """Turn what was read from the last row to the first round again."""
    laatste = len(ingedeeld.lijnen) - 1
    totalen = [Totaal(t.regel, tuple(sorted(laatste - lid for lid in t.leden))) for t in ingedeeld.totalen]
    return Ingedeeld(ingedeeld.lijnen[::-1], tuple(totalen), ingedeeld.naamloos[::-1])


def _deel_in(regels: Sequence[Regel], lezer: _Lezer, koppen: Mapping[int, frozenset[int]]) -> Ingedeeld:
    """Go down the rows once; ``koppen`` are the places of rows that hold the sum of the rows with these numbers."""
    uitgesteld: list[tuple[Regel, Callable[[Regel], bool]]] = []
    met_woord = [regel.totaalwoord for regel in regels]
    laatste = max((i for i, woord in enumerate(met_woord) if woord), default=-1)
    met_labels = any(regel.labels for regel in regels)  # else the sections name the lines
    for plaats, regel in enumerate(regels):
        if met_woord[plaats]:
            voorvoegsel = _voorvoegsel(regel)
            if voorvoegsel is not None or not lezer.open:  # a total above its lines; the first one is of them all
                uitgesteld.append((regel, partial(_deelt, labels=voorvoegsel or ())))
            else:
                _sluit(lezer, regel, is_laatste=plaats == laatste)
        elif plaats in koppen:
            uitgesteld.append((regel, partial(_staat_in, rijen=koppen[plaats])))
        elif not regel.labels and (met_labels or not regel.secties):
            _naamloos(lezer, regel)
        else:
            lezer.open.append(_Knoop([len(lezer.lijnen)], dict(regel.bedragen), False, regel.secties))
            lezer.lijnen.append(regel)
    for regel, hoort_erbij in uitgesteld:
        leden = tuple(i for i, lijn in enumerate(lezer.lijnen) if hoort_erbij(lijn))
        lezer.totalen.append(Totaal(regel, leden))
    lezer.totalen.sort(key=lambda t: t.regel.rij)
    return Ingedeeld(tuple(lezer.lijnen), tuple(lezer.totalen), tuple(lezer.naamloos))


def _voorvoegsel(regel: Regel) -> tuple[tuple[int, str], ...] | None:
    """The labels beside the word for a total, left of it, which its lines share; None when there are none."""
    plaats = next((k for k, tekst in sorted(regel.eigen.items()) if is_totaal(tekst)), None)
    if plaats is None or zonder_totaal(regel.eigen[plaats]):
        return None
    links = tuple((k, t) for k, t in sorted(regel.eigen.items()) if k < plaats)
    return links or None


def _deelt(lijn: Regel, labels: Sequence[tuple[int, str]]) -> bool:
    return all(lijn.labels.get(kolom) == tekst for kolom, tekst in labels)


def _staat_in(lijn: Regel, rijen: frozenset[int]) -> bool:
    return lijn.rij in rijen


def _koppen_in_kolom(
    regels: Sequence[Regel], kolommen: Sequence[int], ruimte: Decimal
) -> dict[int, frozenset[int]] | None:
    """The same where only the amounts tell: all rows together are twice the total of all, as in a pivot table.

    Then each group begins with its sum. None when the rows can't be divided in such groups.
    """
    rijen = [(plaats, regel) for plaats, regel in enumerate(regels) if not regel.totaalwoord]
    totalen = [regel for regel in regels if regel.totaalwoord]
    dubbel = {kolom: som / 2 for kolom, som in _som(regel.bedragen for _, regel in rijen).items()}
    if len(totalen) != 1 or not _gelijk(kolommen, dubbel, totalen[0].bedragen, marge(len(rijen)) * ruimte):
        return None
    koppen: dict[int, frozenset[int]] = {}
    wachtend = iter(rijen)
    for plaats, kop in wachtend:
        som: dict[int, Decimal] = {}
        groep: list[int] = []
        while any(kop.bedragen.values()) and not (
            groep and _gelijk(kolommen, som, kop.bedragen, marge(len(groep)) * ruimte)
        ):
            volgende = next(wachtend, None)
            if volgende is None:
                return None
            _tel_bij(som, volgende[1].bedragen)
            groep.append(volgende[1].rij)
        koppen[plaats] = frozenset(groep)
    return koppen


def _koppen_met_totaal(regels: Sequence[Regel], kolommen: Sequence[int], ruimte: Decimal) -> dict[int, frozenset[int]]:
    """Rows that head the rows below them and hold their sum, with the numbers of those rows.

    The label of such a row stands further left than those below it, or its code is where theirs begin: 1 over 1.1.
    """
    gevonden: dict[int, frozenset[int]] = {}
    dieptes = [max(regel.eigen, default=0) for regel in regels]
    codes = [_code(regel) for regel in regels]
    diepste = max(dieptes, default=0)
    for plaats, regel in enumerate(regels):
        if regel.totaalwoord or not regel.eigen:
            continue
        onder = _onder_code(regels, codes, plaats) or _onder_label(regels, dieptes, plaats, diepste)
        som = _som(r.bedragen for r in onder)
        if onder and _gelijk(kolommen, som, regel.bedragen, marge(len(onder)) * ruimte):
            gevonden[plaats] = frozenset(r.rij for r in onder)
    return gevonden


def _code(regel: Regel) -> str:
    """The code with dots that a row begins with, such as 1.2; empty when there is none."""
    gevonden = _CODE_MET_PUNTEN.match(regel.eigen[min(regel.eigen)]) if regel.eigen else None
    return gevonden[1] if gevonden else ""


def _onder_code(regels: Sequence[Regel], codes: Sequence[str], plaats: int) -> list[Regel]:
    """The rows below of which the code goes on from this one's, without those that have such rows themselves."""
    if not codes[plaats]:
        return []
    onder = []
    for i in range(plaats + 1, len(regels)):
        if regels[i].totaalwoord or not codes[i].startswith(f"{codes[plaats]}."):
            break
        heeft_eigen = i + 1 < len(regels) and codes[i + 1].startswith(f"{codes[i]}.")
        if not heeft_eigen:
            onder.append(regels[i])
    return onder


def _onder_label(regels: Sequence[Regel], dieptes: Sequence[int], plaats: int, diepste: int) -> list[Regel]:
    """The rows below of which the label stands furthest right, until one that is as far left as this."""
    if dieptes[plaats] == diepste:
        return []
    onder = []
    for i in range(plaats + 1, len(regels)):
        if dieptes[i] <= dieptes[plaats] or regels[i].totaalwoord:
            break
        if dieptes[i] == diepste:
            onder.append(regels[i])
    return onder


def _sluit(lezer: _Lezer, regel: Regel, *, is_laatste: bool) -> None:
    """Take the lines that a total is of together."""
    aantal = _passend(lezer, regel)
    genoemd = _genoemd(lezer, regel)
    if genoemd and (aantal is None or _past(lezer, regel, genoemd)):
        aantal = genoemd
    if aantal is None:
        aantal = _verwacht(lezer, regel, is_laatste=is_laatste)
    knopen = lezer.open[len(lezer.open) - aantal :]
    leden = [lid for knoop in knopen for lid in knoop.leden]
    del lezer.open[len(lezer.open) - aantal :]
    lezer.open.append(_Knoop(leden, _som(k.som for k in knopen), True, regel.secties[:-1]))
    lezer.totalen.append(Totaal(regel, tuple(leden)))


def _past(lezer: _Lezer, regel: Regel, aantal: int) -> bool:
    knopen = lezer.open[len(lezer.open) - aantal :]
    ruimte = marge(sum(len(k.leden) for k in knopen)) * lezer.marge
    return _gelijk(lezer.kolommen, _som(k.som for k in knopen), regel.bedragen, ruimte)


def _passend(lezer: _Lezer, regel: Regel) -> int | None:
    """How many of the last nodes add up to the total, exactly or else up to rounding."""
    precies = _passend_op(lezer, regel, Decimal(0))
    return precies if precies is not None or not lezer.marge else _passend_op(lezer, regel, lezer.marge)


def _passend_op(lezer: _Lezer, regel: Regel, eenheden: Decimal) -> int | None:
    """The same, with a margin; lines of nothing before those that add up belong to them too."""
    som: dict[int, Decimal] = {}
    leden = 0
    for aantal, knoop in enumerate(reversed(lezer.open), 1):
        _tel_bij(som, knoop.som)
        leden += len(knoop.leden)
        if any(som.values()) and _gelijk(lezer.kolommen, som, regel.bedragen, marge(leden) * eenheden):
            return aantal + _lege_regels(lezer.open[: len(lezer.open) - aantal])
    return None


def _lege_regels(knopen: Sequence[_Knoop]) -> int:
    aantal = 0
    for knoop in reversed(knopen):
        if knoop.is_totaal or any(knoop.som.values()):
            break
        aantal += 1
    return aantal


def _genoemd(lezer: _Lezer, regel: Regel) -> int:
    """How many of the last nodes stand in the section that the total names; 0 when it names none."""
    namen = {heading_key(zonder_totaal(t)) for t in regel.eigen.values() if is_totaal(t)} - {""}
    aantal = 0
    for knoop in reversed(lezer.open):
        if not any(heading_key(sectie) in namen for sectie in knoop.secties):
            break
        aantal += 1
    return aantal


def _verwacht(lezer: _Lezer, regel: Regel, *, is_laatste: bool) -> int:
    """How many of the last nodes a total that fits none must be of: all at the end, else those since the last one."""
    if is_laatste or any(is_totaal_van_alles(t) for t in regel.eigen.values()):
        return len(lezer.open)
    los = 0
    for knoop in reversed(lezer.open):
        if knoop.is_totaal:
            break
        los += 1
    return los or len(lezer.open)


def _naamloos(lezer: _Lezer, regel: Regel) -> None:
    """Take a row without a name for a total when it is one."""
    aantal = _passend(lezer, regel)
    if aantal is None:
        lezer.naamloos.append(regel)
        return
    _sluit(lezer, regel, is_laatste=False)


def _som(delen: Iterable[Bedragen]) -> dict[int, Decimal]:
    som: dict[int, Decimal] = {}
    for deel in delen:
        _tel_bij(som, deel)
    return som


def _tel_bij(som: dict[int, Decimal], deel: Bedragen) -> None:
    for kolom, bedrag in deel.items():
        som[kolom] = som.get(kolom, Decimal(0)) + bedrag


def _gelijk(kolommen: Sequence[int], som: Bedragen, gedrukt: Bedragen, ruimte: Decimal) -> bool:
    """Whether a sum is what is printed, in each column that the total fills; small totals have less room."""
    gevuld = [k for k in kolommen if k in gedrukt]
    return bool(gevuld) and all(
        abs(som.get(k, Decimal(0)) - gedrukt[k])
        <= min(ruimte, abs(gedrukt[k]) * _GROOTSTE_DEEL) + _RUIS * (1 + abs(gedrukt[k]))
        for k in gevuld
    )


def marge(leden: int) -> Decimal:
    """Return by how many units a sum of this many rounded numbers may be off its own rounded total.

    Each rounding errs by up to a half, evenly spread; twice the standard deviation of their sum, and at least 1. A
    total of one line is that line.
    """
    return Decimal(0) if leden <= 1 else max(Decimal(1), Decimal(round(2 * ((leden + 1) / 12) ** 0.5)))
