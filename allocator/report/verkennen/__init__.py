"""A sweep around a scenario: kept as it comes, and shown as tables, charts and sentences."""
