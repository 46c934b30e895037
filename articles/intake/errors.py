"""The one error that intake raises for input that it refuses."""


class Unreadable(Exception):
    """A file or text that intake refuses, with a stable code for the message that people read.

    Codes: ``empty``, ``too_large`` (limit), ``too_long`` (limit), ``too_many_images`` (limit), ``unknown_format``,
    ``binary``, ``encoding``, ``bomb``, ``entities``, ``encrypted``, ``damaged``, ``no_text``.
    The texts for people are made at the edge, from the code and the params.
    """

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self):
        return self.code if not self.params else f"{self.code} {self.params}"
