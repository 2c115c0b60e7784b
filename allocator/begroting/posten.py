"""From the lines of a file to posten of the scenario: lasting codes, whole euros, programma's by their code."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from allocator.begroting.duiding.lezing import Lezing
from allocator.begroting.duiding.lijnen import Lijn
from allocator.begroting.euro import rond_af
from allocator.begroting.scenarioblad import code
from allocator.begroting.woorden import Maat
from allocator.workbook.headings import heading_key
from allocator.workbook.schema import Waarde
from allocator_models.scenario import Kostensoort

_LANGSTE_SLEUTEL = 32
_KORTSTE_CODE = 4
"""A shorter code, such as 0.1, is likely to be another dienst's too."""

_AARD = {"s": "S", "structureel": "S", "str": "S", "i": "I", "incidenteel": "I", "inc": "I"}
_CODE_VOOROP = re.compile(r"(?:programma\s+)?(?P<code>[A-Z]{0,4}\d[\w.]*)\s*[:.\-–]?\s+(?P<naam>\S.*)", re.IGNORECASE)
_PROGRAMMAWOORD = re.compile(r"^programma\s*[:.\-–]?\s*", re.IGNORECASE)

HOOFDTAAKVELDEN = {
    "0": "Bestuur en ondersteuning",
    "1": "Veiligheid",
    "2": "Verkeer, vervoer en waterstaat",
    "3": "Economie",
    "4": "Onderwijs",
    "5": "Sport, cultuur en recreatie",
    "6": "Sociaal domein",
    "7": "Volksgezondheid en milieu",
    "8": "Volkshuisvesting, leefomgeving en stedelijke vernieuwing",
}
"""Of Iv3, by the first digit of a taakveld."""


@dataclass(frozen=True, slots=True)
class Invoerpost:
    """A post as the file gives it: the fields of `PostRij` that it fills, and where it stands there."""

    velden: Mapping[str, Waarde]
    blad: str
    cel: str

    @property
    def post(self) -> str:
        """Its code."""
        return str(self.velden["post"])


@dataclass(frozen=True)
class Invoer:
    """All posten of a file, the fields that the file decides on, and the programma's that the scenario hasn't got."""

    posten: tuple[Invoerpost, ...]
    levert: frozenset[str]
    nieuwe_programmas: Mapping[str, str]
    """Code → name."""
    zonder_kostensoort: int
    """Posten of which nothing in the file says the kostensoort."""

    def zonder(self, velden: Collection[str]) -> Invoer:
        """Return the same without some fields, because another file decides on them."""
        posten = tuple(
            replace(post, velden={veld: w for veld, w in post.velden.items() if veld not in velden})
            for post in self.posten
        )
        return replace(self, posten=posten, levert=self.levert - frozenset(velden))

    def som(self, veld: str) -> Decimal:
        """Return the sum of a field with numbers over all posten."""
        waarden = (post.velden.get(veld) for post in self.posten)
        return sum((Decimal(w) for w in waarden if isinstance(w, int | Decimal)), Decimal(0))


@dataclass(frozen=True)
class Omgeving:
    """What the scenario says already."""

    dienst: str
    programmas: Mapping[str, str]
    """Code → name."""
    eigen_posten: Mapping[str, tuple[str, str]]
    """What `code` makes of a post of this dienst → the post as it is written there, and its programma."""
    andere_posten: frozenset[str]
    """The same of posten of other diensten."""
    programma: str | None = None
    """The programma of lines that name none."""


def maak_posten(lezing: Lezing, omgeving: Omgeving) -> Invoer:
    """Return the posten of a file that has been read without open questions."""
    codes = _codes(lezing.lijnen, omgeving)
    zoeker = Programmazoeker(omgeving.programmas)
    programmas = _Programmakeuze(lezing, omgeving, zoeker)
    lasten, baten = (_euros(lezing, maat) for maat in (Maat.LASTEN, Maat.BATEN))
    fte, bezetting = (_fte(lezing, maat) for maat in (Maat.FTE, Maat.BEZETTING))
    levert = {"post", "dienst", "programma", "omschrijving", "lasten"}
    levert |= {naam for naam, bedragen in (("baten", baten), ("fte", fte), ("bezetting", bezetting)) if bedragen}
    if any(lijn.aard for lijn in lezing.lijnen):
        levert.add("aard")
    posten = []
    namen = _omschrijvingen(lezing.lijnen)
    for plaats, (lijn, post) in enumerate(zip(lezing.lijnen, codes, strict=True)):
        velden: dict[str, Waarde] = {
            "post": post,
            "dienst": omgeving.dienst,
            "programma": programmas.code(lijn, post),
            "omschrijving": namen[plaats],
            "kostensoort": (lijn.kostensoort or Kostensoort.OVERIG).value,
            "lasten": lasten.get(plaats, 0),
        }
        velden |= {k: v.get(plaats, 0) for k, v in (("baten", baten), ("fte", fte), ("bezetting", bezetting)) if v}
        if heading_key(lijn.aard) in _AARD:
            velden["aard"] = _AARD[heading_key(lijn.aard)]
        posten.append(Invoerpost(velden, lijn.blad, lijn.cel))
    zonder = sum(lijn.kostensoort is None for lijn in lezing.lijnen)
    if zonder == 0:
        levert.add("kostensoort")
    return Invoer(tuple(posten), frozenset(levert), zoeker.nieuw, zonder)


def _omschrijvingen(lijnen: Sequence[Lijn]) -> list[str]:
    """Return what each line is called, with the kind of cost where several are called the same."""
    keer = Counter(lijn.omschrijving for lijn in lijnen)
    return [
        f"{lijn.omschrijving}, {lijn.soort}" if lijn.soort and keer[lijn.omschrijving] > 1 else lijn.omschrijving
        for lijn in lijnen
    ]


def _euros(lezing: Lezing, maat: Maat) -> dict[int, int]:
    """Line → whole euros, of the lines that have this measure."""
    plaatsen = [i for i, lijn in enumerate(lezing.lijnen) if maat in lijn.bedragen]
    euros = rond_af([lezing.lijnen[i].bedragen[maat] * lezing.eenheid.euro for i in plaatsen])
    return dict(zip(plaatsen, euros, strict=True))


def _fte(lezing: Lezing, maat: Maat) -> dict[int, Decimal]:
    """Line → fte in hundredths."""
    plaatsen = [i for i, lijn in enumerate(lezing.lijnen) if maat in lijn.bedragen]
    honderdsten = rond_af([lezing.lijnen[i].bedragen[maat] * 100 for i in plaatsen])
    return {i: Decimal(h) / 100 for i, h in zip(plaatsen, honderdsten, strict=True)}


def _codes(lijnen: Sequence[Lijn], omgeving: Omgeving) -> list[str]:
    """Return a code for each line: the file's own, made unique where it names several, else one from its words."""
    basis = [_met_dienst(lijn.code, omgeving) if lijn.code else _uit_woorden(lijn, omgeving) for lijn in lijnen]
    groepen: dict[str, list[int]] = defaultdict(list)
    for plaats, post in enumerate(basis):
        groepen[code(post)].append(plaats)
    for plaatsen in groepen.values():
        if len(plaatsen) > 1:
            for plaats, staart in zip(plaatsen, _staarten([lijnen[i] for i in plaatsen]), strict=True):
                basis[plaats] = f"{basis[plaats]}-{staart}"
    gezien: Counter[str] = Counter()
    for plaats, post in enumerate(basis):  # what still is the same is told apart by its order
        gezien[code(post)] += 1
        if gezien[code(post)] > 1:
            basis[plaats] = f"{post}-{gezien[code(post)]}"
    return basis


def _staarten(lijnen: Sequence[Lijn]) -> list[str]:
    """What tells lines of one code apart: the kind of cost, else the omschrijving, else the grouping."""
    mogelijk = (
        [sleutel(lijn.soort or str(lijn.kostensoort or "")) for lijn in lijnen],
        [sleutel(lijn.omschrijving) for lijn in lijnen],
        [sleutel(" ".join(lijn.indeling[-1:])) for lijn in lijnen],
        [sleutel(" ".join((*lijn.indeling[-1:], lijn.soort or lijn.omschrijving))) for lijn in lijnen],
    )
    return next((s for s in mogelijk if all(s) and len(set(s)) == len(s)), mogelijk[-1])


def _met_dienst(post: str, omgeving: Omgeving) -> str:
    """Return a code of the file as the scenario has it: after the dienst where another dienst may use it too."""
    post = post.replace("|", "-")
    if code(post) in omgeving.eigen_posten:
        return omgeving.eigen_posten[code(post)][0]
    kort = len(post) < _KORTSTE_CODE or (post.replace(".", "").isdecimal() and "." in post)
    if kort and not code(post).startswith(code(omgeving.dienst)):
        return f"{omgeving.dienst}-{post}"
    return vrije_code(post, omgeving.dienst, omgeving.andere_posten)


def vrije_code(post: str, dienst: str, bezet: Collection[str]) -> str:
    """Return a post, after the dienst when it is ``bezet``: in use by another dienst, whatever its capitals."""
    return f"{dienst}-{post}" if code(post) in bezet else post


def _uit_woorden(lijn: Lijn, omgeving: Omgeving) -> str:
    return f"{omgeving.dienst}-{sleutel(lijn.omschrijving) or 'post'}"


def sleutel(tekst: str) -> str:
    """Return a short code from words: `Groenonderhoud Oost` is `groenonderhoud-oost`."""
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().casefold()
    delen = re.findall(r"[a-z0-9]+", kaal)
    kort = ""
    for deel in delen:
        if kort and len(kort) + len(deel) >= _LANGSTE_SLEUTEL:
            break
        kort = f"{kort}-{deel}" if kort else deel[:_LANGSTE_SLEUTEL]
    return kort


class Programmazoeker:
    """Finds a programma by what a file calls it among those of the scenario, and makes the ones that aren't there."""

    def __init__(self, programmas: Mapping[str, str]) -> None:
        """Take the programma's that are there: code → name."""
        self._op_naam = {heading_key(naam): eigen for eigen, naam in programmas.items() if naam}
        self._op_naam |= {heading_key(eigen): eigen for eigen in programmas}
        self.nieuw: dict[str, str] = {}

    def zoek(self, genoemd: str, naam: str = "") -> str:
        """Return the code of a programma; ``naam`` is its name, where the file has it apart."""
        kaal = _PROGRAMMAWOORD.sub("", genoemd)
        delen = _CODE_VOOROP.fullmatch(genoemd)
        eerste, _, rest = kaal.partition(" ")
        for tekst in (genoemd, kaal, *([delen["code"]] if delen else [])):
            bekend = self._op_naam.get(heading_key(tekst))
            if bekend is not None:
                return bekend
        for tekst in (delen["naam"] if delen else "", naam, eerste, rest):
            bekend = self._op_naam.get(heading_key(tekst)) if tekst else None
            if bekend is not None and bekend not in self.nieuw:  # two new ones may well have one name
                return bekend
        eigen, eigen_naam = (delen["code"], delen["naam"]) if delen else (kaal[:60].replace("|", "-"), kaal)
        self.nieuw[eigen] = naam or eigen_naam
        self._op_naam |= {heading_key(t): eigen for t in (genoemd, eigen, naam or eigen_naam)}
        return eigen


@dataclass(frozen=True)
class _Programmakeuze:
    """Gives each line its programma."""

    lezing: Lezing
    omgeving: Omgeving
    zoeker: Programmazoeker

    def code(self, lijn: Lijn, post: str) -> str:
        """Return the code of a line's programma: named, else of the post until now, else the one for all."""
        genoemd = _iv3_programma(lijn) if self.lezing.iv3 else lijn.programma
        if genoemd:
            return self.zoeker.zoek(genoemd)
        if self.omgeving.programma is not None:
            return self.zoeker.zoek(self.omgeving.programma)
        return self.omgeving.eigen_posten.get(code(post), ("", ""))[1] or self._enige()

    def _enige(self) -> str:
        """The programma of lines that name none: that of all posten of the dienst if it is one, else one of its own."""
        van_dienst = {programma for _, programma in self.omgeving.eigen_posten.values()}
        van_dienst = van_dienst or set(self.omgeving.programmas)
        return next(iter(van_dienst)) if len(van_dienst) == 1 else self.zoeker.zoek(self.omgeving.dienst)


def _iv3_programma(lijn: Lijn) -> str:
    cijfer = lijn.code[:1]
    return f"{cijfer} {HOOFDTAAKVELDEN.get(cijfer, 'Overig')}"
