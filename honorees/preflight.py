"""Checks before publication of people, teams and campaigns."""
