"""Join a file of formatie and bezetting to the posten of a dienst: by code, else by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from allocator.begroting.duiding.lezing import Lezing
from allocator.begroting.duiding.lijnen import Lijn
from allocator.begroting.euro import rond_af
from allocator.begroting.posten import Invoer, Invoerpost
from allocator.begroting.scenarioblad import Rijwaarden, Scenarioblad, code
from allocator.begroting.woorden import Maat
from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Invoerfouten, Melding, weigering
from allocator.workbook.schema import Waarde
from allocator_models.scenario import Kostensoort


def koppel_formatie(lezing: Lezing, begroting: Scenarioblad, dienst: str) -> Invoer:
    """Return the posten of a dienst with the fte of a file; those that the file doesn't name have none.

    Raises:
        Invoerfouten: a line fits no post, or the dienst has no posten yet.
    """
    eigen = begroting.van_dienst(dienst)
    if not eigen:
        melding = f"De dienst {dienst} heeft nog geen posten op het blad Begroting."
        raise weigering(melding, "Lees eerst de begroting van de dienst in.")
    zoeker = _Zoeker(eigen, dienst)
    plaatsen = [zoeker.zoek(lijn) for lijn in lezing.lijnen]
    zonder = [lijn for lijn, plaats in zip(lezing.lijnen, plaatsen, strict=True) if plaats is None]
    if zonder:
        raise Invoerfouten([_zonder_post(lijn) for lijn in zonder])
    maten = [m for m in (Maat.FTE, Maat.BEZETTING) if any(m in lijn.bedragen for lijn in lezing.lijnen)]
    sommen: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for maat in maten:
        honderdsten = rond_af([lijn.bedragen.get(maat, Decimal(0)) * 100 for lijn in lezing.lijnen])
        for plaats, aantal in zip(plaatsen, honderdsten, strict=True):
            assert plaats is not None
            sommen[plaats][maat.value] = sommen[plaats].get(maat.value, Decimal(0)) + Decimal(aantal) / 100
    posten = [_post(rij, sommen.get(i, {}), maten) for i, rij in enumerate(eigen)]
    return Invoer(tuple(posten), frozenset(m.value for m in maten), {}, 0)


def _post(rij: Rijwaarden, sommen: dict[str, Decimal], maten: Sequence[Maat]) -> Invoerpost:
    velden: dict[str, Waarde] = {"post": rij.get("post"), "dienst": rij.get("dienst")}
    for maat in maten:
        if maat.value in sommen or rij.get("fte"):
            velden[maat.value] = sommen.get(maat.value, Decimal(0))
    return Invoerpost(velden, "", "")


class _Zoeker:
    """Finds the post that a line of formatie belongs to; among several of one code or name, that of the salaries."""

    def __init__(self, eigen: Sequence[Rijwaarden], dienst: str) -> None:
        self._eigen = eigen
        self._dienst = dienst
        self._codes = [code(rij.get("post")) for rij in eigen]
        self._namen = [heading_key(str(rij.get("omschrijving", "")).partition(",")[0]) for rij in eigen]
        self._hele_namen = [heading_key(str(rij.get("omschrijving", ""))) for rij in eigen]

    def zoek(self, lijn: Lijn) -> int | None:
        """Return the place of the post; None when none fits, or several do."""
        return self._op_code(lijn.code) if lijn.code and self._op_code(lijn.code) is not None else self._op_naam(lijn)

    def _op_code(self, gezocht: str) -> int | None:
        mogelijk = (heading_key(gezocht), heading_key(f"{self._dienst}-{gezocht}"))
        precies = [i for i, eigen in enumerate(self._codes) if eigen in mogelijk]
        if precies:
            return precies[0]
        return self._van_personeel(
            [i for i, c in enumerate(self._codes) if c.startswith(tuple(f"{m}-" for m in mogelijk))]
        )

    def _op_naam(self, lijn: Lijn) -> int | None:
        for naam in (lijn.omschrijving, *reversed(lijn.indeling)):
            sleutel = heading_key(naam)
            for namen in (self._hele_namen, self._namen):
                gevonden = self._van_personeel([i for i, eigen in enumerate(namen) if eigen == sleutel])
                if gevonden is not None:
                    return gevonden
        return None

    def _van_personeel(self, plaatsen: Sequence[int]) -> int | None:
        """Return the only place, or the only one that is about personeel."""
        if len(plaatsen) == 1:
            return plaatsen[0]
        personeel = [i for i in plaatsen if self._eigen[i].get("kostensoort") == Kostensoort.PERSONEEL.value]
        return personeel[0] if len(personeel) == 1 else None


def _zonder_post(lijn: Lijn) -> Melding:
    naam = " ".join(filter(None, (lijn.code, lijn.omschrijving)))
    melding = f"Bij '{naam}' is geen post van de dienst te vinden."
    return Melding(
        lijn.blad,
        lijn.cel,
        naam,
        melding,
        "Geef de regel de code of de omschrijving van een post op het blad Begroting.",
    )
