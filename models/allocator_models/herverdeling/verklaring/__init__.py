"""Verified reasons in the year: why a request got what it got, and the cheapest change that turns a no into a yes.

Let V be the optimum of the day's weighing, and V_k the optimum of the same with request k granted (Σ x_k = 1).

What binds
    Per pot of the request: what it asks, what there was for it, and what the others leave. Who went before.
What gives way
    The difference between the choice of V and that of V_k: other requests by name, and what is expected. The same money
    scores elsewhere grade × (v_k + V − V_k) / v_k, as the grade of a request of this size: the number under "too
    little contribution per euro".
Too near to tell
    The proven bound of V_k is not below the value found without k. Then no change is named.
Changes
    Each is found by weighing again with the request so changed, by the rule that decides on it, the same day, beside
    the same others: see :mod:`.wijzigingen`. "Least" is said when one step less was weighed too, and is a no. The
    search begins at the grade that the same money scores elsewhere, so that two weighings mostly do.
A yes
    Which pots it leans on, what they keep, and the lowest grade with which it is still a yes, found in the same way.

What has a rule of its own is decided before the program, so that such a request costs no solve at all.
"""

from __future__ import annotations

import math
from dataclasses import replace

from allocator_models.herverdeling.verdeling import Verdeling, Weg
from allocator_models.herverdeling.verklaring.feiten import is_te_dicht, potdruk, verdringing, voorgangers
from allocator_models.herverdeling.verklaring.weger import Weger
from allocator_models.herverdeling.verklaring.wijzigingen import blijft_vanaf, wijzigingen
from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.jaar import Advies, Reden, Uitkomst
from allocator_models.jaarverklaring import Verklaring
from allocator_models.scenario import Initiatief

__all__ = ["Verklaarder"]

ZONDER_WIJZIGING = (Reden.GEEN_BIJDRAGE, Reden.TENDER)
"""What serves nothing has to be judged anew, not changed; what waits for a tender isn't weighed yet."""


class Verklaarder:
    """Explains the advice of one weighing, request by request."""

    def __init__(self, verdeling: Verdeling, verwachting: Verwachting) -> None:
        """Keep the weighing of the day."""
        self.weger = Weger(verdeling, verwachting)

    def verklaar(self, advies: Advies) -> Verklaring:
        """Return the explanation of one advice."""
        verdeling, verwachting = self.weger.verdeling, self.weger.verwachting
        initiatief = next(
            v.initiatief for v in verdeling.stand.verzoeken if v.initiatief.initiatief == advies.initiatief
        )
        potten = potdruk(verdeling, initiatief, verwachting.keuzen(initiatief))
        feiten = Verklaring(initiatief, advies, potten, voorgangers(verdeling, initiatief, potten))
        if advies.uitkomst is Uitkomst.TOEKENNEN:
            return self._ja(feiten)
        return feiten if advies.reden in ZONDER_WIJZIGING else self._nee(feiten)

    def _nee(self, feiten: Verklaring) -> Verklaring:
        initiatief, verdeling = feiten.initiatief, self.weger.verdeling
        gedwongen = self.weger.gedwongen(initiatief.initiatief)
        wijkt = verdringing(verdeling, gedwongen, initiatief)
        te_dicht = is_te_dicht(verdeling, gedwongen, initiatief.initiatief)
        anders = () if te_dicht else wijzigingen(self.weger, initiatief, feiten.potten, wijkt)
        return replace(feiten, verdringing=wijkt, te_dicht=te_dicht, wijzigingen=anders)

    def _ja(self, feiten: Verklaring) -> Verklaring:
        score, minste = blijft_vanaf(self.weger, feiten.initiatief, *self._waar_het_kantelt(feiten.initiatief))
        return replace(feiten, blijft_vanaf_duizendsten=score, blijft_minste=minste)

    def _waar_het_kantelt(self, initiatief: Initiatief) -> tuple[int, float]:
        """Return the score around which a yes becomes a no, and the bound of every plan without the request."""
        verdeling, naam = self.weger.verdeling, initiatief.initiatief
        keuze = verdeling.uitslag.keuzen.get(naam)
        if keuze is None:
            return verdeling.drempel_duizendsten if verdeling.wegen[naam] is Weg.DREMPEL else 0, -math.inf
        zonder = self.weger.zonder(naam).uitslag
        winst = max(0.0, verdeling.uitslag.waarde - zonder.waarde)
        return round(initiatief.score_duizendsten * (1 - winst / keuze.waarde)), zonder.grens
