"""How many rows a page is asked for where it must take the same queries for any number."""

import pytest

ANY_NUMBER = (1, 3, pytest.param(300, marks=pytest.mark.full))
"""One, some and many; many are left to the full looks, where they are made once and not once for each engine."""
