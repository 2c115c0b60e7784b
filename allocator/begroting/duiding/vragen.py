"""What the user is asked: only where two readings are possible, each with its choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.values import bedoelt_u


@dataclass(frozen=True, slots=True)
class Keuze:
    """A possible answer: what is typed, and what it means."""

    waarde: str
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question. ``sleutel`` names it on the command line and in a profile."""

    sleutel: str
    tekst: str
    keuzes: tuple[Keuze, ...]
    blad: str | None = None
    cel: str | None = None

    @property
    def voorbeeld(self) -> str:
        """How to answer it on the command line."""
        return f'--kies "{self.sleutel}={self.keuzes[0].waarde}"'


class Vragen:
    """Gives the answers that are known, and gathers the questions that are not answered yet."""

    def __init__(
        self, antwoorden: Mapping[str, str], profiel: Mapping[str, str] | None = None, kenmerk: str = ""
    ) -> None:
        """Take the answers of the user, and those that a profile has for files with the heads ``kenmerk``."""
        self._antwoorden = {heading_key(k): v for k, v in antwoorden.items()}
        self._in_profiel = {heading_key(k): v for k, v in (profiel or {}).items()}
        self._profiel: Mapping[str, str] = {}
        self._kenmerk = kenmerk
        self.open: dict[str, Vraag] = {}
        self.beantwoord: dict[str, str] = {}

    def herken(self, kenmerk: str) -> None:
        """Use the answers of the profile when a file has the heads that it is about."""
        if kenmerk == self._kenmerk:
            self._profiel = self._in_profiel

    @property
    def profiel_gebruikt(self) -> bool:
        """Whether the layout is the one of the profile."""
        return self._profiel is self._in_profiel

    def stel(self, vraag: Vraag) -> str:
        """Return the answer; while there is none, the first choice, so that later questions are found too.

        Raises:
            Invoerfouten: the answer that was given is none of the choices.
        """
        sleutel = heading_key(vraag.sleutel)
        mogelijk = {heading_key(k.waarde): k.waarde for k in vraag.keuzes}
        if sleutel in self._antwoorden:
            gegeven = self._antwoorden[sleutel]
            if heading_key(gegeven) not in mogelijk:
                raise Invoerfouten([_geen_keuze(vraag, gegeven)])
            antwoord = mogelijk[heading_key(gegeven)]
        elif sleutel in self._profiel and heading_key(self._profiel[sleutel]) in mogelijk:
            antwoord = mogelijk[heading_key(self._profiel[sleutel])]
        else:
            self.open.setdefault(vraag.sleutel, vraag)
            return vraag.keuzes[0].waarde
        self.beantwoord[vraag.sleutel] = antwoord
        return antwoord

    def onbekend(self) -> list[str]:
        """Return the keys of given answers that no question asked for."""
        gesteld = {heading_key(s) for s in (*self.beantwoord, *self.open)}
        return [sleutel for sleutel in self._antwoorden if sleutel not in gesteld]


def _geen_keuze(vraag: Vraag, gegeven: str) -> Melding:
    melding = f"'{gegeven}' is geen antwoord op de vraag '{vraag.sleutel}'."
    return Melding(vraag.blad, vraag.cel, None, melding, bedoelt_u(gegeven, [k.waarde for k in vraag.keuzes]))
