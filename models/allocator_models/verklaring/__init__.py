"""Why a plan is as it is, and what would make it different: every reason a fact, every change proven.

:mod:`.bindt` reads the cheap facts from the plan: what a refused prioriteit falls short of, and what uses it instead.
"""

from allocator_models.verklaring.bindt import Binding, Ruimte, Voorrang, kleinste_variant, wat_bindt

__all__ = ["Binding", "Ruimte", "Voorrang", "kleinste_variant", "wat_bindt"]
