"""Checks before publication of articles."""
