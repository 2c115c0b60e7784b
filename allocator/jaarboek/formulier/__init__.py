"""The one-page form with which a wijk asks for money or hours: written for a city, filled in by people, read back.

    lijsten = keuzelijsten(scenario)
    schrijf_formulier(lijsten, Path("formulier.xlsx"))
    aanvraag = lees_formulier(Path("speelplek.xlsx"), lijsten)

`velden` declares what stands where, once, for writing and reading alike; `maatlat` is the checklist that gives the
score. Nothing here needs a database.
"""

from allocator.jaarboek.formulier.aanvraag import Aanvraag
from allocator.jaarboek.formulier.lezen import is_formulier, lees_formulier
from allocator.jaarboek.formulier.lijsten import Keuzelijsten, keuzelijsten
from allocator.jaarboek.formulier.schrijven import schrijf_formulier

__all__ = ["Aanvraag", "Keuzelijsten", "is_formulier", "keuzelijsten", "lees_formulier", "schrijf_formulier"]
