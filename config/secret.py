"""The secret key of an installation that was given none: made once, kept in var/, readable by its owner only."""

import contextlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key


def kept_secret(path: Path) -> str:
    """Return the key stored at `path`, making it first if there is none.

    Several processes may start at once: each writes a whole file of its own (mode 600), and the first that links it
    to `path` wins; the others read that one. So nobody ever reads a file that is still empty.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}-") as file:
            file.write(get_random_secret_key())
            file.flush()
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text().strip()
