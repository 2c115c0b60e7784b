"""How Django knows the app."""

from django.apps import AppConfig


class OpslagConfig(AppConfig):
    """The tables are called ``jaarboek_…``."""

    name = "allocator.jaarboek.opslag"
    label = "jaarboek"
