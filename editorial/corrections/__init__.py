"""Corrections of live pages: what readers are told, urgent ones, and bringing them into the record."""
