"""Tests of the admin pages of editions and records."""
