"""Checks of every kind: personal numbers in any text of a page."""
