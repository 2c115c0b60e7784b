"""Fill in a page: one self-contained HTML file in the colours of all sheets, without network or scripts."""

from __future__ import annotations

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from allocator.report.zinnen import procent
from allocator.workbook import palette
from allocator.workbook.notation import euro

_KLEUREN = (
    "ACCENT",
    "ACCENT_MIDDEN",
    "ACCENT_LICHT",
    "SIGNAAL",
    "SIGNAAL_LICHT",
    "GOUD",
    "INKT",
    "GRIJS",
    "LIJN",
    "WIT",
)


def vul_in(pakket: str, sjabloon: str, **gegevens: object) -> str:
    """Return the page of a template in `sjablonen` of a package of `allocator.report`, or of `allocator.report` itself.

    Text of users is never read as HTML.
    """
    omgeving = Environment(
        loader=ChoiceLoader(
            [PackageLoader(p, "sjablonen") for p in (f"allocator.report.{pakket}", "allocator.report")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters |= {"euro": euro, "procent": procent}
    kleuren = {naam.lower(): getattr(palette, naam) for naam in _KLEUREN}
    html = omgeving.get_template(sjabloon).render(kleur=kleuren, **gegevens)
    return html.replace("x € ", "x\u00a0€ ").replace("€ ", "€\u00a0")  # an amount is never broken off
