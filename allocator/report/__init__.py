"""From results to what people read: figures, tables, sheets, letters, the terminal, JSON.

Figures (``cijfers``) come from the scenario and the plan alone. Tables (``tabellen``) are data; ``excel`` and
``terminal`` draw them.
"""
