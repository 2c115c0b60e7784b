"""The tables of the year book, as a Django app of its own.

Django wants its settings before a model is imported, so importing this package gives them: here, in code, without a
project or a settings module of the user's. Which database a book is in, is told per book, by its address
(:mod:`allocator.jaarboek.adres`); the default database is none.
"""

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["allocator.jaarboek.opslag"],
    DATABASES={},
    USE_TZ=True,
    TIME_ZONE="UTC",
    LANGUAGE_CODE="nl",
    LOGGING_CONFIG=None,  # logging is the application's own
)
django.setup()
