"""The glossary explains every word of the field that the software uses."""

from __future__ import annotations

import re
from pathlib import Path

PAGINA = Path(__file__).parents[2] / "docs" / "begrippen.md"

WOORDEN = """
    aard advies baten begrotingswijziging beleidsgat beleidsmatig beslistermijn besluit bestuurlijk bezetting
    dekking dienst drempelscore flex formatie gebied gebondenheid incidenteel inhuur initiatief inzet jaarboek
    juridisch lasten leefbaarheidsbudget maatlat mutatie oormerk opdrachtbrief optie portefeuillehouder post pot
    prioriteit programma saldo spelregel spoed strippenkaart structureel taakstelling toegezegd variant vast
    verdeelwijze vervallen Voorjaarsnota vrij vrijgavedatum wijk wijkactieprogramma wijkafspraak wijkambitie
""".split()


def _rijen() -> list[list[str]]:
    tabel = re.findall(r"^\| (.+) \|$", PAGINA.read_text(encoding="utf-8"), re.MULTILINE)
    return [rij.split(" | ") for rij in tabel[1:]]


def test_every_word_is_there_in_order() -> None:
    """The words of the field, each once, in the order of the alphabet."""
    assert [rij[0] for rij in _rijen()] == sorted(WOORDEN, key=str.lower)


def test_every_word_is_explained_twice() -> None:
    """Each has a Dutch and an English line, and these differ."""
    for woord, betekenis, meaning in _rijen():
        assert len(betekenis) > 10, woord
        assert len(meaning) > 10, woord
        assert betekenis != meaning, woord
