"""Admin pages of people, teams, campaigns, and what belongs to them."""

from honorees.admin import campaigns, honorees, parts, teams

__all__ = ["campaigns", "honorees", "parts", "teams"]
