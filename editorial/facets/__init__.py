"""Facets: which live editions have which value, with counts for any selection, kept in the process per clock state."""

from editorial.facets.build import index
from editorial.facets.index import Index, Value
from editorial.facets.ordering import Orders, orders
from editorial.facets.rows import Facets
from editorial.facets.selection import Selection

__all__ = ["Facets", "Index", "Orders", "Selection", "Value", "index", "orders"]
