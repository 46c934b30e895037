"""What one page says otherwise than another: field by field, lists item by item, text by character.

Nothing in which two pages differ is left untold: what has no words of its own is named.
"""

from editorial.comparison.fields import Difference, between, lines
from editorial.comparison.items import ItemChange
from editorial.comparison.text import ADDED, REMOVED, SAME, Segment, segments

__all__ = ["ADDED", "REMOVED", "SAME", "Difference", "ItemChange", "Segment", "between", "lines", "segments"]
