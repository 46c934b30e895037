"""Divisions, organisations, the people on the staff and where they may act, and the site's own profile."""
