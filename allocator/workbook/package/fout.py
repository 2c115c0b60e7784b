"""The one error of this package that a user sees."""


class WerkmapFout(ValueError):
    """A workbook that can't be read or changed; the message is a Dutch sentence for the user."""
