"""Put the posten of a dienst into the sheets of a scenario: theirs are replaced, what was added by hand is kept.

By post: the fields that the file decides on are those of the file, all others stay as they are. What changed is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from allocator.begroting.posten import Invoer
from allocator.begroting.scenarioblad import Rijwaarden, Scenarioblad, code, gelijk, getal
from allocator.workbook.schema import Waarde

_BEDRAGEN = ("lasten", "baten")
_VASTE_VOLGORDE = ("lasten", "baten", "fte", "bezetting", "programma", "omschrijving", "kostensoort", "aard")


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A field of a post that is another than it was."""

    post: str
    veld: str
    was: Waarde
    wordt: Waarde


@dataclass(frozen=True, slots=True)
class Programmaverschil:
    """The sums of a dienst in one programma, in euros, before and after."""

    programma: str
    was_lasten: int
    wordt_lasten: int
    was_baten: int
    wordt_baten: int


@dataclass
class Verschil:
    """What an import changes."""

    gekomen: list[str] = field(default_factory=list)
    verdwenen: list[str] = field(default_factory=list)
    gewijzigd: list[Wijziging] = field(default_factory=list)
    programmas: list[Programmaverschil] = field(default_factory=list)
    nieuwe_programmas: dict[str, str] = field(default_factory=dict)

    @property
    def leeg(self) -> bool:
        """Whether nothing changes."""
        return not (self.gekomen or self.verdwenen or self.gewijzigd or self.nieuwe_programmas)


def voeg_samen(begroting: Scenarioblad, programmas: Scenarioblad, dienst: str, invoer: Invoer) -> Verschil:
    """Replace the rows of a dienst in ``begroting``, add programma's that are new, and return what changed."""
    oud = begroting.van_dienst(dienst)
    anderen = begroting.van_anderen(dienst)
    op_post = {code(rij.get("post")): rij for rij in oud}
    nieuw = [_rij(op_post.get(code(p.post)), p.velden, invoer.levert) for p in invoer.posten]
    verschil = _verschil(oud, nieuw)
    voor = begroting.rijen.index(oud[0]) if oud else len(anderen)
    begroting.rijen = [*anderen[:voor], *nieuw, *anderen[voor:]]
    _voeg_programmas_toe(programmas, invoer.nieuwe_programmas, verschil)
    return verschil


def _rij(oud: Rijwaarden | None, velden: Mapping[str, Waarde], levert: frozenset[str]) -> Rijwaarden:
    """Return the row of a post: what the file decides on from the file, the rest as it was."""
    if oud is None:
        return {veld: waarde for veld, waarde in velden.items() if waarde not in (None, "")}
    rij = dict(oud)
    for veld, waarde in velden.items():
        if (veld in levert or rij.get(veld) is None) and not gelijk(rij.get(veld), waarde):
            rij[veld] = waarde
    return rij


def _verschil(oud: Sequence[Rijwaarden], nieuw: Sequence[Rijwaarden]) -> Verschil:
    verschil = Verschil()
    was = {code(rij.get("post")): rij for rij in oud}
    wordt = {code(rij.get("post")): rij for rij in nieuw}
    verschil.gekomen = [str(rij["post"]) for post, rij in wordt.items() if post not in was]
    verschil.verdwenen = [str(rij.get("post", "")) for post, rij in was.items() if post not in wordt]
    for post in wordt.keys() & was.keys():
        verschil.gewijzigd += [
            Wijziging(str(wordt[post]["post"]), veld, was[post].get(veld), wordt[post].get(veld))
            for veld in _VASTE_VOLGORDE
            if not gelijk(was[post].get(veld), wordt[post].get(veld))
        ]
    volgorde = {post: i for i, post in enumerate(wordt)}
    verschil.gewijzigd.sort(key=lambda w: (volgorde[code(w.post)], _VASTE_VOLGORDE.index(w.veld)))
    verschil.programmas = _per_programma(oud, nieuw)
    return verschil


def _per_programma(oud: Sequence[Rijwaarden], nieuw: Sequence[Rijwaarden]) -> list[Programmaverschil]:
    sommen: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for plaats, rijen in enumerate((oud, nieuw)):
        for rij in rijen:
            for i, veld in enumerate(_BEDRAGEN):
                sommen[str(rij.get("programma", ""))][2 * i + plaats] += int(getal(rij.get(veld)))
    return [Programmaverschil(programma, *sommen[programma]) for programma in sorted(sommen)]


def _voeg_programmas_toe(programmas: Scenarioblad, nieuw: Mapping[str, str], verschil: Verschil) -> None:
    bekend = {code(rij.get("programma")) for rij in programmas.rijen}
    for programma, naam in nieuw.items():
        if code(programma) not in bekend:
            programmas.rijen.append({"programma": programma, "naam": naam})
            verschil.nieuwe_programmas[programma] = naam
