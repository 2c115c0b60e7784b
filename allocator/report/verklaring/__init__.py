"""Reasons in plain Dutch: sentences and tables of what :mod:`allocator_models.verklaring` proves."""
