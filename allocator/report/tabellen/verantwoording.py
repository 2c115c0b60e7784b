"""What a plan must answer for: its goals, what was given up, the audit, and what nobody has judged yet."""

from __future__ import annotations

from collections.abc import Iterable

from allocator.report.cijfers import Cijfers
from allocator.report.tabel import Kolom, Som, Soort, Tabel, Waarde
from allocator.report.zinnen import DOELNAAM, doeloordeel, herstelzin, versoepelingzin
from allocator.workbook.planbladen import DoelKop, VersoepelingKop
from allocator_models.result import Auditverslag, Doeluitkomst, Herstel, Jaarplan, Versoepeling
from allocator_models.scenario import Post, Scenario

IN_ORDE = "in orde"


def plan_doelen(jaarplan: Jaarplan) -> Tabel:
    """One row a goal, in order."""
    return Tabel(
        (
            Kolom("Rang", Soort.AANTAL, 7),
            Kolom(DoelKop.DOEL, breedte=18),
            Kolom("Wat het meet", breedte=42),
            Kolom(DoelKop.WAARDE, Soort.GETAL, 16),
            Kolom(DoelKop.GRENS, Soort.GETAL, 16),
            Kolom(DoelKop.EENHEID, breedte=10),
            Kolom("Oordeel", breedte=34),
            Kolom(DoelKop.WAARDE_IN_DELEN, breedte=18),
            Kolom(DoelKop.GRENS_IN_DELEN, breedte=18),
            Kolom(DoelKop.GEVONDEN_IN_DELEN, breedte=18),
            Kolom(DoelKop.SCHAAL, Soort.AANTAL, 12),
            Kolom(DoelKop.SECONDEN, Soort.GETAL, 10),
        ),
        tuple(_doelrij(rang, d) for rang, d in enumerate(jaarplan.doelen, start=1)),
        leeg="Er zijn geen doelen doorgerekend.",
    )


def _doelrij(rang: int, d: Doeluitkomst) -> tuple[Waarde, ...]:
    return (
        rang,
        str(d.doel),
        DOELNAAM[d.doel],
        d.waarde,
        d.grens,
        d.eenheid,
        doeloordeel(d),
        str(d.waarde_eenheden),
        str(d.grens_eenheden),
        str(d.gehouden_eenheden),
        d.schaal,
        round(d.seconden, 2),
    )


def versoepelingen(regels: Iterable[Versoepeling]) -> Tabel:
    """One row a soft rule that was given up in part."""
    return Tabel(
        (
            Kolom(VersoepelingKop.DOEL, breedte=18),
            Kolom(VersoepelingKop.DIENST, breedte=11),
            Kolom(VersoepelingKop.ONDERWERP, breedte=20),
            Kolom(VersoepelingKop.EURO, Soort.EURO, 14),
            Kolom(VersoepelingKop.FTE, Soort.FTE, 10),
            Kolom("In gewone woorden", Soort.LANG, 80),
        ),
        tuple((str(v.doel), v.dienst, v.onderwerp, v.euro, v.fte_honderdsten, versoepelingzin(v)) for v in regels),
        leeg="Geen enkele regel hoefde te wijken.",
    )


def herstel(regels: Iterable[Herstel]) -> Tabel:
    """One row a repair; together they are the smallest that would make a plan possible."""
    return Tabel(
        (
            Kolom("Regel", breedte=14),
            Kolom("Soort", breedte=12),
            Kolom("Welke", breedte=18),
            Kolom("Dienst", breedte=10),
            Kolom("Programma", breedte=12),
            Kolom("Euro te kort", Soort.EURO, 13, Som()),
            Kolom("Fte te kort", Soort.FTE, 10, Som()),
            Kolom("In gewone woorden", Soort.LANG, 80),
        ),
        tuple(
            (h.regel, h.soort, h.naam, h.dienst, h.programma, h.euro, h.fte_honderdsten, herstelzin(h)) for h in regels
        ),
        leeg="Er is niets gevonden dat hersteld kan worden.",
    )


def taakstellingen(cijfers: Cijfers) -> Tabel:
    """One row a taakstelling."""
    return Tabel(
        (
            Kolom("Taakstelling", breedte=16),
            Kolom("Dienst", breedte=11),
            Kolom("Programma", breedte=12),
            Kolom("Aard", breedte=7),
            Kolom("Bedrag", Soort.EURO, 13, Som()),
            Kolom("Vervallen", Soort.EURO, 13, Som()),
            Kolom("Baten vervallen", Soort.EURO, 13, Som()),
            Kolom("Ingevuld", Soort.EURO, 13, Som()),
            Kolom("Tekort", Soort.EURO, 13, Som(), goed=0),
            Kolom("Geboekt op", breedte=14),
            Kolom("Stelpost wordt", Soort.EURO, 13),
        ),
        tuple(
            (
                k.taakstelling,
                k.dienst or "alle",
                k.programma or "alle",
                str(k.aard),
                k.bedrag_euro,
                k.vervallen_euro,
                k.baten_vervallen_euro,
                k.saldo_euro,
                k.tekort_euro,
                k.geboekt_op,
                k.stelpost_wordt_euro,
            )
            for k in cijfers.taakstellingen
        ),
        leeg="Er zijn geen taakstellingen.",
    )


def audit_regels(audit: Auditverslag) -> Tabel:
    """One row a rule that was checked."""
    fouten = [b.regel for b in audit.bevindingen]
    return Tabel(
        (
            Kolom("Regel", breedte=26),
            Kolom("Gecontroleerd", Soort.AANTAL, 15, Som()),
            Kolom("Bevindingen", Soort.AANTAL, 13, Som(), goed=0),
            Kolom("Oordeel", breedte=44, goed=IN_ORDE),
        ),
        tuple(
            (regel, aantal, fouten.count(regel), "niet in orde" if regel in fouten else IN_ORDE)
            for regel, aantal in audit.regels
        ),
        leeg="Er is geen plan gecontroleerd.",
    )


def audit_bevindingen(audit: Auditverslag) -> Tabel:
    """One row a finding."""
    return Tabel(
        (Kolom("Regel"), Kolom("Waar"), Kolom("Melding")),
        tuple((b.regel, b.plaats, b.melding) for b in audit.bevindingen),
        titel="Bevindingen",
        leeg="Er zijn geen bevindingen.",
    )


def niet_getoetst(scenario: Scenario) -> Tabel:
    """One row a post of which gebondenheid or aard was left empty: nobody has judged it yet."""
    return Tabel(
        (
            Kolom("Post", breedte=16),
            Kolom("Dienst", breedte=12),
            Kolom("Omschrijving", breedte=44),
            Kolom("Lasten", Soort.EURO, 14, Som()),
            Kolom("Gerekend met", breedte=16),
            Kolom("Wat ontbreekt", breedte=34),
        ),
        tuple(
            (p.post, p.dienst, p.omschrijving, p.lasten_euro, str(p.gebondenheid), _ontbreekt(p))
            for p in scenario.posten
            if p.niet_getoetst or p.aard_niet_ingevuld
        ),
        leeg="Elke post is beoordeeld.",
    )


def _ontbreekt(post: Post) -> str:
    delen = [
        *(["gebondenheid"] if post.niet_getoetst else []),
        *([f"aard (gerekend met {post.aard})"] if post.aard_niet_ingevuld else []),
    ]
    return " en ".join(delen)
